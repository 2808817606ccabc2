import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectRoot } from './projectRoot.mjs';

/** What the commands fetch for themselves; git does not see it. */
export const toolingFolder = join(projectRoot, '.tooling');

const unfinished = '.unfinished-';
const stampName = '.complete';

/**
 * Gives the folder `.tooling/<name>`, filled by `install` the first time. It appears whole or not at
 * all: an install that was broken off is begun anew.
 *
 * @param {string} name
 * @param {string} stamp what the content depends on; another one means another install
 * @param {(folder: string) => Promise<void>} install
 * @returns {Promise<string>}
 */
export async function installOnce(name, stamp, install) {
  const folder = join(toolingFolder, name);
  if (await hasStamp(folder, stamp)) {
    return folder;
  }
  await removeUnfinished();
  const draft = join(toolingFolder, `${unfinished}${String(process.pid)}-${name}`);
  await mkdir(draft, { recursive: true });
  try {
    await install(draft);
    await writeFile(join(draft, stampName), stamp);
    await rm(folder, { recursive: true, force: true });
    await rename(draft, folder);
  } catch (error) {
    await rm(draft, { recursive: true, force: true, maxRetries: 3 });
    // Another run may have been faster.
    if (!(await hasStamp(folder, stamp))) {
      throw error;
    }
  }
  return folder;
}

async function hasStamp(folder, stamp) {
  try {
    return (await readFile(join(folder, stampName), 'utf8')) === stamp;
  } catch (error) {
    if (error.code === 'ENOENT') {
      return false;
    }
    throw error;
  }
}

/** Of runs that were killed. */
async function removeUnfinished() {
  await mkdir(toolingFolder, { recursive: true });
  const names = await readdir(toolingFolder);
  const dead = names.filter((name) => {
    const pid = name.startsWith(unfinished) ? Number.parseInt(name.slice(unfinished.length)) : NaN;
    return !Number.isNaN(pid) && !isAlive(pid);
  });
  await Promise.all(
    dead.map((name) => rm(join(toolingFolder, name), { recursive: true, force: true })),
  );
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
