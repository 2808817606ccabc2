import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { type WorkspaceCopy, copySampleWorkspace } from '#scripts/vscode/sampleWorkspace.mjs';
import {
  type VscodeServer,
  startVscodeServer,
  toWorkbenchUrl,
} from '#scripts/vscode/vscodeServer.mjs';
import { Inspector } from './inspector.js';

const projectRoot = fileURLToPath(new URL('../../../../', import.meta.url));
const pictures = join(projectRoot, '.tooling/e2e');
const viewport = { width: 1440, height: 900 };
/** Of one step in the window, in milliseconds; the first one waits for the extension host. */
const stepLimit = 40_000;

/** Of a row that does not open, and how long each is given, in milliseconds. */
const maxClicks = 5;
const openLimit = 10_000;
/** What is open for that long stays so: no click is still on its way. */
const settledAfter = 1000;

export interface WorkbenchOptions {
  /** Of the machine; the mock server takes a free port where they name none. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Where the extension is installed; else it is the one of the checkout. */
  readonly extensionsDir?: string | undefined;
  /** Of the window, for what extensions say; VS Code's own words stay English without its language pack. */
  readonly language?: string;
}

interface Parts {
  readonly server: VscodeServer;
  readonly workspace: WorkspaceCopy;
  readonly browser: Browser;
  readonly page: Page;
}

/** A whole VS Code in a browser, with the extension and a copy of the sample workspace. */
export class Workbench {
  readonly page: Page;
  readonly inspector: Inspector;
  readonly #parts: Parts;

  private constructor(parts: Parts) {
    this.#parts = parts;
    this.page = parts.page;
    this.inspector = new Inspector(parts.page);
  }

  static async open({
    settings = {},
    extensionsDir,
    language,
  }: WorkbenchOptions = {}): Promise<Workbench> {
    const workspace = await copySampleWorkspace();
    const server = await startVscodeServer({
      node: readEnv('SCIM_VSCODE_NODE'),
      serverMain: readEnv('SCIM_VSCODE_SERVER'),
      settings: { 'scimWorkbench.server.port': 0, ...settings },
      ...(extensionsDir !== undefined && { extensionsDir }),
    });
    const browser = await launchChromium();
    const permissions = ['clipboard-read', 'clipboard-write'];
    const context = await browser.newContext({ viewport, permissions });
    context.setDefaultTimeout(stepLimit);
    await keepSecrets(context, server.origin);
    if (language !== undefined) {
      await context.addInitScript((code) => {
        // What a language pack's file sets.
        Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: code });
      }, language);
    }
    const workbench = new Workbench({ server, workspace, browser, page: await context.newPage() });
    const developmentPaths = extensionsDir === undefined ? [projectRoot] : [];
    try {
      const { folder } = workspace;
      await workbench.page.goto(toWorkbenchUrl(server.origin, { folder, developmentPaths }));
      await workbench.#untilReady();
      return workbench;
    } catch (error) {
      await workbench.takePicture('opening');
      await workbench.close();
      throw error;
    }
  }

  get quickInput(): Locator {
    return this.page.locator('.quick-input-widget');
  }

  get statusBar(): Locator {
    return this.page.locator('.statusbar');
  }

  /** The editor that was used last. */
  get editor(): Locator {
    return this.page.locator('.editor-group-container.active .monaco-editor .view-lines');
  }

  notification(text: string): Locator {
    return this.page.locator('.notification-toast').filter({ hasText: text });
  }

  /** A row of the view in the side bar. */
  treeItem(name: RegExp): Locator {
    return this.page.getByRole('treeitem', { name });
  }

  /**
   * Opens a row of the view with a click. A tree that draws itself anew just then swallows the click, so
   * it is looked whether the row has opened; and one that was only slow closes it again with the next.
   */
  async expand(name: RegExp): Promise<void> {
    const row = this.treeItem(name);
    const opened = this.page.getByRole('treeitem', { name, expanded: true });
    for (let tries = 0; tries < maxClicks; tries += 1) {
      await row.click();
      if (await isThereSoon(opened)) {
        await this.page.waitForTimeout(settledAfter);
        if (await opened.isVisible()) {
          return;
        }
      }
    }
    await opened.waitFor();
  }

  editorTab(name: RegExp): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name });
  }

  /** By the palette, as F1 opens it. */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.quickInput.locator('input').first().fill(`>${title}`);
    await this.quickInput.getByRole('option', { name: title }).first().click();
  }

  /** By the palette; resolves with the port. */
  async startServer(): Promise<number> {
    await this.runCommand('SCIM: Start Mock Server');
    return this.readPort();
  }

  /** As the status bar shows it, once the server runs. */
  async readPort(): Promise<number> {
    const text = await this.statusBar.getByText(/SCIM :\d+/).innerText();
    return Number(text.replace(/^.*:/s, ''));
  }

  /** What a user copies for Okta. */
  async copyAuthorization(): Promise<string> {
    await this.page.evaluate(() => navigator.clipboard.writeText(''));
    await this.runCommand('SCIM: Copy Authorization Header');
    return this.page.evaluate(async () => {
      let text = '';
      while (text === '') {
        await new Promise(requestAnimationFrame);
        text = await navigator.clipboard.readText();
      }
      return text;
    });
  }

  async openInspector(): Promise<void> {
    await this.runCommand('SCIM: Open Request Inspector');
    await this.inspector.toolbar.waitFor();
  }

  readClipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** As a user reloads the window: the extension host ends, and another one starts. */
  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('load');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.#untilReady();
  }

  async takePicture(name: string): Promise<void> {
    await mkdir(pictures, { recursive: true });
    const file = `${name.replace(/[^a-z0-9]+/gi, '-')}.png`;
    await this.page.screenshot({ path: join(pictures, file) });
  }

  async close(): Promise<void> {
    await this.#parts.browser.close();
    await this.#parts.server.stop();
    await this.#parts.workspace.remove();
  }

  /** Commands are in the palette once the extension's view is there. */
  async #untilReady(): Promise<void> {
    await this.page.getByRole('tab', { name: 'SCIM Workbench' }).waitFor();
  }
}

/**
 * Plays the front of code-server, which has a key for the secrets in the browser's storage. Without
 * one, VS Code forgets secrets with a reload.
 */
async function keepSecrets(context: BrowserContext, origin: string): Promise<void> {
  const path = '/mint-key';
  const key = randomBytes(32);
  await context.addCookies([{ name: 'vscode-secret-key-path', value: path, url: origin }]);
  await context.route(`${origin}${path}`, (route) => route.fulfill({ body: key }));
}

async function isThereSoon(locator: Locator): Promise<boolean> {
  try {
    await locator.waitFor({ timeout: openLimit });
    return true;
  } catch {
    return false;
  }
}

function readEnv(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') {
    throw new Error(`${name} is not set: run these tests with "npm test -- e2e".`);
  }
  return value;
}
