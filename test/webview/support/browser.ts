import { type Browser, type Page } from 'playwright-core';

export interface OpenOptions {
  readonly count?: number;
  readonly server?: string;
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
}

/** Opens the inspector in a page of its own, with its own state, and waits until it has drawn and all of it works. */
export async function openInspector(
  browser: Browser,
  url: string,
  options: OpenOptions = {},
): Promise<Page> {
  const page = await newPage(browser, options);
  await page.goto(addressOf(url, options));
  await page.locator('.grid, .empty-page').first().waitFor();
  await page.waitForFunction(() => customElements.get('vscode-button') !== undefined);
  return page;
}

export async function newPage(
  browser: Browser,
  { width = 1280, height = 720 }: OpenOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  return page;
}

export function addressOf(url: string, options: OpenOptions = {}): string {
  const { count = 0, server = 'running', theme = 'dark' } = options;
  const query = new URLSearchParams({ count: String(count), server, theme });
  return `${url}?${query.toString()}`;
}
