import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { type OpenOptions, openInspector } from './browser.js';
import { type InspectorPage, serveInspector } from './inspectorPage.js';

/** Runs a test in a page of its own, which is closed afterwards. */
export type WithInspector = (
  options: OpenOptions,
  run: (page: Page) => Promise<void>,
) => Promise<void>;

export interface InspectorSite {
  /** Fails where the page threw, or broke the content security policy. */
  readonly withInspector: WithInspector;
  /** Known once the tests run. */
  readonly browser: () => Browser;
  readonly url: () => string;
}

/** The inspector on loopback and a browser, for all tests of the file. To be called at its top. */
export function useInspector(): InspectorSite {
  let site: InspectorPage | undefined;
  let started: Browser | undefined;

  before(async () => {
    site = await serveInspector();
    started = await launchChromium();
  });

  after(async () => {
    await started?.close();
    await site?.close();
  });

  const browser = (): Browser => started ?? assert.fail('no browser before the tests run');
  const url = (): string => site?.url ?? assert.fail('no page before the tests run');

  return {
    browser,
    url,
    withInspector: async (options, run) => {
      const page = await openInspector(browser(), url(), options);
      const problems: string[] = [];
      page.on('pageerror', (error) => problems.push(String(error)));
      try {
        await run(page);
        problems.push(...(await page.evaluate(() => window.fakeHost.violations)));
        assert.deepEqual(problems, []);
      } finally {
        await page.context().close();
      }
    },
  };
}
