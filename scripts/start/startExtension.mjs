import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../setup/projectRoot.mjs';

/** A second extension, which does the first steps for the user of `npm start`. */
export const startExtension = join(projectRoot, 'scripts/startExtension');

/** A folder of installed extensions with this one only: the browser's workbench develops one extension. */
export async function installStartExtension() {
  const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-extensions-'));
  await cp(startExtension, join(folder, 'scim-workbench.start-0.0.0'), { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}
