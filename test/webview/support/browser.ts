import { type Browser, type Page } from 'playwright-core';

export interface OpenOptions {
  readonly count?: number;
  readonly server?: string;
  readonly theme?: string;
  readonly width?: number;
  readonly height?: number;
}

/** Opens the inspector in a page of its own, with its own state, and waits until it has drawn. */
export async function openInspector(
  browser: Browser,
  url: string,
  options: OpenOptions = {},
): Promise<Page> {
  const { count = 0, server = 'running', theme = 'dark', width = 1280, height = 720 } = options;
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const query = new URLSearchParams({ count: String(count), server, theme });
  await page.goto(`${url}?${query.toString()}`);
  await page.locator('.grid, .empty-page').first().waitFor();
  return page;
}
