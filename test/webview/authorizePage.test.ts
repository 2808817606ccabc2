import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { type Server, createServer } from 'node:http';
import { createRequire } from 'node:module';
import { type AddressInfo } from 'node:net';
import { after, before, describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { eventually } from './support/eventually.js';
import { ServeProcess, exitOf } from '../support/cliProcess.js';

let serve: ServeProcess;
/** Stands for Okta's callback. */
let client: Server;
let browser: Browser;
let axeSource: string;

before(async () => {
  serve = new ServeProcess(['--auth', 'oauth2', '--client-secret', 'secret-4711']);
  await serve.waitUntilListening();
  client = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html').end('<title>back at the client</title>');
  });
  await new Promise<void>((resolve) => {
    client.listen(0, '127.0.0.1', resolve);
  });
  browser = await launchChromium();
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

after(async () => {
  await browser.close();
  client.closeAllConnections();
  client.close();
  serve.child.kill('SIGTERM');
  await exitOf(serve.child);
});

/** A server that listens on a TCP port has an AddressInfo. */
const callback = (): string =>
  `http://localhost:${String((client.address() as AddressInfo).port)}/callback`;

const pageUrl = (redirectUri: string): string => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'okta',
    redirect_uri: redirectUri,
    state: 'state 1',
    scope: 'offline_access',
  });
  return `${new URL(serve.listening.baseUrl).origin}/oauth2/authorize?${query.toString()}`;
};

/** Runs with a page, on which no script, no style and no request may be refused by its own policy. */
async function withPage(
  colorScheme: 'light' | 'dark',
  run: (page: Page) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: 720, height: 640 },
    bypassCSP: false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    // The icon of the site is none of the page's.
    if (message.type() === 'error' && !message.location().url.endsWith('/favicon.ico')) {
      complaints.push(message.text());
    }
  });
  try {
    await run(page);
  } finally {
    await context.close();
  }
  assert.deepEqual(complaints, []);
}

void describe('the page that asks whether Okta may have access', () => {
  for (const [button, name] of [
    ['Allow', 'code'],
    ['Deny', 'error'],
  ] as const) {
    void test(`${button} leads the browser back to the client, by keyboard too`, async () => {
      await withPage('light', async (page) => {
        await page.goto(pageUrl(callback()));
        await page.keyboard.press('Tab');
        if (button === 'Deny') {
          await page.keyboard.press('Tab');
        }
        await eventually(async () => {
          assert.equal(await page.locator(':focus').textContent(), button);
        });
        await page.keyboard.press('Enter');
        await page.waitForURL(`${callback()}?**`);
        const { searchParams } = new URL(page.url());
        assert.equal(searchParams.get('state'), 'state 1');
        assert.ok(searchParams.get(name));
      });
    });
  }

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const [what, redirectUri] of [
      ['the question', 'http://localhost:1/'],
      ['a refusal', 'https://nobody.example/'],
    ] as const) {
      void test(`axe finds nothing: ${what}, ${colorScheme}`, async () => {
        await withPage(colorScheme, async (page) => {
          // A refusal is a 400, which Chromium writes to the console.
          const answer = await page.request.get(pageUrl(redirectUri));
          const policy = (answer.headers()['content-security-policy'] ?? '').replace(
            /; frame-ancestors[^;]*/,
            '',
          );
          await page.setContent(
            (await answer.text()).replace(
              '<meta charset="utf-8">',
              `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
            ),
          );
          await page.evaluate(axeSource);
          const { violations } = await page.evaluate<AxeResults>(
            'axe.run(document, { resultTypes: ["violations"] })',
          );
          assert.deepEqual(
            violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.failureSummary ?? ''}`),
            [],
          );
          const size = await page.locator('h1').evaluate((heading) => {
            return getComputedStyle(heading).fontSize;
          });
          // The style is let in by its hash.
          assert.equal(size, '22px');
          const folder = process.env['SCREENSHOTS'];
          if (folder !== undefined) {
            await page.screenshot({ path: `${folder}/${what}-${colorScheme}.png` });
          }
        });
      });
    }
  }
});
