import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { eventually } from './support/eventually.js';
import { openInspector } from './support/browser.js';
import { type InspectorPage, serveInspector } from './support/inspectorPage.js';
import { brokenFilter, sampleDetail } from './support/sampleExchanges.js';
import { type ThemeName, themes } from './support/themes.js';

let site: InspectorPage;
let browser: Browser;
let axeSource: string;

before(async () => {
  site = await serveInspector();
  browser = await launchChromium();
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

after(async () => {
  await browser.close();
  await site.close();
});

/** What axe finds, one line a rule and element. */
async function findings(page: Page): Promise<readonly string[]> {
  const results = await page.evaluate<AxeResults>(
    'axe.run(document, { resultTypes: ["violations"] })',
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

interface Scene {
  readonly name: string;
  readonly count?: number;
  readonly server?: string;
  readonly prepare?: (page: Page) => Promise<void>;
}

const openTab = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('j');
  await page.getByRole('tab', { name }).click();
};

const scenes: readonly Scene[] = [
  {
    name: 'breakpoints, and a held request with something wrong in its form',
    count: 20,
    prepare: async (page) => {
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
    count: 20,
    prepare: async (page) => {
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
    count: 20,
    prepare: async (page) => {
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
  { name: 'a server that waits', server: 'running' },
  {
    name: 'a list with a selected row and its overview',
    count: 205,
    prepare: async (page) => {
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
    prepare: async (page) => {
      await page.keyboard.press('j');
      await page.getByText('userName equals').waitFor();
    },
  },
  {
    name: 'a broken filter with its proposal',
    count: 1,
    prepare: async (page) => {
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
    prepare: async (page) => {
      await openTab(page, 'Response');
      await page.getByRole('tree', { name: 'Response body' }).waitFor();
    },
  },
  {
    name: 'a request with a finding in its body',
    count: 205,
    prepare: async (page) => {
      await openTab(page, 'Request');
      await page.locator('.tree-findings').waitFor();
      await page.getByRole('searchbox').fill('active');
    },
  },
  {
    name: 'both sides',
    count: 204,
    prepare: async (page) => {
      await openTab(page, 'Both');
      await page.getByRole('tree', { name: 'Response body' }).waitFor();
      await page.locator('.explained').first().focus();
    },
  },
  {
    name: 'pins, the menu of columns and a comparison',
    count: 204,
    prepare: async (page) => {
      await page.locator('#row-202').click();
      await page.keyboard.press('p');
      await page.keyboard.press('m');
      await page.locator('#row-204').click();
      await page.locator('.diff').first().waitFor();
      await page.locator('.column-menu summary').click();
    },
  },
  {
    name: 'the keys',
    count: 20,
    prepare: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'the life of a resource',
    count: 205,
    prepare: async (page) => {
      await openTab(page, 'Resource');
      await page.locator('.timeline').waitFor();
    },
  },
  {
    name: 'suggestions and a chip that is on',
    count: 50,
    prepare: async (page) => {
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
    prepare: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('status:abc');
      await page.getByText('takes a status').waitFor();
    },
  },
  {
    name: 'a filter that matches nothing',
    count: 5,
    prepare: async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('nobody');
      await page.getByText('No request matches the filter').waitFor();
    },
  },
];

const themeNames: readonly ThemeName[] = ['dark', 'light', 'highContrast', 'highContrastLight'];

// The theme changes while the page is open, as it does in VS Code: a page for each scene and theme would take most of the time.
for (const { name, count = 0, server = 'running', prepare } of scenes) {
  void describe(`axe finds nothing in ${name}`, () => {
    let page: Page;

    before(async () => {
      page = await openInspector(browser, site.url, { count, server });
      await page.evaluate(axeSource);
      await prepare?.(page);
    });

    after(async () => {
      await page.context().close();
    });

    for (const theme of themeNames) {
      void test(`in the theme ${theme}`, async () => {
        await page.evaluate((chosen) => {
          window.fakeHost.setTheme(chosen);
        }, theme);

        await eventually(async () => {
          assert.deepEqual(await findings(page), []);
        });
      });
    }
  });
}

void test('high contrast draws a border around the selected row', async () => {
  const page = await openInspector(browser, site.url, { count: 5, theme: 'highContrast' });
  try {
    await page.locator('#row-3').click();
    await page.locator('#row-3[aria-selected="true"]').waitFor();
    await page.getByRole('tab', { name: 'Request' }).click();

    const outline = await page.locator('#row-3').evaluate((row) => getComputedStyle(row).outline);

    assert.match(outline, /solid 1px/);
    assert.equal(themes.highContrast.colors['contrastActiveBorder'], '#f38518');
    assert.match(outline, /rgb\(243, 133, 24\)/);
  } finally {
    await page.context().close();
  }
});

void test('statuses differ by shape, not by colour alone', async () => {
  const page = await openInspector(browser, site.url, { count: 10 });
  try {
    const shapes = await page
      .locator('.rows .status-badge')
      .evaluateAll((badges) =>
        badges.map((badge) => [badge.textContent.trim(), badge.querySelector('svg')?.innerHTML]),
      );
    const shapeOf = new Map(shapes.map(([status, shape]) => [status, shape]));

    assert.equal(new Set([shapeOf.get('200'), shapeOf.get('409'), shapeOf.get('503')]).size, 3);
  } finally {
    await page.context().close();
  }
});
