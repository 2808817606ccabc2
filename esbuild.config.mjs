import { chmod, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { checkBundles } from './scripts/checkSize.mjs';

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  minify: true,
  sourcemap: true,
  metafile: true,
  outdir: 'dist',
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions} */
const node = {
  ...common,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outExtension: { '.js': '.cjs' },
  // Of these, the server needs a small part: docs/decisions/0003-bundles.md.
  alias: {
    express: './scripts/bundle/expressRouter.cjs',
    'type-is': './scripts/bundle/formTypeIs.cjs',
    'fast-uri': './scripts/bundle/plainUris.cjs',
    // What `require` gives cannot be bundled: its parts are loaded by a `require` of their own.
    'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js',
  },
};

/** @type {readonly import('esbuild').BuildOptions[]} */
const product = [
  {
    ...node,
    entryPoints: { extension: 'src/extension/main.ts' },
    external: ['vscode'],
  },
  {
    ...node,
    entryPoints: { cli: 'src/cli/main.ts' },
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    entryPoints: [
      { in: 'webview/inspector/main.ts', out: 'inspector' },
      { in: 'webview/inspector/inspector.css', out: 'inspector' },
    ],
    platform: 'browser',
    format: 'iife',
    target: 'chrome128',
  },
];

/** @type {readonly import('esbuild').BuildOptions[]} */
const hostTests = [
  {
    ...node,
    minify: false,
    entryPoints: { 'test/host': 'test/host/index.ts' },
    external: ['vscode', 'mocha'],
  },
];

/** Writes all of dist/, and holds it against the size budgets. */
export async function buildProduct() {
  const results = await Promise.all(product.map(build));
  await chmod('dist/cli.cjs', 0o755);
  const outputs = Object.assign({}, ...results.map(({ metafile }) => metafile.outputs));
  await writeFile('dist/metafile.json', JSON.stringify({ outputs }));
  await checkBundles();
}

/** Writes the module that VS Code loads to run the host tests. */
export async function buildHostTests() {
  await Promise.all(hostTests.map(build));
}
