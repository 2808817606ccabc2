import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { getL10nJson } from '@vscode/l10n-dev';
import { projectRoot } from '../setup/projectRoot.mjs';

/** Layers that know no VS Code; their `saying` takes what `vscode.l10n.t` takes. */
const layersBelow = ['capture', 'exchange', 'faults', 'server', 'workbench'];

/**
 * Every text that the extension says at run time, in English: those of `vscode.l10n.t`, of `saying` in
 * the layers below it, and of the tables there. Needs what `tsc -b` writes.
 *
 * @returns {Promise<Map<string, string>>} where each of them comes from
 */
export async function extractTexts() {
  const found = new Map();
  const add = (texts, where) => {
    for (const text of texts.filter((one) => !found.has(one))) {
      found.set(text, where);
    }
  };
  add(await readCalls('extension', (code) => code), 'src/extension');
  for (const layer of layersBelow) {
    add(await readCalls(layer, asLocalised), `src/${layer}`);
  }
  for (const [where, texts] of Object.entries(await readTables())) {
    add(texts, where);
  }
  return found;
}

/** @param {(code: string) => string} prepare for a tool that knows only `vscode.l10n.t` */
async function readCalls(folder, prepare) {
  const root = join(projectRoot, 'src', folder);
  const paths = (await readdir(root, { recursive: true })).filter((path) => path.endsWith('.ts'));
  const files = await Promise.all(
    paths.sort().map(async (path) => ({
      extension: '.ts',
      contents: prepare(await readFile(join(root, path), 'utf8')),
    })),
  );
  return Object.keys(
    await getL10nJson(files.filter(({ contents }) => contents.includes('l10n.t('))),
  );
}

const asLocalised = (code) =>
  `import * as vscode from 'vscode';\n${code.replaceAll(/\bsaying\(/g, 'vscode.l10n.t(')}`;

/** Rows below the extension whose words `translate` shows. */
async function readTables() {
  const { profileDescriptions, profileSwitches } = await load('scim/profile');
  const { faultKinds } = await load('faults/faultKinds');
  const { conditions } = await load('faults/faultSpec');
  const { exportFormats } = await load('workbench/captureExport');
  return {
    'src/scim/profile.ts': [
      ...Object.values(profileDescriptions),
      ...Object.values(profileSwitches).flatMap(({ title, description, reason, type }) => [
        ...[title, description, reason],
        // Where one of several values is chosen, nobody types a wrong one.
        ...(type.choices ? [] : [type.wanted]),
      ]),
    ],
    'src/faults/faultKinds.ts': faultKinds.flatMap(({ title, does, okta, parameters }) => [
      ...[title, does, okta],
      ...parameters.map(({ description }) => description),
    ]),
    'src/faults/faultSpec.ts': conditions.map(({ description }) => description),
    'src/workbench/captureExport.ts': exportFormats.map(({ label }) => label),
  };
}

const load = (path) => import(pathToFileURL(join(projectRoot, `out/src/${path}.js`)).href);
