import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Locator, type Page, type Route } from 'playwright-core';
import { type OpenOptions, addressOf, newPage } from './support/browser.js';
import { eventually } from './support/eventually.js';
import { rows } from './support/pageParts.js';
import { useInspector } from './support/useInspector.js';

const { browser, url } = useInspector();

const script = '**/inspectorControls.js';

/** Opens the page, in which the script of the buttons and fields becomes what `route` makes of it. */
async function withRoute(
  route: (route: Route) => Promise<void>,
  options: OpenOptions,
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const page = await newPage(browser());
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  try {
    await page.route(script, route);
    await page.goto(addressOf(url(), options));
    await run(page);
    assert.deepEqual(problems, []);
  } finally {
    await page.context().close();
  }
}

/** Where each button is, in whole pixels, and in which colours, by what it says. */
const places = (buttons: Locator): Promise<readonly string[]> =>
  buttons.evaluateAll((elements) =>
    elements.map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const words = element.getAttribute('aria-label') ?? element.textContent.trim();
      const { color, backgroundColor } = getComputedStyle(element);
      const place = [x, y, width, height].map(Math.round).join(' ');
      return `${words}: ${place} ${color} on ${backgroundColor}`;
    }),
  );

void describe('the script of the buttons and fields', () => {
  for (const server of ['running', 'stopped', 'failed']) {
    void test(`comes behind the rows, and no button moves then; server ${server}`, async () => {
      let goOn: (() => void) | undefined;
      const asked = new Promise<void>((resolve) => {
        goOn = resolve;
      });
      await withRoute(
        async (route) => {
          await asked;
          await route.continue();
        },
        { count: 40, server, theme: server === 'running' ? 'dark' : 'light' },
        async (page) => {
          await page.locator(rows).first().waitFor();
          const buttons = page.locator('vscode-button');
          const before = await places(buttons);
          goOn?.();
          await page.waitForFunction(() => customElements.get('vscode-button') !== undefined);

          assert.ok(before.length > 5, before.join('\n'));
          await eventually(async () => {
            assert.deepEqual(await places(buttons), before);
          });
        },
      );
    });
  }

  void test('leaves what was clicked before to work, too', async () => {
    await withRoute(
      () => new Promise(() => undefined),
      { count: 40 },
      async (page) => {
        await page.locator('vscode-button[aria-label="Clear captured requests"]').click();
        await page.locator(rows).first().waitFor({ state: 'detached' });
      },
    );
  });

  void test('is told where it cannot be loaded, and is tried again', async () => {
    let isBroken = true;
    await withRoute(
      (route) => (isBroken ? route.abort() : route.continue()),
      { count: 40 },
      async (page) => {
        await page.getByRole('alert').getByText('could not be loaded').waitFor();
        await page.locator(rows).first().waitFor();
        await page.keyboard.press('b');
        await page.getByRole('region', { name: 'Breakpoints' }).waitFor();
        isBroken = false;
        await page.getByRole('button', { name: 'Try again' }).press('Enter');

        await page.getByRole('textbox', { name: 'Path' }).waitFor();
        await page.getByRole('alert').waitFor({ state: 'detached' });
      },
    );
  });
});
