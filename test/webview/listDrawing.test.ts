import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import { eventually } from './support/eventually.js';
import { useInspector } from './support/useInspector.js';

const { withInspector, browser, url } = useInspector();

/** What each row of the page shows, in the order of the page. */
const shownRows = (page: Page) =>
  page.locator('.rows .row').evaluateAll((rows) =>
    rows.map((row) => {
      const textOf = (name: string) => row.querySelector(`:scope > .${name}`)?.textContent;
      const index = Number(row.getAttribute('aria-rowindex')) - 2;
      const seq = Number(row.id.replace('row-', ''));
      const shown = {
        seq,
        isSelected: row.getAttribute('aria-selected') === 'true',
        isSafe: row.classList.contains('safe'),
        method: textOf('method'),
        path: textOf('path'),
        operation: textOf('operation'),
        status: textOf('status')?.trim(),
        level: row.querySelector(':scope > .finding .icon')?.getAttribute('class'),
      };
      return { index, seq, row: shown };
    }),
  );

/** The same, as it should be for these exchanges. */
const expectedRows = (page: Page, seqs: readonly number[], selectedSeq: number) =>
  page.evaluate(
    ({ wanted, selected }) =>
      wanted.map((seq) => {
        const item = window.fakeHost.items.find((one) => one.seq === seq);
        return {
          seq,
          isSelected: seq === selected,
          isSafe: item?.method === 'GET',
          method: item?.method,
          path: item?.path,
          operation: `${item?.operation ?? ''}${item?.subject === undefined ? '' : ` ${item.subject}`}`,
          status: item?.status === undefined ? 'Aborted' : String(item.status),
          level: item?.worstLevel && `icon icon-${item.worstLevel}`,
        };
      }),
    { wanted: seqs, selected: selectedSeq },
  );

const scrollTo = (page: Page, index: number) =>
  page.locator('.grid').evaluate((grid, top) => {
    grid.scrollTop = top;
  }, index * 22);

void describe('the rows of the list', () => {
  void test('elements that are used again show their exchange alone, in the order of the list', async () => {
    await withInspector({ count: 3000, width: 1600 }, async (page) => {
      await page.locator('.count').getByText('3,000 requests', { exact: true }).waitFor();
      await page.locator('#row-2995').click();
      await page.locator('#row-2995[aria-selected="true"]').waitFor();
      const field = page.getByRole('combobox', { name: 'Filter requests' });

      // Far away, a little up, a little down, another query, the end.
      const ways: readonly (readonly [() => Promise<unknown>, string])[] = [
        [() => scrollTo(page, 1000), '#row-1001'],
        [() => scrollTo(page, 985), '#row-986'],
        [() => scrollTo(page, 1010), '#row-1030'],
        [() => field.fill('create'), '.count:has-text("of 3,000")'],
        [() => field.fill(''), '.count:text-is("3,000 requests")'],
        [() => scrollTo(page, 2999), '#row-3000'],
      ];
      for (const [go, sign] of ways) {
        await go();
        await page.locator(sign).waitFor();
        await eventually(async () => {
          const shown = await shownRows(page);
          assert.ok(shown.length > 10);
          const seqs = shown.map(({ seq }) => seq);
          assert.deepEqual(
            seqs,
            [...seqs].sort((left, right) => left - right),
          );
          const first = shown[0]?.index ?? 0;
          assert.deepEqual(
            shown.map(({ index }) => index),
            shown.map((_, at) => first + at),
          );
          assert.deepEqual(
            shown.map(({ row }) => row),
            await expectedRows(page, seqs, 2995),
          );
        });
      }
    });
  });

  void test('the first rows are drawn before the rest of a long capture is asked for', async () => {
    const context = await browser().newContext();
    const page = await context.newPage();
    await page.addInitScript(() => {
      const observer = new MutationObserver(() => {
        if (document.querySelector('.rows .row')) {
          observer.disconnect();
          document.documentElement.dataset['asked'] = window.fakeHost.asked.join();
        }
      });
      observer.observe(document, { childList: true, subtree: true });
    });

    await page.goto(`${url()}?count=20000&server=running&theme=dark`);
    await page.locator('.count').getByText('20,000 requests', { exact: true }).waitFor();

    await eventually(async () => {
      assert.equal(await page.locator('html').getAttribute('data-asked'), 'exchanges/snapshot');
    });
    await page.locator('#row-20000').waitFor();
    await context.close();
  });
});
