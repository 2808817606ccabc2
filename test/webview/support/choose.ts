import { type FrameLocator, type Locator, type Page } from 'playwright-core';

/** Chooses from a drop-down list of the toolkit, as a mouse does. */
export async function choose(
  within: Page | Locator | FrameLocator,
  name: string,
  option: string,
): Promise<void> {
  const list = within.getByRole('combobox', { name });
  await list.click();
  await list.getByRole('option', { name: option, exact: true }).click();
}
