import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from '../../scripts/setup/projectRoot.mjs';
import { limitRow } from '../report/row.mjs';

/** The extension as it is downloaded; no row where it has not been packaged. */
export async function run() {
  const size = await sizeOf(join(projectRoot, 'scim-workbench.vsix'));
  return size === undefined
    ? []
    : [limitRow({ name: 'scim-workbench.vsix', unit: 'MB', limit: 1, tries: [size / 1e6] })];
}

async function sizeOf(path) {
  try {
    return (await stat(path)).size;
  } catch {
    return undefined;
  }
}
