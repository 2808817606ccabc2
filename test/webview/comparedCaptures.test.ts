import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Locator, type Page } from 'playwright-core';
import { readShownComparison } from '../../webview/inspector/comparison/shownComparison.js';
import { eventually } from './support/eventually.js';
import { useInspector } from './support/useInspector.js';

const { withInspector, browser, url } = useInspector();

const withComparison = (
  run: (page: Page) => Promise<void>,
  prepare?: (page: Page) => Promise<unknown>,
) =>
  withInspector({ count: 200 }, async (page) => {
    await prepare?.(page);
    await page.evaluate(() => {
      window.fakeHost.compare();
    });
    await page.getByRole('heading', { name: 'Monday ↔ What is captured now' }).waitFor();
    await run(page);
  });

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Steps of both captures' });
const rowsOf = async (page: Page): Promise<number> =>
  Number(await grid(page).getAttribute('aria-rowcount')) - 1;
const rowsAre = (page: Page, count: number): Promise<void> =>
  eventually(async () => {
    assert.equal(await rowsOf(page), count);
  });
const pane = (page: Page): Locator => page.getByRole('region', { name: 'Step', exact: true });
const asked = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.fakeHost.asked.filter((name) => name.startsWith('comparison/open')));

void describe('two captures that are compared in the page', () => {
  void test('are walked through by keyboard, and what differs is told', async () => {
    await withComparison(async (page) => {
      await grid(page).focus();
      await page.keyboard.press('j');
      await pane(page).getByText('It is the same in both captures').waitFor();
      await page.keyboard.press('j');
      await pane(page).getByRole('heading', { name: 'What differs' }).waitFor();
      await pane(page).getByRole('row', { name: 'Status 201 409' }).waitFor();
      await pane(page).getByRole('row', { name: 'Response active true false' }).waitFor();
      await pane(page).locator('.diff-removed', { hasText: '"active": true' }).waitFor();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.activeElement?.id === 'detail');
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
      await page.keyboard.press('Escape');
      await pane(page).waitFor({ state: 'detached' });
      await page.keyboard.press('End');
      await pane(page).getByRole('heading', { name: 'At the end: User jane39' }).waitFor();
      await page.keyboard.press('Escape');
      await pane(page).waitFor({ state: 'detached' });
      await page.keyboard.press('Escape');
      await page.getByRole('grid', { name: 'Captured requests' }).waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
    });
  });

  void test('lead to a request that is in the list, by key and by button, and to no other', async () => {
    for (const isByKey of [true, false]) {
      await withComparison(async (page) => {
        await grid(page).focus();
        await page.keyboard.press('j');
        await pane(page).getByText('It is the same in both captures').waitFor();
        const button = pane(page).getByRole('button', { name: /^Show request/ });
        assert.equal(await button.count(), 0);
        await page.keyboard.press('l');
        await page.keyboard.press('j');
        await button.waitFor();
        if (isByKey) {
          await page.keyboard.press('l');
        } else {
          await button.click();
        }

        await page.locator('#row-1[aria-selected="true"]').waitFor();
        await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'grid');
      });
    }
  });

  void test('show only what differs, or one kind', async () => {
    await withComparison(async (page) => {
      await rowsAre(page, 40);
      await page.keyboard.press('o');
      await rowsAre(page, 12);
      await page.getByRole('button', { name: 'Only differences', pressed: true }).click();
      await rowsAre(page, 40);
      await page.getByRole('button', { name: /only in the second 4/ }).click();
      await rowsAre(page, 4);
      await page.getByText('jane7@example.com').click();
      await pane(page).getByText('It is only in “What is captured now”.').waitFor();
    });
  });

  void test('are opened in the difference editor, as a whole or one step, and as a summary', async () => {
    await withComparison(async (page) => {
      await page.getByRole('button', { name: 'In Difference Editor' }).click();
      await page.getByText('jane1@example.com').click();
      await pane(page).getByRole('button', { name: 'In Difference Editor' }).click();
      await page.getByRole('button', { name: 'Summary' }).click();
      await eventually(async () => {
        assert.deepEqual(await asked(page), [
          'comparison/openInEditor',
          'comparison/openInEditor',
          'comparison/openSummary',
        ]);
      });
    });
  });

  void test('stand as they stood after a reload of the page, until they are left', async () => {
    await withComparison(async (page) => {
      await page.keyboard.press('o');
      await page.getByText('jane11@example.com').click();
      await pane(page).getByRole('heading', { name: 'What differs' }).waitFor();
      await page.reload();

      await pane(page)
        .getByRole('heading', { name: /jane11@example.com/ })
        .waitFor();
      await rowsAre(page, 12);
      await page.getByRole('button', { name: 'Back to the requests' }).click();
      await page.getByRole('grid', { name: 'Captured requests' }).waitFor();
      await page.reload();
      await page.getByRole('grid', { name: 'Captured requests' }).waitFor();
    });
  });

  void test('leave the list as it was, with what is selected in view', async () => {
    await withComparison(
      async (page) => {
        await page.getByRole('button', { name: 'Back to the requests' }).click();

        // Neither at the beginning of the list, where a new one stands, nor at its end.
        await page.locator('#row-100.selected').waitFor();
        await page.getByRole('tab', { name: /Overview/ }).waitFor();
      },
      async (page) => {
        await page.evaluate(() => {
          window.fakeHost.reveal('x100');
        });
        await page.locator('#row-100.selected').waitFor();
      },
    );
  });

  void test('give way to a request that is to be shown', async () => {
    await withComparison(async (page) => {
      await page.evaluate(() => {
        window.fakeHost.reveal('x20');
      });
      await page.getByRole('tab', { name: /Overview/ }).waitFor();
      assert.equal(await grid(page).count(), 0);
    });
  });

  void test('say what became of them where they cannot be made again', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('comparison/head', 'There is no session “Monday”.');
        window.fakeHost.compare();
      });
      await page.getByText('There is no session “Monday”.').waitFor();
      await page.getByRole('button', { name: 'Try Again' }).click();
      await grid(page).waitFor();
    });
  });

  void test('draw a few rows of 20,000', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    await page.goto(`${url()}?count=5&compared=20000`);
    await page.locator('.grid').waitFor();
    await page.evaluate(() => {
      window.fakeHost.compare();
    });
    await rowsAre(page, 20_000);
    await eventually(async () => {
      const drawn = await grid(page).locator('[data-index]').count();
      assert.ok(drawn > 0 && drawn < 100);
    });
    await grid(page).focus();
    await page.keyboard.press('End');
    await page.getByText('User jane19999@example.com').first().waitFor();
    await context.close();
  });

  void test('are remembered by what an earlier page may have left', () => {
    assert.equal(readShownComparison(undefined), undefined);
    assert.equal(readShownComparison({ id: 5 }), undefined);
    assert.deepEqual(readShownComparison({ id: 'a', kinds: ['same', 'odd'], at: 'x' }), {
      id: 'a',
      kinds: ['same'],
      at: undefined,
    });
  });
});
