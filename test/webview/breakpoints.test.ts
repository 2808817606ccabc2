import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import { choose } from './support/choose.js';
import { eventually } from './support/eventually.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

const withPage = (run: (page: Page) => Promise<void>) => withInspector({ count: 20 }, run);

const heldItems = (page: Page) => heldRows(page).getByRole('listitem');
/** So many are drawn: before, no key knows them. */
const untilHeld = (page: Page, count: number) =>
  eventually(async () => {
    assert.equal(await heldItems(page).count(), count);
  });
async function hold(page: Page, longest = 50_000): Promise<string> {
  const before = await heldItems(page).count();
  const id = await page.evaluate((time) => window.fakeHost.control.hold({}, {}, time), longest);
  await untilHeld(page, before + 1);
  return id;
}
const decided = (page: Page): Promise<unknown> =>
  page.evaluate(() => window.fakeHost.control.decided.map(({ decision }) => decision));
const heldRows = (page: Page) => page.getByRole('list', { name: 'Held by breakpoints' });
const pane = (page: Page) => page.getByRole('region', { name: 'Request detail' });
const field = (page: Page, name: string) => pane(page).getByRole('textbox', { name });
const untilDecided = (page: Page, expected: readonly unknown[]) =>
  eventually(async () => {
    assert.deepEqual(await decided(page), expected);
  });

void describe('breakpoints', () => {
  void test('are added by a form, switched, and removed', async () => {
    await withPage(async (page) => {
      await page.keyboard.press('b');
      const panel = page.getByRole('region', { name: 'Breakpoints' });
      await panel.getByText('None yet').waitFor();
      await choose(panel, 'Hold', 'answers');
      await choose(panel, 'Method', 'PATCH');
      await choose(panel, 'Operation', 'patch');
      await panel.getByRole('textbox', { name: 'Path' }).fill('/Users/*');
      await panel.getByRole('textbox', { name: 'Status' }).fill('4xx');
      await page.keyboard.press('Enter');

      const box = panel.getByRole('checkbox', { name: 'answers: PATCH /Users/* patch 4xx' });
      await box.waitFor();
      await eventually(async () => {
        assert.deepEqual(await page.evaluate(() => window.fakeHost.control.breakpoints), [
          {
            stage: 'response',
            method: 'PATCH',
            path: '/Users/*',
            operation: 'patch',
            status: '4xx',
            id: '1',
            isOn: true,
          },
        ]);
      });
      await page.getByRole('button', { name: /^Breakpoints: .*1 on$/ }).waitFor();
      await box.click();
      await page.getByRole('button', { name: /^Breakpoints: .*answers$/ }).waitFor();
      await panel.getByRole('button', { name: /^Remove the breakpoint/ }).click();
      await panel.getByText('None yet').waitFor();
    });
  });

  void test('that cannot be set say why, and the form keeps what was typed', async () => {
    await withPage(async (page) => {
      await page.keyboard.press('b');
      const path = page.getByRole('textbox', { name: 'Path' });
      await path.fill('Users');
      await page.getByRole('button', { name: 'Add Breakpoint' }).click();

      await page.getByText(/of a breakpoint is for example/).waitFor();
      await eventually(async () => {
        assert.equal(await path.inputValue(), 'Users');
        assert.equal(await path.getAttribute('aria-invalid'), 'true');
      });
    });
  });

  void test('have fields that are chosen from by keys, which are then no shortcuts', async () => {
    await withPage(async (page) => {
      await page.keyboard.press('b');
      const method = page.getByRole('combobox', { name: 'Method' });
      await method.focus();
      // Elsewhere these open the faults and the help.
      await page.keyboard.press('F');
      await page.keyboard.press('?');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');

      await eventually(async () => {
        const value = await method.evaluate((list) => 'value' in list && list.value);
        assert.equal(value, 'POST');
      });
      await page.getByRole('region', { name: 'Breakpoints' }).waitFor();
    });
  });

  void test('that cannot be switched are shown as they are, and it is said', async () => {
    await withPage(async (page) => {
      await page.keyboard.press('b');
      await page.getByRole('button', { name: 'Add Breakpoint' }).click();
      const box = (checked: boolean) => page.getByRole('checkbox', { name: 'everything', checked });
      await page.evaluate(() => {
        window.fakeHost.failNext('breakpoints/switch', 'The extension is busy');
      });
      await box(true).click();

      await page.getByText('The extension is busy').waitFor();
      await box(true).waitFor();
      await box(true).click();
      await box(false).waitFor();
    });
  });

  void test('stay open over a reload', async () => {
    await withPage(async (page) => {
      await page.keyboard.press('b');
      await page.getByRole('region', { name: 'Breakpoints' }).waitFor();
      await page.reload();

      await page.getByRole('region', { name: 'Breakpoints' }).waitFor();
      await page.getByRole('button', { name: 'Close', exact: true }).click();
      await page.getByRole('region', { name: 'Breakpoints' }).waitFor({ state: 'detached' });
    });
  });
});

