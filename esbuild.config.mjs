import { chmod, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { buildNodeBundle } from './scripts/bundle/nodeBundle.mjs';
import { standIns } from './scripts/bundle/standIns.mjs';
import { checkBundles } from './scripts/checkSize.mjs';

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  sourcemap: true,
  metafile: true,
  outdir: 'dist',
  logLevel: 'warning',
};

/** @type {import('esbuild').BuildOptions} */
const webview = {
  ...common,
  minify: true,
  entryPoints: [
    { in: 'webview/inspector/main.ts', out: 'inspector' },
    { in: 'webview/inspector/controls.ts', out: 'inspectorControls' },
    { in: 'webview/inspector/inspector.css', out: 'inspector' },
    { in: 'webview/settings/main.ts', out: 'settings' },
    { in: 'webview/settings/settings.css', out: 'settings' },
  ],
  platform: 'browser',
  format: 'iife',
  target: 'chrome128',
};

/** @type {import('esbuild').BuildOptions} */
const hostTests = {
  ...common,
  entryPoints: { 'test/host': 'test/host/index.ts' },
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  outExtension: { '.js': '.cjs' },
  alias: standIns,
  external: ['vscode', 'mocha'],
};

/** Writes all of dist/, and holds it against the size budgets. */
export async function buildProduct() {
  const [parts, { metafile }] = await Promise.all([buildNodeBundle(), build(webview)]);
  await chmod('dist/cli.cjs', 0o755);
  const outputs = { ...parts, ...metafile.outputs };
  await writeFile('dist/metafile.json', JSON.stringify({ outputs }));
  await checkBundles();
}

/** Writes the module that VS Code loads to run the host tests. */
export async function buildHostTests() {
  await build(hostTests);
}
