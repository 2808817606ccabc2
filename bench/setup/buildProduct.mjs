import { build } from 'esbuild';
import { standIns } from '../../scripts/bundle/standIns.mjs';
import { projectRoot } from '../../scripts/setup/projectRoot.mjs';
import { productFile } from './product.mjs';

/** The parts that the rows measure. */
const entry = `
export { profiles } from './src/scim/profile.ts';
export { createRegistry } from './src/scim/schema/registry.ts';
export { parseFilter, longestFilter } from './src/scim/filter/parser.ts';
export { compileFilter } from './src/scim/filter/compile.ts';
export { readPatchRequest } from './src/scim/patch/readPatch.ts';
export { applyPatch } from './src/scim/patch/applyPatch.ts';
export { Directory } from './src/scim/store/directory.ts';
export { seedResources } from './src/scim/store/seedPeople.ts';
export { CaptureLog } from './src/capture/captureLog.ts';
export { Workbench } from './src/workbench/workbench.ts';
`;

/**
 * Bundles the product as it ships, but readable, so that a profile names functions. Not the compiler's
 * output: a type error elsewhere is no reason not to measure.
 */
export async function buildProduct() {
  await build({
    stdin: { contents: entry, resolveDir: projectRoot, loader: 'ts' },
    absWorkingDir: projectRoot,
    outfile: productFile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    alias: standIns,
    logLevel: 'warning',
  });
}
