import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import {
  readColumnChoice,
  shownColumns,
  toggleColumn,
  toTracks,
} from '../../webview/inspector/columns.js';
import { compareTexts } from '../../webview/inspector/textDifference.js';
import { barOf, spanOf } from '../../webview/inspector/waterfall.js';
import { eventually } from './support/eventually.js';
import { sampleSummary } from './support/sampleExchanges.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

const header = (page: Page, name: string) => page.getByRole('columnheader', { name });

void describe('columns', () => {
  void test('are chosen below their button, which stays in view, as the menu of the capture does', async () => {
    await withInspector({ count: 20 }, async (page) => {
      for (const [button, popup] of [
        ['.column-menu summary', '.column-list'],
        ['#capture-menu-button', '.menu'],
      ] as const) {
        await page.locator(button).click();
        await eventually(async () => {
          const above = await page.locator(button).boundingBox();
          const below = await page.locator(popup).boundingBox();
          assert.ok(above && below && below.y >= above.y + above.height - 1);
        });
        await page.keyboard.press('Escape');
      }
    });
  });

  void test('are as many as there is room for, until somebody chooses', async () => {
    await withInspector({ count: 20, width: 1300 }, async (page) => {
      await header(page, 'Waterfall').waitFor();
      await page.locator('.column-menu summary').click();
      await page.getByRole('checkbox', { name: 'Path' }).uncheck();
      await header(page, 'Path').waitFor({ state: 'detached' });
      await page.reload();
      await page.locator('.grid').waitFor();
      await eventually(async () => {
        assert.equal(await header(page, 'Path').count(), 0);
      });
      await page.locator('.column-menu summary').click();
      await page.getByRole('button', { name: 'As many as fit' }).click();

      await header(page, 'Path').waitFor();
    });
  });

  void test('are sized by keyboard, and the width is kept', async () => {
    await withInspector({ count: 20 }, async (page) => {
      const width = async () => (await header(page, 'Method').boundingBox())?.width ?? 0;
      const before = await width();
      await page.getByRole('separator', { name: 'Width of the column Method' }).focus();
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      await page.waitForFunction(
        (least) =>
          (document.querySelector('.head .method')?.getBoundingClientRect().width ?? 0) >= least,
        // Both steps: the state is kept with each.
        before + 19,
      );
      await page.reload();
      await page.locator('.grid').waitFor();

      await eventually(async () => {
        assert.equal(Math.round(await width()), Math.round(before + 20));
      });
    });
  });

  void test('grow by each key, though the page has not been drawn between two of them', async () => {
    await withInspector({ count: 20 }, async (page) => {
      const separator = page.getByRole('separator', { name: 'Width of the column Method' });
      const before = (await header(page, 'Method').boundingBox())?.width ?? 0;
      await separator.evaluate((edge) => {
        for (let press = 0; press < 3; press++) {
          edge.dispatchEvent(
            new KeyboardEvent('keydown', { key: 'ArrowRight', shiftKey: true, bubbles: true }),
          );
        }
      });

      await eventually(async () => {
        const { width = 0 } = (await header(page, 'Method').boundingBox()) ?? {};
        assert.equal(Math.round(width), Math.round(before + 30));
      });
    });
  });

  void test('are one stop for Tab; arrow keys lead among them, and Enter gives the usual width back', async () => {
    await withInspector({ count: 20 }, async (page) => {
      const edge = (name: string) =>
        page.getByRole('separator', { name: `Width of the column ${name}` });
      const isFocused = (name: string): Promise<void> =>
        eventually(async () => {
          assert.equal(
            await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
            `Width of the column ${name}`,
          );
        });
      await eventually(async () => {
        assert.equal(await page.locator('.column-handle[tabindex="0"]').count(), 1);
      });

      await page.locator('.grid').focus();
      await page.keyboard.press('Tab');
      await isFocused('Time');
      await page.keyboard.press('ArrowRight');
      await isFocused('Method');
      const usual = (await header(page, 'Method').boundingBox())?.width ?? 0;
      await page.keyboard.press('Shift+ArrowRight');
      await eventually(async () => {
        assert.equal((await header(page, 'Method').boundingBox())?.width, usual + 10);
      });
      await page.keyboard.press('Enter');
      await eventually(async () => {
        assert.equal((await header(page, 'Method').boundingBox())?.width, usual);
      });
      await page.keyboard.press('End');
      await isFocused('Waterfall');
      await page.keyboard.press('Tab');

      await eventually(async () => {
        assert.equal(await edge('Time').evaluate((one) => one === document.activeElement), false);
        assert.equal(
          await page.evaluate(() => document.activeElement?.closest('.head') ?? null),
          null,
        );
        assert.equal(await page.locator('.column-handle[tabindex="0"]').count(), 1);
      });
    });
  });

  for (const odd of [
    null,
    7,
    'x',
    [],
    { shown: 7, widths: 'x' },
    { widths: { fly: 9, path: 'x' } },
  ]) {
    void test(`what was kept as ${JSON.stringify(odd)} gives the usual ones`, () => {
      const choice = readColumnChoice(odd);

      assert.equal(choice.shown, undefined);
      assert.deepEqual(choice.widths, {});
    });
  }

  void test('a width that nobody could use is brought back into bounds', () => {
    const choice = readColumnChoice({ widths: { path: 1e9, method: -5 } });

    assert.equal(toTracks(['method', 'path'], choice), '30px 1200px');
    assert.deepEqual(shownColumns(toggleColumn(choice, 'time', 500), 2000), [
      'method',
      'operation',
      'status',
      'finding',
    ]);
  });
});

