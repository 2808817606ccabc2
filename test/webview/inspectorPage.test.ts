import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { eventually } from './support/eventually.js';
import { type OpenOptions, openInspector } from './support/browser.js';
import { type InspectorPage, serveInspector } from './support/inspectorPage.js';
import { brokenFilter, sampleDetail } from './support/sampleExchanges.js';

let site: InspectorPage;
let browser: Browser;

before(async () => {
  site = await serveInspector();
  browser = await launchChromium();
});

after(async () => {
  await browser.close();
  await site.close();
});

/** Runs a test in a page of its own; no test may break the content security policy. */
async function withInspector(options: OpenOptions, run: (page: Page) => Promise<void>) {
  const page = await openInspector(browser, site.url, options);
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  try {
    await run(page);
    problems.push(...(await page.evaluate(() => window.fakeHost.violations)));
    assert.deepEqual(problems, []);
  } finally {
    await page.context().close();
  }
}

const rows = '.rows .row';
const count = (page: Page) => page.locator('.count');
const shownCount = (page: Page, text: string) =>
  count(page).getByText(text, { exact: true }).waitFor();
const field = (page: Page) => page.getByRole('combobox', { name: 'Filter requests' });
const tab = (page: Page, name: string) => page.getByRole('tab', { name });
/** As a tree, or as text. */
const body = (page: Page, side: 'Request' | 'Response') =>
  page.locator(`:is([role="tree"], .code-block)[aria-label="${side} body"]`);
const asText = (page: Page) => page.getByRole('button', { name: 'Text', exact: true }).click();
const asked = (page: Page) => page.evaluate(() => window.fakeHost.asked);
const copied = (page: Page) => page.evaluate(() => window.fakeHost.copied);
const isAtEnd = (page: Page) =>
  page.locator('.grid').evaluate((grid) => {
    return grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1;
  });

