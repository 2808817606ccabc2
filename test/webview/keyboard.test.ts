import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from './support/eventually.js';
import { body, copied, queryField, shownCount, tab } from './support/pageParts.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

void describe('the keyboard', () => {
  void test('goes into a panel with its key, and out of it with Escape', async () => {
    await withInspector({ count: 20 }, async (page) => {
      const focused = async (what: 'id' | 'role', expected: string): Promise<void> => {
        await eventually(async () => {
          const found = await page.evaluate((name) => document.activeElement?.[name], what);
          assert.equal(found, expected);
        });
      };
      for (const [key, first] of [
        ['F', 'Find a fault'],
        ['b', 'Hold'],
      ] as const) {
        await page.locator('.grid').focus();
        await page.keyboard.press(key);
        await focused('id', 'drawer');
        // Its own key closes it again, as long as nothing in it has the focus.
        await page.keyboard.press(key);
        await page.locator('#drawer').waitFor({ state: 'detached' });
        await focused('role', 'grid');
        await page.keyboard.press(key);
        await page.locator('#drawer').getByLabel(first).first().focus();
        await page.keyboard.press('Escape');
        await page.locator('#drawer').waitFor({ state: 'detached' });
        await focused('role', 'grid');
      }
    });
  });

  void test('keeps what was found by a query in view when the query is cleared', async () => {
    await withInspector({ count: 2000 }, async (page) => {
      await queryField(page).fill('id:x1000');
      await page.locator('#row-1000').click();
      await queryField(page).fill('');

      await shownCount(page, '2,000 requests');
      await page.locator(`#row-1000[aria-selected="true"]`).waitFor();
    });
  });

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
      await queryField(page).focus();
      await page.keyboard.type('jkc/');

      await eventually(async () => {
        assert.equal(await queryField(page).inputValue(), 'jkc/');
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

      await eventually(async () => {
        const width = (await page.locator('.list').boundingBox())?.width ?? 0;
        assert.ok(Math.abs(width - 1280 * 0.85) < 3);
      });
    });
  });

  void test('moves the splitter by each key, though the page has not been drawn between two', async () => {
    await withInspector({ count: 10 }, async (page) => {
      await page.locator('#row-10').click();
      const bar = page.getByRole('separator', { name: 'Resize list and detail' });
      await bar.focus();
      await page.keyboard.press('Home');
      await page.locator('[role=separator][aria-valuenow="15"]').waitFor();

      await bar.evaluate((element) => {
        for (let press = 0; press < 5; press++) {
          element.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
        }
      });

      await page.locator('[role=separator][aria-valuenow="25"]').waitFor();
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
