import { type Locator, type Page } from 'playwright-core';

/** Where things are in the inspector's page, as its user finds them. */
export const rows = '.rows .row';

/** What the page says of how many requests it shows. */
export const shownCount = (page: Page, text: string): Promise<void> =>
  page.locator('.count').getByText(text, { exact: true }).waitFor();

export const queryField = (page: Page): Locator =>
  page.getByRole('combobox', { name: 'Filter requests' });

export const tab = (page: Page, name: string): Locator => page.getByRole('tab', { name });

/** As a tree, or as text. */
export const body = (page: Page, side: 'Request' | 'Response'): Locator =>
  page.locator(`:is([role="tree"], .code-block)[aria-label="${side} body"]`);

export const asText = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Text', exact: true }).click();

/** What the host was asked to put on the clipboard. */
export const copied = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.fakeHost.copied);
