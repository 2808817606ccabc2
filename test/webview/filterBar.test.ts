import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from './support/eventually.js';
import { queryField, shownCount } from './support/pageParts.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

void describe('the query', () => {
  void test('a chip says how many rows it has, and narrows the list to them', async () => {
    await withInspector({ count: 200 }, async (page) => {
      const chip = page.getByRole('button', { name: 'PATCH, 40 requests' });
      await chip.click();

      await shownCount(page, '40 of 200 requests');
      await eventually(async () => {
        assert.equal(await queryField(page).inputValue(), 'method:PATCH');
        assert.equal(await chip.getAttribute('aria-pressed'), 'true');
      });

      await page.getByRole('button', { name: 'PUT, 20 requests' }).click();
      await shownCount(page, '60 of 200 requests');
      await eventually(async () => {
        assert.equal(await queryField(page).inputValue(), 'method:PATCH,PUT');
      });
      await chip.click();
      await page.getByRole('button', { name: 'PUT, 20 requests' }).click();
      await shownCount(page, '200 requests');
    });
  });

  void test('chips count with the query, and stay in their places while it is typed', async () => {
    await withInspector({ count: 200 }, async (page) => {
      const places = () =>
        page.evaluate(() =>
          [...document.querySelectorAll('.chip')].map((chip) => {
            const { x, y, width } = chip.getBoundingClientRect();
            return [chip.textContent.trim().split(/\s/)[0], x, y, width];
          }),
        );
      await page.getByRole('button', { name: 'PATCH, 40 requests' }).waitFor();
      const before = await places();

      await queryField(page).fill('op:"create user" method:GET');
      await page.getByRole('button', { name: 'POST, 40 requests' }).waitFor();
      await page.getByRole('button', { name: 'GET, 0 requests', pressed: true }).waitFor();
      await page.getByRole('button', { name: 'PATCH, 0 requests', pressed: false }).waitFor();
      await page.getByRole('button', { name: '2xx, 0 requests' }).waitFor();
      await eventually(async () => {
        assert.deepEqual(await places(), before);
      });

      await queryField(page).fill('op:"create user"');
      await page.getByRole('button', { name: '2xx, 20 requests' }).waitFor();
    });
  });

  void test('chips are one stop for Tab, with arrow keys among them', async () => {
    await withInspector({ count: 200 }, async (page) => {
      await page.getByRole('button', { name: 'Errors, 20 requests' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      await eventually(async () => {
        assert.equal(await queryField(page).inputValue(), 'finding:warning');
      });

      await page.keyboard.press('End');
      const label = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'));
      await eventually(async () => {
        assert.match((await label()) ?? '', /^PATCH/);
        assert.equal(await page.locator('.chips [tabindex="0"]').count(), 1);
      });
    });
  });

  void test('proposals are taken with the keyboard, and a field asks for its value', async () => {
    await withInspector({ count: 200 }, async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('meth');
      await page.getByRole('option', { name: /^method:/ }).waitFor();
      await page.keyboard.press('ArrowDown');
      await eventually(async () => {
        assert.equal(
          await queryField(page).getAttribute('aria-activedescendant'),
          'filter-suggestion-0',
        );
      });
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: 'PATCH' }).waitFor();
      await page.keyboard.type('pa');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');

      await eventually(async () => {
        assert.equal(await queryField(page).inputValue(), 'method:PATCH ');
      });
      await shownCount(page, '40 of 200 requests');
    });
  });

  void test('what was asked before is offered again, also after a reload', async () => {
    await withInspector({ count: 200 }, async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('status:503');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Clear filter' }).click();
      await page.reload();
      await page.locator('.grid').waitFor();
      await page.keyboard.press('/');
      await page.keyboard.press('ArrowDown');

      await page.getByRole('option', { name: 'status:503' }).click();
      await shownCount(page, '20 of 200 requests');
    });
  });

  void test('a term that is wrong is shown with what would be right, the rest holds', async () => {
    await withInspector({ count: 200 }, async (page) => {
      await queryField(page).fill('method:PATCH status:abc');

      await page.getByText('"status:" takes a status such as 409').waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('.filter-problems mark').textContent(), 'abc');
        assert.equal(await queryField(page).getAttribute('aria-invalid'), 'true');
      });
      await shownCount(page, '40 of 200 requests');
    });
  });

  void test('bodies are searched by the host, piece by piece, new exchanges too', async () => {
    await withInspector({ count: 200 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.searchPiece = 30;
      });
      await queryField(page).fill('body:"Injected fault"');
      await shownCount(page, '20 of 200 requests');
      await page.evaluate(() => {
        window.fakeHost.add(10);
      });

      await shownCount(page, '21 of 210 requests');
    });
  });

  void test('a SCIM filter that cannot be read is told by the host', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await queryField(page).fill('scim:"wrong filter"');

      await page.getByText('"wrong" is no filter').waitFor();
      await eventually(async () => {
        assert.equal(await page.locator('.filter-problems mark').textContent(), 'wrong');
      });
    });
  });

  void test('a host that fails to search says so', async () => {
    await withInspector({ count: 20 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('exchanges/search', 'Out of memory');
      });
      await queryField(page).fill('body:x');

      await page.getByText('Out of memory').waitFor();
    });
  });
});