void describe('the waterfall', () => {
  void test('has each exchange within the time of the rows in view', () => {
    const rows = [
      { ...sampleSummary(1), startedAt: 1000, duration: 100 },
      { ...sampleSummary(2), startedAt: 1150, duration: 50 },
    ] as const;
    const span = spanOf(rows);

    assert.deepEqual(barOf(rows[0], span), { left: 0, width: 50 });
    assert.deepEqual(barOf(rows[1], span), { left: 75, width: 25 });
  });
});

void describe('groups', () => {
  void test('a lookup and the create that came of it are one row, which opens', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.evaluate(() => {
        const who = { subject: 'jane', startedAt: 0 };
        const host = window.fakeHost;
        host.addItem({ ...who, method: 'GET', operationId: 'user.lookup', operation: 'Look up' });
        host.addItem({ ...who, method: 'POST', operationId: 'user.create', operation: 'Create' });
      });
      await page.locator('#row-22').click();
      await page.keyboard.press('g');
      await page.locator('#row-22').getByText('Push new user').waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('#row-21').count(), 0);
      });
      await page.keyboard.press('ArrowRight');
      await page.locator('#row-21').waitFor();
      await page.keyboard.press('ArrowLeft');
      await page.locator('#row-21').waitFor({ state: 'detached' });
      await page.locator('#row-22 [data-fold]').click();

      await page.locator('#row-21').waitFor();
      await page.locator('#row-22').getByText('Create').waitFor();
    });
  });
});

void describe('pins', () => {
  void test('keep rows above the list, whatever the query, until they are unpinned', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.locator('#row-5').click();
      await page.keyboard.press('p');
      const pinned = page.getByRole('list', { name: 'Pinned requests' });
      await pinned.getByText('Deactivate user (OIN)').waitFor();
      await page.reload();
      await page.getByRole('combobox').fill('method:GET');
      await pinned.getByText('Deactivate user (OIN)').click();

      await page.locator('#row-5[aria-selected="true"]').waitFor();
      await pinned.getByRole('button', { name: 'Unpin' }).click();
      await pinned.waitFor({ state: 'detached' });
    });
  });
});

