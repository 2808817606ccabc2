import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import { eventually } from './support/eventually.js';
import { queryField, rows, shownCount } from './support/pageParts.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

const topOf = (page: Page) => page.locator('.grid').evaluate((grid) => grid.scrollTop);
/** A wheel may scroll smoothly. */
async function scrolledTo(page: Page, top: number): Promise<number> {
  await eventually(async () => {
    assert.equal(await topOf(page), top);
  });
  return top;
}
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

      await queryField(page).pressSequentially('yuki 409');
      await shownCount(page, '1,979 of 100,000 requests');
      await page.getByRole('button', { name: 'Clear filter' }).click();

      await shownCount(page, '100,000 requests');
      await eventually(async () => {
        assert.equal(await queryField(page).inputValue(), '');
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

      await eventually(async () => {
        const place = await page.locator('#row-50001').getAttribute('aria-rowindex');
        assert.equal(place, '50002');
      });
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
      const end = await topOf(page);
      await page.locator('.grid').hover();
      await page.mouse.wheel(0, -2000);
      await page.locator('#row-500').waitFor({ state: 'detached' });
      const top = await scrolledTo(page, end - 2000);

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
      const end = await topOf(page);
      await page.locator('.grid').hover();
      await page.mouse.wheel(0, -6000);
      await scrolledTo(page, end - 6000);
      const middle = page.locator('#row-720');
      await middle.waitFor();
      const before = (await middle.boundingBox())?.y;

      await page.evaluate(() => {
        window.fakeHost.drop(100);
      });
      await page.getByText('100 older requests were dropped').waitFor();
      await eventually(async () => {
        const strip = (await page.locator('.strip').boundingBox())?.height ?? 0;
        const after = (await middle.boundingBox())?.y ?? 0;
        assert.equal(Math.round(after - strip), Math.round(before ?? -1));
      });
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

  void test('a list that was cleared follows again, whatever was selected before', async () => {
    await withInspector({ count: 100 }, async (page) => {
      await page.locator('#row-95').click();
      await page.getByRole('button', { name: 'Clear captured requests' }).click();
      await page.getByText('Waiting for the first request').waitFor();
      await page.evaluate(() => {
        window.fakeHost.add(80);
      });

      await page.locator('#row-180').waitFor();
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
