import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { projectRoot } from '../../scripts/setup/projectRoot.mjs';

/** Serves the built inspector with the host that its tests have, which holds as many exchanges as are asked for. */
export async function openInspectorSite() {
  process.chdir(projectRoot);
  // Inside of the project, so that what is not bundled is found.
  const folder = await mkdtemp(join(projectRoot, '.tooling', 'inspector-bench-'));
  const outfile = join(folder, 'inspectorPage.mjs');
  await build({
    entryPoints: ['test/webview/support/inspectorPage.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  const { serveInspector } = await import(pathToFileURL(outfile).href);
  const site = await serveInspector();
  return {
    url: site.url,
    close: async () => {
      await site.close();
      await rm(folder, { recursive: true });
    },
  };
}