void describe('a query', () => {
  void test('leaves all else as it was chosen: pins, columns, groups, tab, panel', async () => {
    await withInspector({ count: 20, width: 1300 }, async (page) => {
      await page.locator('#row-5').click();
      await page.keyboard.press('p');
      await page.getByRole('tab', { name: 'Response' }).click();
      await page.locator('.column-menu summary').click();
      await page.getByRole('checkbox', { name: 'Path' }).uncheck();
      await page.locator('.column-menu summary').click();
      await page.locator('.grid').focus();
      await page.keyboard.press('g');
      await page.keyboard.press('F');
      await page.getByRole('list', { name: 'Kinds of faults' }).waitFor();

      await page.getByRole('combobox').fill('deactivate');
      await page.getByRole('combobox').press('Enter');

      await page.getByText(/^\d of 20 requests$/).waitFor();
      await page.getByRole('tab', { name: 'Response', selected: true }).waitFor();
      await page.locator('vscode-button[aria-label^="Group"][aria-pressed="true"]').waitFor();
      await header(page, 'Operation').waitFor();
      await header(page, 'Path').waitFor({ state: 'detached' });
      await page.getByRole('list', { name: 'Pinned requests' }).waitFor();
      await page.getByRole('list', { name: 'Kinds of faults' }).waitFor();
    });
  });
});

void describe('the keys', () => {
  void test('are all told in a dialog, which Escape closes and nothing else', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.locator('#row-5').click();
      await page.keyboard.press('?');
      const help = page.getByRole('dialog', { name: 'Keys' });
      await help.getByText('copy as cURL').waitFor();
      await page.keyboard.press('Escape');

      await help.waitFor({ state: 'hidden' });
      await eventually(async () => {
        assert.equal(await page.locator('#row-5').getAttribute('aria-selected'), 'true');
      });
    });
  });
});

void describe('what the editor does with a request', () => {
  void test('is asked of it by a key or a button', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.locator('#row-2').click();
      await page.keyboard.press('r');
      await page.keyboard.press('e');
      await page.keyboard.press('x');
      await page.locator('#row-4').click();
      await page.getByRole('button', { name: 'Send again' }).click();

      await page.waitForFunction(() => window.fakeHost.performed.length === 4);
      await eventually(async () => {
        assert.deepEqual(await page.evaluate(() => window.fakeHost.performed), [
          'replay x2',
          'edit x2',
          'copyAs x2',
          'replay x4',
        ]);
      });
    });
  });

  void test('is told where it did not work', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.locator('#row-2').click();
      await page.evaluate(() => {
        window.fakeHost.failNext('exchange/perform', 'the server is gone');
      });
      await page.keyboard.press('r');

      await page.getByText('the server is gone').waitFor();
    });
  });
});

void describe('a comparison', () => {
  void test('of the marked exchange and the next that is selected shows what differs', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.locator('#row-2').click();
      await page.keyboard.press('m');
      await page.getByText('Comparing with #2 Create user').waitFor();
      await page.locator('#row-4').click();

      const diff = page.getByRole('group', { name: 'Request body' });
      await diff.locator('.diff-added', { hasText: '"active": false' }).waitFor();
      await page.getByRole('row', { name: 'Method POST PUT' }).waitFor();
      await page.getByRole('button', { name: 'Answers in Editor' }).click();
      await eventually(async () => {
        assert.deepEqual(await page.evaluate(() => window.fakeHost.compared), ['x4 response']);
      });
      await page.getByRole('button', { name: 'Stop comparing' }).click();
      await page.locator('.strip').waitFor({ state: 'detached' });
    });
  });

  void test('leaves out what is the same, but a little around it', () => {
    const long = Array.from({ length: 50 }, (_, at) => `line ${String(at)}`);
    const pieces = compareTexts(long.join('\n'), long.with(25, 'other').join('\n'));

    assert.deepEqual(
      pieces?.map(({ kind }) => kind),
      ['same', 'removed', 'added', 'same'],
    );
    assert.equal(pieces[0]?.text, '⋯\nline 22\nline 23\nline 24\n');
  });

  void test('of texts that have nothing in common is not shown', () => {
    const text = (name: string) =>
      Array.from({ length: 3000 }, (_, at) => `${name}${String(at)}`).join('\n');

    assert.equal(compareTexts(text('a'), text('b')), undefined);
  });
});
