import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { type Page } from 'playwright-core';
import { eventually } from './support/eventually.js';
import { openInspector } from './support/browser.js';
import { scenes, themeNames } from './support/scenes.js';
import { themes } from './support/themes.js';
import { useInspector } from './support/useInspector.js';

const { browser, url } = useInspector();
let axeSource: string;

before(async () => {
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
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

// The theme changes while the page is open, as it does in VS Code: a page for each scene and theme would take most of the time.
for (const { name, count = 0, server = 'running', prepare } of scenes) {
  void describe(`axe finds nothing in ${name}`, () => {
    let page: Page;

    before(async () => {
      page = await openInspector(browser(), url(), { count, server });
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
  const page = await openInspector(browser(), url(), { count: 5, theme: 'highContrast' });
  try {
    await page.locator('#row-3').click();
    await page.locator('#row-3[aria-selected="true"]').waitFor();
    await page.getByRole('tab', { name: 'Request' }).click();

    assert.equal(themes.highContrast.colors['contrastActiveBorder'], '#f38518');
    await eventually(async () => {
      const outline = await page.locator('#row-3').evaluate((row) => getComputedStyle(row).outline);
      assert.match(outline, /solid 1px/);
      assert.match(outline, /rgb\(243, 133, 24\)/);
    });
  } finally {
    await page.context().close();
  }
});

void test('statuses differ by shape, not by colour alone', async () => {
  const page = await openInspector(browser(), url(), { count: 10 });
  try {
    await eventually(async () => {
      const shapes = await page
        .locator('.rows .status-badge')
        .evaluateAll((badges) =>
          badges.map((badge) => [badge.textContent.trim(), badge.querySelector('svg')?.innerHTML]),
        );
      const shapeOf = new Map(shapes.map(([status, shape]) => [status, shape]));
      const three = ['200', '409', '503'].map((status) => shapeOf.get(status));
      assert.equal(three.includes(undefined), false);
      assert.equal(new Set(three).size, 3);
    });
  } finally {
    await page.context().close();
  }
});

void test('nothing moves where the user wants less motion', async () => {
  const context = await browser().newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  try {
    await page.goto(`${url()}?count=205&server=running`);
    await page.locator('.grid').waitFor();
    await page.keyboard.press('j');
    await page.getByText('Set active to false').waitFor();
    await page.evaluate(() => {
      window.fakeHost.setServer({ status: 'starting' });
    });

    await eventually(async () => {
      assert.deepEqual(await page.evaluate(findMotion), []);
    });
  } finally {
    await context.close();
  }
});

void test('the ring of a server that starts stands still where the user wants less motion', async () => {
  const context = await browser().newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  try {
    await page.goto(`${url()}?server=starting`);
    await page
      .getByText('The mock server is starting')
      .or(page.locator('.empty-page'))
      .first()
      .waitFor();

    await eventually(async () => {
      assert.deepEqual(await page.evaluate(findMotion), []);
    });
  } finally {
    await context.close();
  }
});

/** What takes longer than an eye sees, shadow trees included; one that only waits moves nothing. */
function findMotion(): readonly string[] {
  const seconds = (times: string): number =>
    Math.max(...times.split(',').map((time) => parseFloat(time)));
  const found: string[] = [];
  const walk = (root: ParentNode): void => {
    for (const element of root.querySelectorAll('*')) {
      if (element.getClientRects().length === 0) {
        continue;
      }
      for (const part of ['', '::before', '::after']) {
        const { transitionDuration, animationName, animationDuration } = getComputedStyle(
          element,
          part,
        );
        const moves =
          seconds(transitionDuration) > 0.01 ||
          (animationName !== 'none' && seconds(animationDuration) > 0.01);
        if (moves) {
          found.push(`${element.localName}.${element.getAttribute('class') ?? ''}${part}`);
        }
      }
      if (element.shadowRoot) {
        walk(element.shadowRoot);
      }
    }
  };
  walk(document);
  return found;
}
