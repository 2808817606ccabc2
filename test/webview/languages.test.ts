import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { type Browser } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { describeExchange } from '../../src/okta/operations/describeExchange.js';
import { type OperationDescription } from '../../src/okta/operations/operation.js';
import { patchGroupTable, putGroupTable } from '../../src/okta/operations/groupOperations.js';
import { type Sighting } from '../../src/okta/operations/recogniser.js';
import {
  patchTable,
  patchUserTable,
  putTable,
  putUserTable,
} from '../../src/okta/operations/userOperations.js';
import { englishCaptures } from '../../webview/inspector/captures/english.js';
import { germanCaptures } from '../../webview/inspector/captures/german.js';
import { english } from '../../webview/inspector/english.js';
import { german } from '../../webview/inspector/german.js';
import { english as englishForm } from '../../webview/settings/english.js';
import { german as germanForm } from '../../webview/settings/german.js';
import { buildExchange } from '../support/exchangeBuilder.js';
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

/** As the extension calls operations, with their ids, and how the page calls them in German. */
const operations: readonly (readonly [id: string, english: string, german: string])[] = [
  ['user.probe', 'Test connection (probe)', 'Verbindung testen (Probe)'],
  ['user.lookup', 'Look up user by userName', 'Benutzer nach userName suchen'],
  [
    'group.lookup',
    'Look up group by displayName (.search)',
    'Gruppe nach displayName suchen (.search)',
  ],
  ['user.import', 'Import users, page at 101', 'Benutzer importieren, Seite ab 101'],
  ['user.deactivate', 'Deactivate user (AIW)', 'Benutzer deaktivieren (AIW)'],
  ['user.update', 'Update user (PATCH)', 'Benutzer ändern (PATCH)'],
  ['group.create', 'Push group: create', 'Gruppe übertragen: anlegen'],
  ['user.create', 'Create user', 'Benutzer anlegen'],
  ['workItem.list', 'List work items', 'WorkItem auflisten'],
  ['bulk', 'Bulk request, 1 operation', 'Bulk-Anfrage, 1 Operation'],
  ['bulk', 'Bulk request, 3 operations', 'Bulk-Anfrage, 3 Operationen'],
  ['root.get', 'Get the base URL itself', 'Die Basis-URL selbst lesen'],
  ['me.create', 'Create the signed-in user (/Me)', 'Angemeldeten Benutzer anlegen (/Me)'],
  ['unknown.method', 'Unsupported method BREW', 'Nicht unterstützte Methode BREW'],
  ['user.lookup', 'Look up user by {many}$1', 'Benutzer nach {many}$1 suchen'],
  ['user.dance', 'Make user dance', 'Make user dance'],
];

/** Requests of all kinds, as Okta and others send them. */
async function readConversations(): Promise<readonly OperationDescription[]> {
  const folder = new URL('../../../test/golden/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.http'));
  const texts = await Promise.all(files.map((name) => readFile(new URL(name, folder), 'utf8')));
  return texts.flatMap((text) =>
    [...text.matchAll(/^([A-Z]+) (\/\S*)(?: HTTP\/1.1)?$/gm)].map(([, method = '', path = '']) =>
      describeExchange(buildExchange({ method, url: path.replace(/^\/scim\/v2/, '') })),
    ),
  );
}

void describe('German', () => {
  for (const [id, name, wanted] of operations) {
    void test(`"${name}" is "${wanted}"`, () => {
      assert.equal(german.operation(name, id), wanted);
      assert.equal(english.operation(name, id), name);
    });
  }

  void test('has a name for every operation of the recorded conversations', async () => {
    const found = await readConversations();

    assert.ok(found.length > 200, String(found.length));
    assert.deepEqual(
      [...new Set(found.filter(({ id, title }) => german.operation(title, id) === title))],
      [],
    );
  });

  void test('has a name for every change that a PUT or PATCH can mean', () => {
    const tables = [putUserTable, patchUserTable, putGroupTable, patchGroupTable, putTable];
    const named = [...tables, patchTable].flat().map(({ id, title }) => {
      const name = typeof title === 'string' ? title : title({ noun: 'group' } as Sighting);
      return { id, name, inGerman: german.operation(name, `group.${id}`) };
    });

    assert.ok(named.length > 10, String(named.length));
    assert.deepEqual(
      named.filter(({ name, inGerman }) => name === inGerman),
      [],
    );
  });

  void test('says everything that English says, and nothing else', () => {
    const paths = (of: unknown): readonly string[] => textsOf(of).map(([path]) => path);

    assert.deepEqual(paths(german).toSorted(), paths(english).toSorted());
    assert.deepEqual(paths(germanCaptures).toSorted(), paths(englishCaptures).toSorted());
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
