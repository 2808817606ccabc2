import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import { eventually } from './support/eventually.js';
import { asText, body, copied, queryField, rows, shownCount, tab } from './support/pageParts.js';
import { brokenFilter, sampleDetail } from './support/sampleExchanges.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

const asked = (page: Page) => page.evaluate(() => window.fakeHost.asked);

void describe('the detail', () => {
  void test('says what the request means, with its headers and body', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.locator('#row-5').click();

      await page.getByText('Set active to false').waitFor();
      await page.getByText('PATCH without a path').waitFor();
      await tab(page, 'Request').click();
      await page.getByRole('cell', { name: 'Okta SCIM Client 1.0.0' }).waitFor();
      await asText(page);
      const shown = body(page, 'Request');
      await eventually(async () => {
        assert.match((await shown.textContent()) ?? '', /"op": "replace"/);
        assert.equal(await shown.locator('.json-keyword').textContent(), 'false');
      });
    });
  });

  void test('bodies are fetched when they are shown, not before', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.locator('#row-5').click();
      await page.getByText('Set active to false').waitFor();
      await eventually(async () => {
        assert.equal((await asked(page)).includes('exchange/body'), false);
      });

      await tab(page, 'Response').click();

      await body(page, 'Response').waitFor();
    });
  });

  void test('selection, filter, tab and splitter survive a reload', async () => {
    await withInspector({ count: 300 }, async (page) => {
      await queryField(page).fill('post');
      await shownCount(page, '90 of 300 requests');
      const id = (await page.locator(rows).last().getAttribute('id')) ?? '';
      await page.locator(`#${id}`).click();
      await tab(page, 'Response').click();
      await page.getByRole('separator', { name: 'Resize list and detail' }).focus();
      await page.keyboard.press('Home');
      await body(page, 'Response').waitFor();

      await page.reload();

      await page.locator(`#${id}[aria-selected="true"]`).waitFor();
      await body(page, 'Response').waitFor();
      await shownCount(page, '90 of 300 requests');
      await eventually(async () => {
        assert.equal(await queryField(page).inputValue(), 'post');
        assert.equal(
          await page
            .getByRole('separator', { name: 'Resize list and detail' })
            .getAttribute('aria-valuenow'),
          '15',
        );
      });
    });
  });

  void test('text that looks like HTML is shown as text', async () => {
    await withInspector({ count: 1 }, async (page) => {
      const evil = '<img src=x onerror=alert(1)>';
      await page.evaluate((text) => {
        const host = window.fakeHost;
        const id = host.addItem({ operation: text, subject: text, path: text, method: 'POST' });
        const base = { text: `{"x":"${text}"}`, form: 'json' as const, isTruncated: false };
        host.bodies.set(`${id}/request/cut`, base);
      }, evil);
      await page.locator('#row-2').click();
      await tab(page, 'Request').click();

      await asText(page);
      const shown = body(page, 'Request');
      await shown.waitFor();
      await eventually(async () => {
        assert.equal(await shown.textContent(), `{"x":"${evil}"}`);
        assert.match((await page.locator('#row-2').textContent()) ?? '', /<img src=x/);
        assert.equal(await page.locator('img').count(), 0);
      });
    });
  });

  void test('a long body is cut, and shown whole on request', async () => {
    await withInspector({ count: 2 }, async (page) => {
      await page.evaluate(() => {
        const line = (at: number) => `  "member ${String(at)}"`;
        const whole = `[\n${Array.from({ length: 40_000 }, (_, at) => line(at)).join(',\n')}\n]`;
        const cut = whole.slice(0, 256_000);
        const { bodies } = window.fakeHost;
        bodies.set('x2/response/cut', { text: cut, form: 'json', isTruncated: true });
        bodies.set('x2/response/whole', { text: whole, form: 'json', isTruncated: false });
      });
      await page.locator('#row-2').click();
      await tab(page, 'Response').click();
      const shown = body(page, 'Response');
      await shown.waitFor();
      await eventually(async () => {
        assert.equal(((await shown.textContent()) ?? '').includes('member 39999'), false);
      });

      await page.getByRole('button', { name: 'Load All' }).click();
      await asText(page);
      await shown.getByText('member 39999').waitFor({ state: 'attached' });
      await eventually(async () => {
        assert.equal(await page.getByRole('button', { name: 'Load All' }).count(), 0);
      });

      await page.getByRole('button', { name: 'Copy body' }).click();
      await page.getByText('Copied', { exact: true }).waitFor();
      await eventually(async () => {
        assert.ok((await copied(page))[0]?.endsWith('"member 39999"\n]'));
      });
    });
  });

  void test('bytes that are not UTF-8 come as a hex dump, broken JSON as it came', async () => {
    await withInspector({ count: 2 }, async (page) => {
      await page.evaluate(() => {
        const { bodies } = window.fakeHost;
        bodies.set('x2/request/cut', { text: 'eyL//g==', form: 'raw', isTruncated: false });
        bodies.set('x2/response/cut', { text: '{"half":', form: 'text', isTruncated: false });
      });
      await page.locator('#row-2').click();

      await tab(page, 'Request').click();
      await page.getByText('Not valid UTF-8').waitFor();
      await page.getByText('7b 22 ff fe').waitFor();
      // Sixteen bytes and their text stay on one line, however narrow the pane.
      await eventually(async () => {
        const space = await page
          .getByText('7b 22 ff fe')
          .evaluate((element) => getComputedStyle(element).whiteSpace);
        assert.equal(space, 'pre');
      });
      await tab(page, 'Response').click();

      await page.getByText('Not valid JSON').waitFor();
    });
  });

  void test('a filter has the colours of its parts, and says whom it matches', async () => {
    await withInspector({ count: 1 }, async (page) => {
      await page.locator('#row-1').click();
      const filter = page.getByRole('group', { name: 'Filter', exact: true });
      await filter.waitFor();

      await eventually(async () => {
        const colours = await filter
          .locator('.filter-attribute, .filter-operator, .filter-string')
          .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color));
        assert.equal(new Set(colours).size, 3);
      });
      await page.getByRole('button', { name: 'Evaluate on the Mock’s People…' }).click();
      await page.getByRole('button', { name: 'Evaluate on This Answer…' }).click();

      await eventually(async () => {
        assert.deepEqual(await page.evaluate(() => window.fakeHost.evaluatedOn), [
          'server',
          'answer',
        ]);
      });
    });
  });

  void test('a broken filter is marked where it breaks, with a proposal beside it', async () => {
    await withInspector({ count: 1 }, async (page) => {
      await page.evaluate(
        ({ detail, filter }) => {
          window.fakeHost.details.set('x1', { ...detail, filter });
        },
        { detail: sampleDetail(1), filter: brokenFilter },
      );
      await page.locator('#row-1').click();

      await page.getByText('"=" is not an operator: use eq (at character 10)').waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('.filter-text mark').textContent(), '=');
        assert.match(
          await page.locator('.filter-text mark').evaluate((mark) => {
            return getComputedStyle(mark).textDecoration;
          }),
          /underline wavy/,
        );
      });
      await page.getByText('Replace "=" with "eq"').waitFor();
      await eventually(async () => {
        assert.equal(
          await page.getByRole('group', { name: 'Meant, probably:' }).innerText(),
          'userName eq "mara"',
        );
        assert.equal(
          await page.getByRole('button', { name: 'Evaluate on This Answer…' }).count(),
          0,
        );
      });
    });
  });

  void test('what is missing at the end of a filter is marked behind it', async () => {
    await withInspector({ count: 1 }, async (page) => {
      await page.evaluate((detail) => {
        const message = 'The name of an attribute is missing';
        const filter = {
          text: 'active pr and',
          tokens: [{ kind: 'plain' as const, text: 'active pr and' }],
          remarks: [{ level: 'error' as const, message, start: 13, end: 13 }],
          isAnswered: false,
        };
        window.fakeHost.details.set('x1', { ...detail, filter });
      }, sampleDetail(1));
      await page.locator('#row-1').click();

      await page.getByText('(at character 14)').waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('.filter-text mark').textContent(), '\u00a0');
      });
    });
  });

  void test('an aborted request has no response and says so', async () => {
    await withInspector({ count: 97 }, async (page) => {
      await page.locator('#row-97').click();
      await page.getByText('Aborted: the client hung up').waitFor();

      await tab(page, 'Response').click();

      await page.getByText('No answer was sent').waitFor();
    });
  });

  void test('the host can reveal an exchange that the filter hides, or that is yet to come', async () => {
    await withInspector({ count: 300 }, async (page) => {
      await queryField(page).fill('nobody');
      await page.getByText('No request matches the filter').waitFor();
      await page.evaluate(() => {
        window.fakeHost.reveal('x40');
      });
      await page.locator('#row-40[aria-selected="true"]').waitFor();

      await page.evaluate(() => {
        window.fakeHost.reveal('x301');
        window.fakeHost.add(1);
      });

      await page.locator('#row-301[aria-selected="true"]').waitFor();
    });
  });

  void test('the detail of a dropped request stays while it is read', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.locator('#row-5').click();
      await page.getByText('Set active to false').waitFor();

      await page.evaluate(() => {
        window.fakeHost.drop(10);
      });
      await shownCount(page, '10 requests');

      await page.getByText('Set active to false').waitFor();
    });
  });

  void test('a narrow view stacks the detail under the list', async () => {
    await withInspector({ count: 20, width: 480, height: 800 }, async (page) => {
      await page.locator('#row-20').click();

      await page.locator('.detail').waitFor();
      await eventually(async () => {
        const list = await page.locator('.list').boundingBox();
        const detail = await page.locator('.detail').boundingBox();
        assert.ok(list && detail && detail.y >= list.y + list.height);
        assert.equal(detail.width, 480);
      });
    });
  });

  void test('a narrow and low view cuts no button off, and can show all of the detail', async () => {
    await withInspector({ count: 20, width: 400, height: 560 }, async (page) => {
      await page.locator('#row-20').click();
      await page.getByRole('tab', { name: 'Request' }).click();
      const lastHeader = page.getByText('Okta SCIM Client 1.0.0', { exact: true });
      await lastHeader.waitFor();

      await eventually(async () => {
        const isCut = await page
          .locator('.toolbar')
          .evaluate((bar) =>
            Array.from(bar.querySelectorAll('vscode-button')).some(
              (button) => button.getBoundingClientRect().right > window.innerWidth,
            ),
          );
        assert.equal(isCut, false);
        const box = await page.locator('.detail').boundingBox();
        await lastHeader.scrollIntoViewIfNeeded();
        const last = await lastHeader.boundingBox();
        assert.ok(box && last && last.y >= box.y && last.y + last.height <= box.y + box.height);
        assert.ok(last.height > 0);
      });
    });
  });
});