void describe('the list', () => {
  void test('100,000 exchanges are a few dozen rows in the page, the newest in view', async () => {
    await withInspector({ count: 100_000 }, async (page) => {
      await shownCount(page, '100,000 requests');

      await eventually(async () => {
        assert.ok((await page.locator(rows).count()) < 80);
        assert.equal(await page.locator('.grid').getAttribute('aria-rowcount'), '100001');
      });
      await page.locator('#row-100000').waitFor();
    });
  });

  void test('a filter narrows 100,000 rows while typing, and clears', async () => {
    await withInspector({ count: 100_000 }, async (page) => {
      await shownCount(page, '100,000 requests');

      await field(page).pressSequentially('yuki 409');
      await shownCount(page, '1,979 of 100,000 requests');
      await page.getByRole('button', { name: 'Clear filter' }).click();

      await shownCount(page, '100,000 requests');
      await eventually(async () => {
        assert.equal(await field(page).inputValue(), '');
      });
    });
  });

  void test('every row has a place in the whole, also in the middle', async () => {
    await withInspector({ count: 100_000 }, async (page) => {
      await shownCount(page, '100,000 requests');

      await page.locator('.grid').evaluate((grid) => {
        grid.scrollTop = 50_000 * 22;
      });
      await page.locator('#row-50001').waitFor();

      const place = await page.locator('#row-50001').getAttribute('aria-rowindex');
      assert.equal(place, '50002');
    });
  });

  void test('new exchanges arrive at the end, which stays in view', async () => {
    await withInspector({ count: 50 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.add(60);
      });

      await page.locator('#row-110').waitFor();
      await eventually(async () => {
        assert.equal(await isAtEnd(page), true);
      });
    });
  });

  void test('scrolled up, the list stands still and counts what is new', async () => {
    await withInspector({ count: 500 }, async (page) => {
      await page.locator('#row-500').waitFor();
      await page.locator('.grid').hover();
      await page.mouse.wheel(0, -2000);
      await page.locator('#row-500').waitFor({ state: 'detached' });
      const top = await page.locator('.grid').evaluate((grid) => grid.scrollTop);

      await page.evaluate(() => {
        window.fakeHost.add(7);
      });
      const button = page.getByRole('button', { name: '7 new requests, jump to the end' });
      await button.waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('.grid').evaluate((grid) => grid.scrollTop), top);
      });
      await button.click();

      await page.locator('#row-507').waitFor();
      await button.waitFor({ state: 'detached' });
      await eventually(async () => {
        assert.equal(await isAtEnd(page), true);
      });
    });
  });

  void test('rows that the host drops do not move what is being read', async () => {
    await withInspector({ count: 1000 }, async (page) => {
      await shownCount(page, '1,000 requests');
      await page.locator('.grid').hover();
      await page.mouse.wheel(0, -6000);
      await page.locator('#row-1000').waitFor({ state: 'detached' });
      const middle = page.locator('#row-720');
      await middle.waitFor();
      const before = (await middle.boundingBox())?.y;

      await page.evaluate(() => {
        window.fakeHost.drop(100);
      });
      await page.getByText('100 older requests were dropped').waitFor();
      const strip = (await page.locator('.strip').boundingBox())?.height ?? 0;

      const after = (await middle.boundingBox())?.y ?? 0;
      assert.equal(Math.round(after - strip), Math.round(before ?? -1));
    });
  });

  void test('a gap in the numbers asks for what is missing', async () => {
    await withInspector({ count: 10 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.hold(5);
        window.fakeHost.add(1);
      });

      await shownCount(page, '16 requests');
    });
  });

  void test('a clear empties the list, and later requests show up again', async () => {
    await withInspector({ count: 10 }, async (page) => {
      await page.locator('#row-10').click();
      await page.getByRole('button', { name: 'Clear captured requests' }).click();
      await page.getByText('Waiting for the first request').waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('.detail').count(), 0);
      });

      await page.evaluate(() => {
        window.fakeHost.add(1);
      });

      await page.locator('#row-11').waitFor();
    });
  });

  void test('a host that began a new capture is followed', async () => {
    await withInspector({ count: 10 }, async (page) => {
      await shownCount(page, '10 requests');

      await page.evaluate(() => {
        const host = window.fakeHost;
        host.clear();
        host.lastSeq = 0;
        host.firstSeq = 1;
        host.hold(3);
        // Seen from the old count, this leaves a gap, so that the view asks.
        host.announce([{ ...host.items[0], seq: 99 }] as typeof host.items);
      });

      await shownCount(page, '3 requests');
    });
  });

  void test('messages that nobody could mean change nothing', async () => {
    await withInspector({ count: 3 }, async (page) => {
      await page.evaluate(() => {
        const events = [
          'exchanges/added',
          'exchanges/cleared',
          'server/changed',
          'exchange/reveal',
        ];
        const data = [null, 7, 'x', [], {}, { items: [{}] }, { seq: 'x' }, { status: 'flying' }];
        for (const name of events) {
          for (const value of data) {
            window.fakeHost.post({ kind: 'event', name, data: value });
          }
        }
        for (const message of [
          null,
          7,
          'x',
          {},
          { kind: 'reply', id: 'x' },
          { kind: '__proto__' },
        ]) {
          window.fakeHost.post(message);
        }
        window.fakeHost.add(1);
      });

      await shownCount(page, '4 requests');
      await page.getByText('Running', { exact: true }).waitFor();
    });
  });
});

