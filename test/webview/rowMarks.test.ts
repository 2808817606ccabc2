import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import { ExchangeList } from '../../webview/inspector/exchangeList.js';
import { eventually } from './support/eventually.js';
import { sampleSummary } from './support/sampleExchanges.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

const withRows = (run: (page: Page) => Promise<void>) => withInspector({ count: 6 }, run);

void describe('a row', () => {
  void test('counts its findings of each level', async () => {
    await withRows(async (page) => {
      const seq = await page.evaluate(() => {
        window.fakeHost.addItem({ worstLevel: 'error', levelCounts: [2, 1, 4] });
        return window.fakeHost.lastSeq;
      });

      const cell = page.locator(`#row-${String(seq)} .finding`);
      await cell.getByRole('img', { name: '2 Errors' }).waitFor();
      await cell.getByRole('img', { name: 'Warning', exact: true }).waitFor();
      await cell.getByRole('img', { name: '4 Hints' }).waitFor();
      // All of it is in view.
      await eventually(async () => {
        const isCut = await cell.evaluate((element) => element.scrollWidth > element.clientWidth);
        assert.equal(isCut, false);
      });
    });
  });

  void test('that was judged anew has only the counts of now', () => {
    const list = new ExchangeList();
    const item = { ...sampleSummary(1), worstLevel: 'error', levelCounts: [2, 0, 0] } as const;
    list.append({ firstSeq: 1, dropped: 0, items: [item] });

    list.setLevels([{ seq: 1, level: 'hint' }], true);

    assert.equal(list.visibleAt(0)?.worstLevel, 'hint');
    assert.equal(list.visibleAt(0)?.levelCounts, undefined);
    list.setLevels([{ seq: 1, level: 'warning', counts: [0, 1, 1] }], false);
    assert.deepEqual(list.visibleAt(0)?.levelCounts, [0, 1, 1]);
  });

  void test('that was sent again leads to the one that it repeats, and that one back', async () => {
    await withRows(async (page) => {
      const seq = await page.evaluate(() => {
        const { items } = window.fakeHost;
        const [origin] = items;
        window.fakeHost.addItem({ ...(origin && { replayOf: origin.id }), status: 418 });
        return window.fakeHost.lastSeq;
      });
      const row = page.locator(`#row-${String(seq)}`);
      await row.getByRole('img', { name: 'Sent again' }).waitFor();
      await row.click();
      const line = page.locator('.replay-line');
      await line.getByText('Repeats').waitFor();

      await line.getByRole('button', { name: /^1 / }).click();
      await page.locator('#row-1[aria-selected="true"]').waitFor();
      await line.getByText('Was sent again:').waitFor();
      await line.getByRole('button', { name: /→ 418$/ }).click();

      await page.locator(`#row-${String(seq)}[aria-selected="true"]`).waitFor();
    });
  });

  void test('whose origin is gone says so', async () => {
    await withRows(async (page) => {
      await page.evaluate(() => {
        window.fakeHost.addItem({ replayOf: 'gone' });
      });
      await page.getByRole('img', { name: 'Sent again' }).waitFor();
      await page.keyboard.press('End');

      await eventually(async () => {
        assert.match(await page.locator('.replay-line').innerText(), /no longer in the capture/);
      });
    });
  });

  void test('that is pushed out is no longer told as sent again', () => {
    const list = new ExchangeList();
    const items = [
      sampleSummary(1),
      { ...sampleSummary(2), replayOf: sampleSummary(1).id },
      { ...sampleSummary(3), replayOf: sampleSummary(1).id },
    ];
    list.append({ firstSeq: 1, dropped: 0, items });
    const again = (): readonly number[] =>
      list.replays.of(sampleSummary(1).id).map(({ seq }) => seq);
    assert.deepEqual(again(), [2, 3]);

    list.append({ firstSeq: 3, dropped: 2, items: [] });
    assert.deepEqual(again(), [3]);
    list.clear(3);
    assert.deepEqual(again(), []);
  });
});
