import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../setup/projectRoot.mjs';

/** The folder that `npm start` opens. */
const sampleWorkspace = join(projectRoot, 'examples/sampleWorkspace');

/** A copy that a test may write into. See sampleWorkspace.d.mts. */
export async function copySampleWorkspace() {
  const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-folder-'));
  await cp(sampleWorkspace, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) };
}
