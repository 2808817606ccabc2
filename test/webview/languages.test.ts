import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Browser } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { english } from '../../webview/inspector/english.js';
import { german } from '../../webview/inspector/german.js';
import { english as englishForm } from '../../webview/settings/english.js';
import { german as germanForm } from '../../webview/settings/german.js';
import { type InspectorPage, serveInspector } from './support/inspectorPage.js';

let site: InspectorPage;
let browser: Browser;

before(async () => {
  site = await serveInspector();
  browser = await launchChromium();
});

after(async () => {
  await browser.close();
  await site.close();
});

/** Each text by its path, with what makes it one of its kind. */
function textsOf(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) {
    return [[path, typeof value]];
  }
  return Object.entries(value).flatMap(([name, inner]) => textsOf(inner, `${path}.${name}`));
}

void describe('German', () => {
  void test('says everything that English says, and nothing else', () => {
    const paths = (of: unknown): readonly string[] => textsOf(of).map(([path]) => path);

    assert.deepEqual(paths(german).toSorted(), paths(english).toSorted());
    assert.deepEqual(paths(germanForm).toSorted(), paths(englishForm).toSorted());
  });

  void test('has a text where English has one, and a function where that has one', () => {
    const kinds = new Map(textsOf(english));

    assert.deepEqual(
      textsOf(german).filter(([path, kind]) => kinds.get(path) !== kind),
      [],
    );
  });

  void test('is what the page speaks where VS Code does', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${site.url}?count=1200&server=running&theme=dark&lang=de`);

    await page.getByText('1.200 Anfragen').waitFor();
    await page.getByRole('columnheader', { name: 'Vorgang' }).waitFor();
    await page.getByRole('combobox', { name: 'Anfragen filtern' }).fill('status:abc');
    await page.getByText('„status:“ nimmt einen Status wie 409').waitFor();
    await page.context().close();
  });
});
