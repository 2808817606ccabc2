import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { type InspectorPage, serveInspector, serveWebview } from './support/inspectorPage.js';
import { PixelReader, pictureScale } from './support/pixelContrast.js';
import { type Scene, formScenes, scenes, themeNames } from './support/scenes.js';
import { type ThemeName } from './support/themes.js';
import { type VisiblePiece, findVisiblePieces } from './support/visiblePieces.js';

/** The pictures of the last run, to be looked at. */
const pictures = '.tooling/themes';

let inspector: InspectorPage;
let form: InspectorPage;
let browser: Browser;
let reader: PixelReader;

before(async () => {
  inspector = await serveInspector();
  form = await serveWebview({
    name: 'settings',
    title: 'Okta Provisioning Settings',
    fakeHost: 'test/webview/support/fakeFormHost.ts',
  });
  browser = await launchChromium();
  reader = await PixelReader.open(browser);
  await mkdir(pictures, { recursive: true });
});

after(async () => {
  await reader.close();
  await browser.close();
  await Promise.all([inspector.close(), form.close()]);
});

const isPictured = ({ pictured }: Scene): boolean => pictured === true;

async function openPage(url: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1000, height: 640 },
    deviceScaleFactor: pictureScale,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return page;
}

/** WCAG 1.4.3 and 1.4.11. */
const wantedOf = ({ kind, isLarge }: VisiblePiece): number =>
  kind === 'icon' || isLarge ? 3 : 4.5;

const describePiece = ({ kind, name, path, x, y }: VisiblePiece): string =>
  `the ${kind} "${name}" at ${x.toFixed(0)}, ${y.toFixed(0)} (${path})`;

interface Look {
  readonly pieces: readonly VisiblePiece[];
  readonly picture: Buffer;
}

/** A picture, and what stood where while it was taken: on a busy machine a page draws for seconds. */
async function lookAt(page: Page): Promise<Look> {
  let pieces = await page.evaluate(findVisiblePieces);
  for (;;) {
    const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' });
    const after = await page.evaluate(findVisiblePieces);
    if (isDeepStrictEqual(pieces, after)) {
      return { pieces, picture };
    }
    pieces = after;
  }
}

async function findProblems(page: Page, name: string): Promise<readonly string[]> {
  const { pieces, picture } = await lookAt(page);
  await writeFile(join(pictures, `${name}.png`), picture);
  const contrasts = await reader.contrasts(picture, pieces);
  assert.ok(pieces.length > 2, `${name}: only ${String(pieces.length)} pieces are seen`);
  return [
    ...pieces.flatMap((piece, at) => {
      const contrast = contrasts[at] ?? 1;
      // A hair below is rounding: 8 bits a channel.
      return piece.isDisabled || contrast > wantedOf(piece) - 0.05
        ? []
        : [`${describePiece(piece)} has a contrast of ${contrast.toFixed(2)}`];
    }),
    ...pieces.filter(({ isCutOff }) => isCutOff).map((one) => `${describePiece(one)} is cut off`),
    ...pieces.flatMap((one, at) =>
      pieces
        .slice(at + 1)
        .filter((other) => overlap(one, other))
        .map((other) => `${describePiece(one)} and ${describePiece(other)} overlap`),
    ),
  ];
}

/** Letters do not fill the box of their line: a few pixels are none. */
const overlap = (one: VisiblePiece, other: VisiblePiece): boolean =>
  one.node !== other.node &&
  one.layer === other.layer &&
  Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x) > 2 &&
  Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y) > 6;

const toFileName = (name: string, theme: ThemeName): string =>
  `${name.replace(/[^a-z0-9]+/gi, '-')}-${theme}`;

async function assertReadable(
  page: Page,
  name: string,
  setTheme: (theme: ThemeName) => Promise<void>,
): Promise<void> {
  const problems: string[] = [];
  for (const theme of themeNames) {
    await setTheme(theme);
    // The toolkit takes over a theme in the frame after.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100))),
    );
    const file = toFileName(name, theme);
    const found = await findProblems(page, file);
    problems.push(...found.map((problem) => `${theme}: ${problem}`));
  }
  assert.deepEqual(problems, [], `see the pictures in ${pictures}`);
}

void describe('in dark, light and both high contrast themes all can be read, and nothing is cut off', () => {
  for (const { name, count = 0, server = 'running', prepare } of scenes.filter(isPictured)) {
    void test(name, async () => {
      const query = `?count=${String(count)}&server=${server}`;
      const page = await openPage(`${inspector.url}${query}`);
      try {
        await page.locator('.grid, .empty-page').first().waitFor();
        await prepare?.(page);
        await assertReadable(page, name, (theme) =>
          page.evaluate((one) => {
            window.fakeHost.setTheme(one);
          }, theme),
        );
      } finally {
        await page.context().close();
      }
    });
  }

  for (const { name, file, prepare } of formScenes) {
    void test(name, async () => {
      const page = await openPage(form.url);
      try {
        await page.getByRole('heading', { name: 'Okta Provisioning Settings' }).waitFor();
        await page.evaluate((content) => {
          window.fakeFormHost.write(content);
        }, file);
        await prepare?.(page);
        await assertReadable(page, name, (theme) =>
          page.evaluate((one) => {
            window.fakeFormHost.setTheme(one);
          }, theme),
        );
      } finally {
        await page.context().close();
      }
    });
  }
});
