import { type Page } from 'playwright-core';
import { brokenFilter, sampleDetail } from './sampleExchanges.js';
import { type ThemeName } from './themes.js';

/** A state of the page that is looked at in every theme. */
export interface Scene {
  readonly name: string;
  readonly count?: number;
  readonly server?: string;
  /** Looked at pixel by pixel, too. */
  readonly pictured?: true;
  readonly prepare?: (page: Page) => Promise<void>;
}

const openTab = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('j');
  await page.getByRole('tab', { name }).click();
};

export const scenes: readonly Scene[] = [
  {
    name: 'a server that only forwards',
    server: 'stopped',
    pictured: true,
    prepare: async (page: Page): Promise<void> => {
      await page.evaluate(() => {
        const baseUrl = 'http://127.0.0.1:8485/scim/v2';
        const forward = { baseUrl, target: 'https://own.example/scim/v2' };
        window.fakeHost.setServer({ status: 'stopped', forward });
      });
      await page.getByText('is forwarded to').waitFor();
    },
  },
  {
    name: 'breakpoints, and a held request with something wrong in its form',
    pictured: true,
    count: 20,
    prepare: async (page: Page): Promise<void> => {
      await page.evaluate(() => {
        window.fakeHost.control.hold();
        window.fakeHost.control.hold({ stage: 'response', source: 'forward' }, {}, 9000);
      });
      await page.keyboard.press('b');
      await page.getByRole('textbox', { name: 'Path' }).fill('/Users*');
      await page.keyboard.press('Enter');
      await page.getByRole('list', { name: 'Breakpoints that are set' }).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('h');
      await page.getByRole('textbox', { name: 'Path and query' }).fill('wrong');
      await page.getByText('The path begins with a slash').waitFor();
    },
  },
  {
    name: 'an answer by hand',
    pictured: true,
    count: 20,
    prepare: async (page: Page): Promise<void> => {
      await page.evaluate(() => {
        window.fakeHost.control.hold();
      });
      await page.getByRole('list', { name: 'Held by breakpoints' }).waitFor();
      await page.keyboard.press('a');
      await page.getByRole('button', { name: 'Send Answer' }).waitFor();
    },
  },
  {
    name: 'faults',
    pictured: true,
    count: 20,
    prepare: async (page: Page): Promise<void> => {
      await page.keyboard.press('F');
      await page.getByRole('button', { name: 'Slow answers' }).click();
      await page.getByRole('textbox', { name: 'for', exact: true }).fill('5m');
      await page.keyboard.press('Enter');
      await page.getByRole('list', { name: 'Armed' }).waitFor();
      await page.getByRole('textbox', { name: 'delay' }).fill('soon');
      await page.getByText(/delay must be/).waitFor();
    },
  },
  { name: 'a stopped server', server: 'stopped' },
  { name: 'a server that waits', pictured: true, server: 'running' },
  {
    name: 'a list with a selected row and its overview',
    pictured: true,
    count: 205,
    prepare: async (page: Page): Promise<void> => {
      await page.evaluate(() => {
        window.fakeHost.drop(5);
      });
      await page.keyboard.press('j');
      await page.getByText('Set active to false').waitFor();
    },
  },
  {
    name: 'a decoded filter',
    count: 201,
    prepare: async (page: Page): Promise<void> => {
      await page.keyboard.press('j');
      await page.getByText('userName equals').waitFor();
    },
  },
  {
    name: 'a broken filter with its proposal',
    count: 1,
    prepare: async (page: Page): Promise<void> => {
      await page.evaluate(
        ({ detail, filter }) => {
          window.fakeHost.details.set('x1', { ...detail, filter });
        },
        { detail: sampleDetail(1), filter: brokenFilter },
      );
      await page.keyboard.press('j');
      await page.getByText('Meant, probably:').waitFor();
    },
  },
  {
    name: 'a response with its body',
    count: 204,
    prepare: async (page: Page): Promise<void> => {
      await openTab(page, 'Response');
      await page.getByRole('tree', { name: 'Response body' }).waitFor();
    },
  },
  {
    name: 'a request with a finding in its body',
    pictured: true,
    count: 205,
    prepare: async (page: Page): Promise<void> => {
      await openTab(page, 'Request');
      await page.locator('.tree-findings').waitFor();
      await page.getByRole('searchbox').fill('active');
    },
  },
  {
    name: 'both sides',
    pictured: true,
    count: 204,
    prepare: async (page: Page): Promise<void> => {
      await openTab(page, 'Both');
      await page.getByRole('tree', { name: 'Response body' }).waitFor();
      await page.locator('.explained').first().focus();
    },
  },
  {
    name: 'pins, the menu of columns and a comparison',
    pictured: true,
    count: 204,
    prepare: async (page: Page): Promise<void> => {
      await page.locator('#row-202').click();
      await page.keyboard.press('p');
      await page.keyboard.press('m');
      await page.locator('#row-204').click();
      await page.locator('.diff').first().waitFor();
      await page.locator('.column-menu summary').click();
    },
  },
  {
    name: 'two captures compared',
    pictured: true,
    count: 20,
    prepare: async (page: Page): Promise<void> => {
      await page.evaluate(() => {
        window.fakeHost.compare();
      });
      await page.getByText('jane1@example.com').click();
      await page.getByRole('heading', { name: 'What differs' }).waitFor();
      await page.locator('.diff').first().waitFor();
    },
  },
  {
    name: 'the menu of the capture',
    pictured: true,
    count: 204,
    prepare: async (page: Page): Promise<void> => {
      await page.locator('#row-202').click();
      await page.keyboard.press('p');
      await page.keyboard.press('/');
      await page.keyboard.type('method:PATCH');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Save, export, replay, compare' }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
  {
    name: 'the keys',

    count: 20,
    prepare: async (page: Page): Promise<void> => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the life of a resource',
    pictured: true,
    count: 205,
    prepare: async (page: Page): Promise<void> => {
      await openTab(page, 'Resource');
      await page.locator('.timeline').waitFor();
    },
  },
  {
    name: 'suggestions and a chip that is on',
    pictured: true,
    count: 50,
    prepare: async (page: Page): Promise<void> => {
      await page.getByRole('button', { name: /^PATCH/ }).click();
      await page.keyboard.press('/');
      await page.keyboard.type(' st');
      await page.keyboard.press('ArrowDown');
      await page.getByRole('option').first().waitFor();
    },
  },
  {
    name: 'a query that is wrong',

    count: 50,
    prepare: async (page: Page): Promise<void> => {
      await page.keyboard.press('/');
      await page.keyboard.type('status:abc');
      await page.getByText('takes a status').waitFor();
    },
  },
  {
    name: 'a filter that matches nothing',
    count: 5,
    prepare: async (page: Page): Promise<void> => {
      await page.keyboard.press('/');
      await page.keyboard.type('nobody');
      await page.getByText('No request matches the filter').waitFor();
    },
  },
];

export const themeNames: readonly ThemeName[] = [
  'dark',
  'light',
  'highContrast',
  'highContrastLight',
];

/** A state of the settings form. */
export interface FormScene {
  readonly name: string;
  readonly file: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const settings = {
  label: 'Example App',
  appKind: 'oin',
  connection: { baseUrl: 'http://localhost/scim', authentication: { mode: 'oauth2' } },
  pushGroups: [{ name: 'Engineering' }],
  customAttributes: [{ name: 'costCode', externalName: 'costCode' }],
};

export const formScenes: readonly FormScene[] = [
  {
    name: 'the settings form with errors at its fields',
    file: JSON.stringify(settings, null, 2),
    prepare: async (page: Page): Promise<void> => {
      await page.getByRole('tab', { name: 'Integration' }).click();
      await page.getByRole('textbox', { name: 'SCIM connector base URL' }).focus();
    },
  },
];