void describe('the keyboard', () => {
  void test('does everything: select, read, return, filter, copy', async () => {
    await withInspector({ count: 200 }, async (page) => {
      await page.keyboard.press('j');
      await page.locator(`#row-200[aria-selected="true"]`).waitFor();
      await page.keyboard.press('k');
      await page.keyboard.press('ArrowUp');
      await page.locator(`#row-198[aria-selected="true"]`).waitFor();
      const active = await page.locator('.grid').getAttribute('aria-activedescendant');
      assert.equal(active, 'row-198');

      await page.keyboard.press('Home');
      await page.locator(`#row-1[aria-selected="true"]`).waitFor();
      await page.keyboard.press('PageDown');
      await page.locator(`#row-1[aria-selected="true"]`).waitFor({ state: 'detached' });
      await page.keyboard.press('End');
      await page.locator(`#row-200[aria-selected="true"]`).waitFor();

      await page.keyboard.press('Enter');
      await eventually(async () => {
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'detail');
      });
      await page.keyboard.press('c');
      await page.getByText('Copied', { exact: true }).waitFor();
      await eventually(async () => {
        assert.deepEqual(await copied(page), ['curl x200']);
      });

      await page.keyboard.press('Escape');
      await eventually(async () => {
        assert.equal(await page.evaluate(() => document.activeElement?.role), 'grid');
      });
      await page.keyboard.press('Escape');
      await page.locator('.detail').waitFor({ state: 'detached' });

      await page.keyboard.press('/');
      await page.keyboard.type('create');
      await shownCount(page, '60 of 200 requests');
      // First the suggestions close, then the query goes, then the focus.
      await page.keyboard.press('Escape');
      await page.getByRole('option').first().waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await shownCount(page, '200 requests');
      await page.keyboard.press('Escape');
      await eventually(async () => {
        assert.equal(await page.evaluate(() => document.activeElement?.role), 'grid');
      });
    });
  });

  void test('letters typed into the filter are no shortcuts', async () => {
    await withInspector({ count: 10 }, async (page) => {
      await page.locator('#row-10').click();
      await field(page).focus();
      await page.keyboard.type('jkc/');

      await eventually(async () => {
        assert.equal(await field(page).inputValue(), 'jkc/');
        assert.deepEqual(await copied(page), []);
      });
    });
  });

  void test('moves the splitter', async () => {
    await withInspector({ count: 10 }, async (page) => {
      await page.locator('#row-10').click();
      const bar = page.getByRole('separator', { name: 'Resize list and detail' });
      await bar.focus();

      await page.keyboard.press('End');
      await page.locator('[role=separator][aria-valuenow="85"]').waitFor();

      const width = (await page.locator('.list').boundingBox())?.width ?? 0;
      assert.ok(Math.abs(width - 1280 * 0.85) < 3);
    });
  });

  void test('walks through the tabs', async () => {
    await withInspector({ count: 2 }, async (page) => {
      await page.locator('#row-2').click();
      await tab(page, 'Overview').focus();

      await page.keyboard.press('ArrowRight');
      await body(page, 'Request').waitFor();
      await page.keyboard.press('ArrowRight');

      await body(page, 'Response').waitFor();
    });
  });
});

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
      await field(page).fill('post');
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
        assert.equal(await field(page).inputValue(), 'post');
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
      await tab(page, 'Response').click();

      await page.getByText('Not valid JSON').waitFor();
    });
  });

  void test('a filter has the colours of its parts, and says whom it matches', async () => {
    await withInspector({ count: 1 }, async (page) => {
      await page.locator('#row-1').click();
      const filter = page.getByRole('group', { name: 'Filter', exact: true });
      await filter.waitFor();

      const colours = await filter
        .locator('.filter-attribute, .filter-operator, .filter-string')
        .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).color));
      await page.getByRole('button', { name: 'Evaluate on the Mock’s People…' }).click();
      await page.getByRole('button', { name: 'Evaluate on This Answer…' }).click();

      assert.equal(new Set(colours).size, 3);
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
      await field(page).fill('nobody');
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

      const list = await page.locator('.list').boundingBox();
      const detail = await page.locator('.detail').boundingBox();

      assert.ok(list && detail && detail.y >= list.y + list.height);
      assert.equal(detail.width, 480);
    });
  });
});

void describe('failures', () => {
  void test('a detail that cannot be loaded says why and can be tried again', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('exchange/detail', 'gone with the wind');
      });
      await page.locator('#row-5').click();
      await page.getByText('gone with the wind').waitFor();

      await page.getByRole('button', { name: 'Try Again' }).click();

      await page.getByText('Set active to false').waitFor();
    });
  });

  void test('a body that cannot be loaded says why and can be tried again', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('exchange/body', 'no more room');
      });
      await page.locator('#row-5').click();
      await tab(page, 'Request').click();
      await page.getByText('no more room').waitFor();

      await page.getByRole('button', { name: 'Try Again' }).click();

      await body(page, 'Request').waitFor();
    });
  });

  void test('a failed copy is told until it is dismissed', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('exchange/copyAsCurl', 'the clipboard is locked');
      });
      await page.locator('#row-5').click();
      await page.keyboard.press('c');
      await page.getByText('Copy as cURL failed: the clipboard is locked').waitFor();

      await page.getByRole('button', { name: 'Dismiss' }).click();

      await page.locator('.notice').waitFor({ state: 'detached' });
    });
  });

  void test('an answer that cannot be read is a failure, not a broken page', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.details.set('x5', JSON.parse('{"summary":{}}') as never);
      });
      await page.locator('#row-5').click();

      await page.getByText('an answer that cannot be read').waitFor();
    });
  });
});
