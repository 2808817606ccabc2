import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Locator, type Page } from 'playwright-core';
import { eventually } from './support/eventually.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

const withList = (run: (page: Page) => Promise<void>, count = 20) => withInspector({ count }, run);

const menuOf = (page: Page): Locator => page.getByRole('menu');

async function openMenu(page: Page): Promise<void> {
  await page.locator('.grid').waitFor();
  await page.keyboard.press('s');
  await menuOf(page).waitFor();
}

async function focusIsOn(page: Page, text: string): Promise<void> {
  await eventually(async () => {
    assert.match(
      (await page.evaluate(() => document.activeElement?.textContent)) ?? '',
      new RegExp(text),
    );
  });
}

async function performed(page: Page): Promise<readonly unknown[]> {
  await page.waitForFunction(() => window.fakeHost.performedOnCapture.length > 0);
  return page.evaluate(() => window.fakeHost.performedOnCapture);
}

const filterBy = async (page: Page, text: string): Promise<void> => {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
};

void describe('the menu of the capture', () => {
  void test('does something with all of it, by keyboard', async () => {
    await withList(async (page) => {
      await openMenu(page);
      await focusIsOn(page, 'Everything captured');
      await page.keyboard.press('ArrowDown');
      await focusIsOn(page, 'Save as Session…');
      await page.keyboard.press('e');
      await focusIsOn(page, 'Export to a File…');
      await page.keyboard.press('Enter');

      assert.deepEqual(await performed(page), [{ action: 'export', exchanges: null }]);
      await menuOf(page).waitFor({ state: 'detached' });
    });
  });

  void test('offers what the filter shows, and names it by its places', async () => {
    await withList(async (page) => {
      await filterBy(page, 'id:x3');
      await page.keyboard.press('Enter');
      await eventually(async () => {
        assert.equal(await page.locator('[data-index]').count(), 1);
      });
      // Out of the field, to the list.
      await page.locator('.grid').focus();
      await openMenu(page);
      const shown = page.getByRole('menuitemradio', { name: /What the filter shows/ });
      await eventually(async () => {
        assert.equal(await shown.getAttribute('aria-checked'), 'true');
      });
      await page.getByRole('menuitem', { name: 'Save as Scenario…' }).click();

      assert.deepEqual(await performed(page), [{ action: 'saveScenario', exchanges: [2, 1] }]);
    });
  });

  void test('offers what is selected and what is pinned, where there is something', async () => {
    await withList(async (page) => {
      await page.locator('#row-19').click();
      await page.keyboard.press('p');
      await page.locator('#row-20').click();
      await openMenu(page);
      const selected = page.getByRole('menuitemradio', { name: /selected/ });
      await page.getByRole('menuitemradio', { name: /pinned/ }).waitFor();
      await selected.click();
      await eventually(async () => {
        assert.equal(await selected.getAttribute('aria-checked'), 'true');
      });
      await page.getByRole('menuitem', { name: 'Replay…' }).click();

      assert.deepEqual(await performed(page), [{ action: 'replay', exchanges: [19, 1] }]);
    });
  });

  void test('says what to do where the filter shows nothing, and asks for nothing', async () => {
    await withList(async (page) => {
      await filterBy(page, 'nobody');
      await page.getByText('No request matches the filter').waitFor();
      await page.getByRole('button', { name: 'Save, export, replay, compare' }).click();
      await page.getByRole('menuitem', { name: 'Export to a File…' }).click();

      await page
        .getByText(/Export to a File… failed: the filter lets no request through/)
        .waitFor();
      assert.deepEqual(await page.evaluate(() => window.fakeHost.performedOnCapture), []);
    });
  });

  void test('is left by Escape and by Tab, and by a click elsewhere', async () => {
    await withList(async (page) => {
      const gone = () => menuOf(page).waitFor({ state: 'detached' });
      await openMenu(page);
      await focusIsOn(page, 'Everything captured');
      await page.keyboard.press('Escape');
      await gone();
      await eventually(async () => {
        assert.equal(await page.evaluate(() => document.activeElement?.id), 'capture-menu-button');
      });
      await openMenu(page);
      await focusIsOn(page, 'Everything captured');
      await page.keyboard.press('Tab');
      await gone();
      await openMenu(page);
      await focusIsOn(page, 'Everything captured');
      await page.locator('#row-20').click();
      await gone();
    });
  });

  void test('tells what the extension could not do', async () => {
    await withList(async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext(
          'captures/perform',
          'These requests are no longer in the capture.',
        );
      });
      await openMenu(page);
      await page.getByRole('menuitem', { name: 'Copy As…' }).click();

      await page
        .getByText('Copy As… failed: These requests are no longer in the capture.')
        .waitFor();
    });
  });

  void test('stands in words where nothing is captured yet', async () => {
    await withList(async (page) => {
      await page.getByRole('button', { name: 'Open a Session…' }).click();

      assert.deepEqual(await performed(page), [{ action: 'openSession', exchanges: null }]);
    }, 0);
  });

  void test('tells the commands of the palette what is shown, selected and pinned', async () => {
    await withList(async (page) => {
      const parts = () => page.evaluate(() => window.fakeHost.askParts());
      assert.deepEqual(await parts(), {});
      await page.locator('#row-5').click();
      await page.keyboard.press('p');
      await page.locator('#row-7').click();
      await filterBy(page, 'id:x3');

      await eventually(async () => {
        assert.deepEqual(await parts(), { shown: [2, 1], selected: [6, 1], pinned: [4, 1] });
      });
      await page.getByRole('combobox').fill('id:nobody');
      await eventually(async () => {
        assert.deepEqual(await parts(), { selected: [6, 1], pinned: [4, 1] });
      });
    });
  });
});
