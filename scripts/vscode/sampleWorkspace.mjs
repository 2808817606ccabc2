import { rmSync } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../setup/projectRoot.mjs';

/** The folder that `npm start` opens. */
const sampleWorkspace = join(projectRoot, 'examples/sampleWorkspace');

const removal = { recursive: true, force: true, maxRetries: 3 };

/** A copy that a test may write into. See sampleWorkspace.d.mts. */
export async function copySampleWorkspace() {
  const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-folder-'));
  const removeAtOnce = () => {
    rmSync(folder, removal);
  };
  process.once('exit', removeAtOnce);
  await cp(sampleWorkspace, folder, { recursive: true });
  const remove = async () => {
    process.off('exit', removeAtOnce);
    await rm(folder, removal);
  };
  return { folder, remove };
}
