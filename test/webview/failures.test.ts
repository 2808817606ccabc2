import { describe, test } from 'node:test';
import { body, tab } from './support/pageParts.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

void describe('failures', () => {
  void test('a detail that cannot be loaded says why and can be tried again', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('exchange/detail', 'gone with the wind');
      });
      await page.locator('#row-5').click();
      await page.getByText('gone with the wind').waitFor();

      await page.getByRole('button', { name: 'Try Again' }).click();

      await page.getByText('Set active to false').waitFor();
    });
  });

  void test('a body that cannot be loaded says why and can be tried again', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('exchange/body', 'no more room');
      });
      await page.locator('#row-5').click();
      await tab(page, 'Request').click();
      await page.getByText('no more room').waitFor();

      await page.getByRole('button', { name: 'Try Again' }).click();

      await body(page, 'Request').waitFor();
    });
  });

  void test('a failed copy is told until it is dismissed', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.failNext('exchange/copyAsCurl', 'the clipboard is locked');
      });
      await page.locator('#row-5').click();
      await page.keyboard.press('c');
      await page.getByText('Copy as cURL failed: the clipboard is locked').waitFor();

      await page.getByRole('button', { name: 'Dismiss' }).click();

      await page.locator('.notice').waitFor({ state: 'detached' });
    });
  });

  void test('an answer that cannot be read is a failure, not a broken page', async () => {
    await withInspector({ count: 5 }, async (page) => {
      await page.evaluate(() => {
        window.fakeHost.details.set('x5', JSON.parse('{"summary":{}}') as never);
      });
      await page.locator('#row-5').click();

      await page.getByText('an answer that cannot be read').waitFor();
    });
  });
});
