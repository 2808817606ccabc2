import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { eventually } from './support/eventually.js';

/** Made by the reporter out of a run with one of everything, also of what a hostile server sends. */
const report = pathToFileURL('test/golden/reports/full.html').href;

let browser: Browser;
let axeSource: string;

before(async () => {
  browser = await launchChromium();
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

after(() => browser.close());

/** Runs with the report, of which the policy may refuse nothing and which may load nothing. */
async function withReport(
  options: BrowserContextOptions,
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('dialog', (dialog) => complaints.push(dialog.message()));
    page.on('request', (request) => {
      if (request.url() !== report) {
        complaints.push(request.url());
      }
    });
    await page.goto(report);
    await run(page);
    assert.deepEqual(complaints, []);
  } finally {
    await context.close();
  }
}

void describe('the HTML report of a conformance run', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    void test(`is accessible, ${colorScheme}`, () =>
      withReport({ colorScheme, bypassCSP: true }, async (page) => {
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');

        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          [],
        );
      }));
  }

  void test('reads without a script, and shows hostile text as text', () =>
    withReport({ javaScriptEnabled: false }, async (page) => {
      await page.getByRole('heading', { name: 'SCIM conformance' }).waitFor();
      await page.getByText('</script><img src=x onerror=alert(1)>').first().waitFor();

      await eventually(async () => {
        assert.equal(await page.locator('img, script, iframe, link').count(), 0);
      });
    }));

  void test('has its own look', () =>
    withReport({}, async (page) => {
      const weight = await page
        .locator('.verdict')
        .evaluate((element) => getComputedStyle(element).fontWeight);

      assert.equal(weight, '600');
    }));

  void test('opens the exchange to which a link of a cause leads', () =>
    withReport({}, async (page) => {
      const sent = page.locator('pre', { hasText: 'PUT /scim/v2/Users/2819c223 HTTP/1.1' });
      await eventually(async () => {
        assert.equal(await sent.isVisible(), false);
      });

      await page.getByRole('link', { name: 'PUT /Users/2819c223 → 200' }).click();

      await sent.waitFor({ state: 'visible' });
    }));

  void test('does not scroll sideways on a small screen', () =>
    withReport({ viewport: { width: 360, height: 640 } }, async (page) => {
      const [content, screen] = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);

      assert.equal(content, screen);
    }));
});
