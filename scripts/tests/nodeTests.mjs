import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { run } from 'node:test';
import { inspect } from 'node:util';
import { projectRoot } from '../setup/projectRoot.mjs';
import { Tally } from './tally.mjs';

/** Of one file. */
const usualTimeout = 600_000;

/**
 * Runs the compiled tests of some folders with `node:test`, each file in a process of its own.
 *
 * @param {object} options
 * @param {readonly string[]} options.folders below out/test
 * @param {boolean} [options.isDeep] also the folders in them
 * @param {number} options.concurrency how many files at once
 * @param {number} [options.timeout] milliseconds for one file
 * @param {AbortSignal} options.signal ends the processes
 * @returns {Promise<Tally>}
 */
export async function runNodeTests({
  folders,
  isDeep = true,
  concurrency,
  timeout = usualTimeout,
  signal,
}) {
  const found = await Promise.all(folders.map((folder) => findTestFiles(folder, isDeep)));
  const files = found.flat().sort();
  if (files.length === 0) {
    throw new Error(`There is no test below ${folders.join(', ')}.`);
  }
  const tally = new Tally();
  const printed = new Map();
  for await (const event of run({ files, concurrency, timeout, signal })) {
    take(event, tally, printed);
  }
  return tally;
}

async function findTestFiles(folder, recursive) {
  const root = join(projectRoot, 'out/test', folder);
  const entries = await readdir(root, { recursive }).catch((error) => {
    if (error.code === 'ENOENT') {
      return [];
    }
    throw error;
  });
  return entries.filter((path) => path.endsWith('.test.js')).map((path) => join(root, path));
}

/** @param {Map<string, string>} printed what each file has printed so far */
function take({ type, data }, tally, printed) {
  switch (type) {
    case 'test:stdout':
    case 'test:stderr':
      printed.set(data.file, (printed.get(data.file) ?? '') + data.message);
      break;
    case 'test:pass':
      takePass(data, tally, printed);
      break;
    case 'test:fail':
      takeFailure(data, tally, printed);
      break;
  }
}

function takePass(data, tally, printed) {
  if (isFile(data)) {
    // Only a file without tests is reported by its own name.
    if (!/^left out: /m.test(printed.get(data.file) ?? '')) {
      tally.fail(nameOf(data), 'The file has no tests.');
    }
  } else if (data.skip !== undefined || data.todo !== undefined) {
    tally.fail(nameOf(data), 'The test is skipped. Mend it or take it away.');
  } else if (data.details.type !== 'suite') {
    tally.pass();
  }
}

function takeFailure(data, tally, printed) {
  const { error } = data.details;
  if (error?.failureType === 'subtestsFailed') {
    // Its tests have been counted.
    return;
  }
  // A file fails by itself where it ended early; what it printed last tells why.
  const output = isFile(data) ? (printed.get(data.file) ?? '') : '';
  tally.fail(nameOf(data), `${describe(error)}\n${output.slice(-4000)}`);
}

const isFile = ({ name, file, nesting }) => nesting === 0 && name === file;

const nameOf = (data) => {
  const path = relative(projectRoot, data.file ?? '').replace(/^out[\\/]/, '');
  return isFile(data) ? path : `${data.name} (${path})`;
};

/** `node:test` wraps what was thrown. */
const describe = (error) => {
  const cause = error?.cause ?? error;
  return typeof cause === 'string' ? cause : inspect(cause, { depth: 6 });
};
