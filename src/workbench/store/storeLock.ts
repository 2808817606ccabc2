import { closeSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { isErrnoException } from './errnoException.js';
import { lockName } from './storeFiles.js';

/** Who holds a store, as the lock file says. */
interface Holder {
  readonly pid: number;
  /** Tells processes apart that got the same number one after the other; empty where nobody knows. */
  readonly startedAt: string;
}

/** What this process holds: after a restart of a container the number in an old lock may be its own. */
const held = new Set<string>();

/** Keeps other processes out of a folder, until it is released or this process ends in any way. */
export class StoreLock {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /**
   * Takes over the lock of a process that has ended.
   *
   * @returns the number of the process that holds it, where it is held
   */
  static take(folder: string): StoreLock | { readonly pid: number } {
    const path = join(folder, lockName);
    for (;;) {
      const holder = readHolder(path);
      if (holder && (held.has(path) || isRunning(holder))) {
        return { pid: holder.pid };
      }
      if (holder) {
        setAside(path, holder);
      }
      if (create(path)) {
        held.add(path);
        return new StoreLock(path);
      }
    }
  }

  release(): void {
    held.delete(this.#path);
    rmSync(this.#path, { force: true });
  }
}

function create(path: string): boolean {
  try {
    const file = openSync(path, 'wx', 0o600);
    try {
      const { pid } = process;
      writeSync(file, JSON.stringify({ pid, startedAt: startOf(pid) }));
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (isErrnoException(error) && error.code === 'EEXIST') {
      // Somebody was faster.
      return false;
    }
    throw error;
  }
}

/** By a name of its own, so that of two processes that find the same old lock one only takes it away. */
function setAside(path: string, expected: Holder): void {
  const aside = `${path}-${String(process.pid)}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (isErrnoException(error) && error.code === 'ENOENT') {
      // expected: somebody else was faster
      return;
    }
    throw error;
  }
  const taken = readHolder(aside);
  if (taken?.pid === expected.pid && taken.startedAt === expected.startedAt) {
    rmSync(aside, { force: true });
  } else {
    // It was the new one of whoever was faster.
    renameSync(aside, path);
  }
}

function readHolder(path: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isErrnoException(error) && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
  const [, pid = '0'] = /"pid":(\d+)/.exec(text) ?? [];
  const [, startedAt = ''] = /"startedAt":"(\d*)"/.exec(text) ?? [];
  return { pid: Number(pid), startedAt };
}

/** Without a number it is a lock that a process had no time to write. */
function isRunning({ pid, startedAt }: Holder): boolean {
  if (pid === 0 || pid === process.pid) {
    return false;
  }
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: there is one, of another user.
    return isErrnoException(error) && error.code === 'EPERM';
  }
  const [state = '', start = ''] = statOf(pid);
  // One that was killed keeps its number until its parent asks for its end (Z), and does nothing any more.
  return !/^[ZX]/.test(state) && (startedAt === '' || start === '' || start === startedAt);
}

const startOf = (pid: number): string => statOf(pid)[1] ?? '';

/**
 * State of a process and when it began, in ticks since the machine did: fields 3 and 22 of Linux' stat;
 * nothing elsewhere.
 */
function statOf(pid: number): readonly string[] {
  try {
    const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return [fields[0] ?? '', fields[19] ?? ''];
  } catch {
    // expected: only Linux has it
    return [];
  }
}