void describe('what is held', () => {
  void test('is a row at once, with a timer that counts down, and is announced', async () => {
    await withPage(async (page) => {
      await hold(page, 30_000);

      const row = heldRows(page).getByRole('listitem');
      await row.getByText('POST', { exact: true }).waitFor();
      await page.getByText('Held: POST /Users. It goes on by itself in 30 seconds.').waitFor();
      await row.getByText(/^(?:2[0-8]|1?\d) s$/).waitFor();
    });
  });

  void test('is seen, edited and let go by keys alone', async () => {
    await withPage(async (page) => {
      await hold(page);
      await heldRows(page).waitFor();
      await page.locator('.grid').focus();

      await page.keyboard.press('h');
      await field(page, 'Body').waitFor();
      await eventually(async () => {
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'detail');
      });
      await field(page, 'Body').focus();
      await page.keyboard.press('Control+a');
      // Letters that are keys elsewhere are only letters here.
      await page.keyboard.type('nadb');
      await eventually(async () => {
        assert.deepEqual(await decided(page), []);
      });
      await pane(page).getByRole('button', { name: 'Continue Changed' }).waitFor();
      await page.keyboard.press('Control+Enter');

      await untilDecided(page, [{ do: 'continue', body: 'nadb' }]);
      await heldRows(page).waitFor({ state: 'detached' });
      await field(page, 'Body').waitFor({ state: 'detached' });
    });
  });

  void test('goes on with another path and other headers, secrets left as they are', async () => {
    await withPage(async (page) => {
      await hold(page);
      await heldRows(page)
        .getByRole('button', { name: /Request held/ })
        .click();
      const headers = field(page, 'Headers, one a line');
      await eventually(async () => {
        assert.match(await headers.inputValue(), /Authorization: Bearer \[redacted\]/);
      });
      await headers.fill(`${await headers.inputValue()}\nX-Own: 1`);
      await field(page, 'Path and query').fill('/Users y');
      const go = pane(page).getByRole('button', { name: 'Continue Changed' });
      await page.getByText('The path begins with a slash').waitFor();
      await eventually(async () => {
        assert.equal(await go.isDisabled(), true);
      });
      await field(page, 'Path and query').fill('/Groups');
      await eventually(async () => {
        assert.equal(await go.isDisabled(), false);
      });
      await go.click();

      await untilDecided(page, [
        {
          do: 'continue',
          target: '/Groups',
          headers: [
            ['Content-Type', 'application/scim+json'],
            ['Authorization', 'Bearer [redacted]'],
            ['X-Own', '1'],
          ],
        },
      ]);
    });
  });

  void test('is answered by hand', async () => {
    await withPage(async (page) => {
      await hold(page);
      await heldRows(page).waitFor();

      await page.keyboard.press('a');
      await pane(page).getByRole('button', { name: '429 Too Many Requests' }).click();
      await eventually(async () => {
        assert.equal(await field(page, 'Headers, one a line').inputValue(), 'Retry-After: 5');
      });
      await field(page, 'Body').fill('{}');
      await pane(page).getByRole('button', { name: 'Send Answer' }).click();

      await untilDecided(page, [
        { do: 'answer', answer: { status: 429, headers: [['Retry-After', '5']], body: '{}' } },
      ]);
    });
  });

  void test('is let go or dropped in its row, and by keys', async () => {
    await withPage(async (page) => {
      for (let count = 0; count < 4; count++) {
        await hold(page);
      }
      const rows = heldItems(page);
      await rows.first().getByRole('button', { name: 'Drop' }).click();
      await untilDecided(page, [{ do: 'drop' }]);
      await untilHeld(page, 3);
      await rows.first().getByRole('button', { name: 'Continue' }).click();
      await untilDecided(page, [{ do: 'drop' }, { do: 'continue' }]);
      await untilHeld(page, 2);
      // Nothing is dropped by a key that was not selected before.
      await page.keyboard.press('d');
      await page.keyboard.press('n');
      await untilDecided(page, [{ do: 'drop' }, { do: 'continue' }, { do: 'continue' }]);
      await untilHeld(page, 1);
      await page.keyboard.press('h');
      await field(page, 'Body').waitFor();
      await page.keyboard.press('d');

      await untilDecided(page, [
        { do: 'drop' },
        { do: 'continue' },
        { do: 'continue' },
        { do: 'drop' },
      ]);
    });
  });

  void test('and has gone on by itself leaves what was written to be copied', async () => {
    await withPage(async (page) => {
      const id = await hold(page);
      await page.keyboard.press('h');
      await field(page, 'Body').fill('{"mine":1}');
      await page.evaluate((one) => {
        window.fakeHost.control.release(one);
      }, id);

      await page
        .getByRole('alert')
        .getByText(/What you changed here was not sent/)
        .waitFor();
      await pane(page).getByRole('button', { name: 'Copy body' }).click();
      await eventually(async () => {
        assert.deepEqual(await page.evaluate(() => window.fakeHost.copied), ['{"mine":1}']);
      });
      await pane(page).getByRole('button', { name: 'Close' }).first().click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
    });
  });

  void test('and has gone on unchanged closes by itself', async () => {
    await withPage(async (page) => {
      const id = await hold(page);
      await page.keyboard.press('h');
      await field(page, 'Body').waitFor();
      await page.evaluate((one) => {
        window.fakeHost.control.release(one);
      }, id);

      await field(page, 'Body').waitFor({ state: 'detached' });
    });
  });

  void test('is still held when the decision fails, and that is said', async () => {
    await withPage(async (page) => {
      await hold(page);
      await page.keyboard.press('h');
      await field(page, 'Body').fill('[]');
      await page.evaluate(() => {
        window.fakeHost.failNext('held/decide', 'The extension is busy');
      });
      await page.keyboard.press('Control+Enter');

      await page.getByText('The decision failed: The extension is busy').waitFor();
      await eventually(async () => {
        assert.equal(await field(page, 'Body').inputValue(), '[]');
      });
      await page.keyboard.press('Control+Enter');
      await untilDecided(page, [{ do: 'continue', body: '[]' }]);
    });
  });
});
