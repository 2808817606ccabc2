import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import { eventually } from './support/eventually.js';
import { copied } from './support/pageParts.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

/** Selects an exchange of the sample and opens a tab of its detail. */
const withDetail = (
  seq: number,
  tab: string,
  run: (page: Page) => Promise<void>,
  width = 1280,
): Promise<void> =>
  withInspector({ count: 10, width }, async (page) => {
    await page.locator(`#row-${String(seq)}`).click();
    await page.getByRole('tab', { name: tab }).click();
    await run(page);
  });

const tree = (page: Page, name: string) => page.getByRole('tree', { name });
const waitForCopied = (page: Page) => page.getByText('Copied', { exact: true }).waitFor();

void describe('a body', () => {
  void test('is a tree that is walked, opened and copied from by keyboard', async () => {
    await withDetail(2, 'Request', async (page) => {
      await tree(page, 'Request body').getByRole('treeitem').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowLeft');
      const schemas = page.locator('[data-pointer="/schemas"]');
      await page.locator('[data-pointer="/schemas"][aria-expanded="false"]').waitFor();
      await eventually(async () => {
        assert.equal(await schemas.getAttribute('aria-level'), '2');
      });
      await page.keyboard.press('End');
      await page.keyboard.press('p');
      await waitForCopied(page);
      await page.keyboard.press('v');
      await page.waitForFunction(() => window.fakeHost.copied.length === 2);

      await eventually(async () => {
        assert.deepEqual(await copied(page), ['loginCount', '42']);
      });
    });
  });

  void test('shows a finding below the line that it speaks of, with what Okta does and the fix', async () => {
    await withDetail(5, 'Request', async (page) => {
      const line = page.locator('[data-pointer="/Operations/0/value"]');

      await line.getByText('PATCH without a path').waitFor();
      await line.getByText('Okta stops').waitFor();
      await line.getByText('Enter the token without Bearer').waitFor();
    });
  });

  void test('is searched, in the tree and as text, and the choice is kept', async () => {
    await withDetail(2, 'Request', async (page) => {
      const search = page.getByRole('searchbox', { name: 'Find in body' });
      await search.fill('value');
      await page.getByText('1 of 1').waitFor();
      await search.fill('type');
      await page.getByText('1 of 2').waitFor();
      await search.press('Enter');
      await page.getByText('2 of 2').waitFor();

      await page.getByRole('button', { name: 'Text', exact: true }).click();
      await page.getByRole('group', { name: 'Request body' }).waitFor();
      await search.fill('type');
      await eventually(async () => {
        const marked = await page.evaluate(() => CSS.highlights.get('search-request')?.size);
        assert.equal(marked, 2);
      });
      await page.reload();
      await page.getByRole('group', { name: 'Request body' }).waitFor();
    });
  });
});

void describe('headers', () => {
  void test('are explained on focus', async () => {
    await withDetail(2, 'Response', async (page) => {
      const tip = page.getByRole('tooltip', { name: /version of the resource/ });
      await eventually(async () => {
        assert.equal(await page.getByText('The version of the resource').isVisible(), false);
      });
      await page.locator('.explained', { hasText: 'ETag' }).focus();

      await page.getByText('The version of the resource').waitFor();
      await eventually(async () => {
        assert.ok((await tip.count()) <= 1);
      });
    });
  });

  void test('have their findings beside them', async () => {
    await withDetail(8, 'Request', async (page) => {
      await page.locator('.headers').getByText('The token does not match').waitFor();
    });
  });
});

void describe('request and response', () => {
  for (const [width, places] of [
    [1700, 'side by side'],
    [900, 'one below the other'],
  ] as const) {
    void test(`stand ${places} at a width of ${String(width)}`, async () => {
      const check = async (page: Page): Promise<void> => {
        await tree(page, 'Response body').waitFor();
        const placeOf = (name: string) =>
          page.getByRole('region', { name, exact: true }).boundingBox();
        await eventually(async () => {
          const [left, right] = [await placeOf('Request'), await placeOf('Response')];
          assert.ok(left && right);
          assert.equal(left.y === right.y, places === 'side by side');
        });
      };
      await withDetail(2, 'Both', check, width);
    });
  }
});

void describe('the resource', () => {
  void test('is shown before and after the request, and opened in the difference editor', async () => {
    await withDetail(5, 'Resource', async (page) => {
      await page.getByRole('row', { name: 'active true false' }).first().waitFor();
      await page.getByRole('button', { name: 'Before ↔ After in Editor' }).click();

      await eventually(async () => {
        assert.ok(
          (await page.evaluate(() => window.fakeHost.asked)).includes('resource/openStates'),
        );
      });
    });
  });

  void test('tells in one click who changed an attribute, and leads there', async () => {
    await withDetail(5, 'Resource', async (page) => {
      await page.locator('.timeline > li').nth(2).waitFor();
      await page.getByRole('button', { name: 'active', exact: true }).click();
      await eventually(async () => {
        assert.equal(await page.locator('.timeline > li').count(), 2);
      });
      await page.getByRole('button', { name: 'Show request 1, Create user' }).click();

      await page.locator('#row-1[aria-selected="true"]').waitFor();
    });
  });

  void test('that was created has no column for what was before', async () => {
    await withDetail(5, 'Resource', async (page) => {
      const created = page.locator('.timeline > li').first();
      await created.getByRole('row', { name: 'active true', exact: true }).waitFor();

      await eventually(async () => {
        assert.deepEqual(await created.getByRole('columnheader').allInnerTexts(), [
          'Attribute',
          'after',
        ]);
      });
    });
  });

  void test('of which the chosen attribute never changed is shown whole', async () => {
    await withDetail(5, 'Resource', async (page) => {
      await page.getByRole('button', { name: 'active', exact: true }).click();
      await page.evaluate(() => {
        const step = { startedAt: 0, method: 'PUT', operation: 'Update user', isAssumed: false };
        const change = { path: 'title', before: '"A"', after: '"B"' };
        const steps = [1, 2, 3].map((seq) => ({
          ...step,
          id: `x${String(seq)}`,
          seq,
          kind: 'changed' as const,
          changes: [change],
        }));
        const named = { typeName: 'User', resourceId: '1', leftOut: 0 };
        window.fakeHost.timelines.set('x6', { ...named, steps });
      });
      await page.locator('#row-6').click();

      await page.getByRole('button', { name: 'anything', pressed: true }).waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('.timeline > li').count(), 3);
      });
    });
  });

  void test('of a request that is about nobody there is none', async () => {
    await withDetail(8, 'Resource', async (page) => {
      await page.getByText('It is about no single user or group').waitFor();
    });
  });
});
