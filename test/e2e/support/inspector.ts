import { type FrameLocator, type Locator, type Page } from 'playwright-core';

type Tab = 'Overview' | 'Request' | 'Response';

/** The request inspector, inside the two frames that VS Code puts around a webview. */
export class Inspector {
  readonly frame: FrameLocator;

  constructor(page: Page) {
    this.frame = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  }

  get toolbar(): Locator {
    return this.frame.getByRole('toolbar', { name: 'Request Inspector' });
  }

  get grid(): Locator {
    return this.frame.getByRole('grid', { name: 'Captured requests' });
  }

  get filterField(): Locator {
    return this.frame.getByRole('combobox', { name: 'Filter requests' });
  }

  get detail(): Locator {
    return this.frame.getByRole('region', { name: 'Request detail' });
  }

  /** @param name what the row says, from left to right; a long list has only those in view */
  row(name: RegExp): Locator {
    return this.grid.getByRole('row', { name });
  }

  selectedRow(name: RegExp): Locator {
    return this.grid.getByRole('row', { name, selected: true });
  }

  /** As text, once it is there. */
  async readBody(side: 'Request' | 'Response'): Promise<string> {
    const label = `${side} body`;
    const text = this.frame.getByRole('group', { name: label });
    const tree = this.frame.getByRole('tree', { name: label });
    await text.or(tree).first().waitFor();
    if ((await text.count()) === 0) {
      await this.frame.getByRole('button', { name: 'Text', exact: true }).click();
    }
    return text.innerText();
  }

  /** Waits for the count beside the filter, for example `2 of 9 requests`. */
  async untilCount(text: string): Promise<void> {
    await this.toolbar.getByText(text, { exact: true }).waitFor();
  }

  async openTab(name: Tab): Promise<void> {
    await this.frame.getByRole('tab', { name }).click();
  }

  /** Selects a row with a click and shows a side of it. */
  async show(name: RegExp, tab: Tab): Promise<void> {
    await this.row(name).click();
    await this.openTab(tab);
  }
}
