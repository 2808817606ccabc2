import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type BadLine, readJsonLines, toJsonLine } from '../../capture/jsonLines.js';
import { type Exchange } from '../../exchange/exchange.js';
import { findNameProblem, isSameName, readSessionFile, toSessionFile } from './sessionName.js';

export type SessionFailure =
  | 'badName'
  | 'nameTaken'
  | 'notFound'
  /** `cause` has the reason of the operating system. */
  | 'file';

export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly reason: SessionFailure;
  /** Of the session. */
  readonly session: string;

  constructor(reason: SessionFailure, session: string, options?: ErrorOptions) {
    super(`${reason}: ${session}`, options);
    this.reason = reason;
    this.session = session;
  }
}

export interface SavedSession {
  readonly name: string;
  readonly sizeBytes: number;
  /** Milliseconds since the epoch. */
  readonly savedAt: number;
}

export interface SessionContent {
  readonly exchanges: readonly Exchange[];
  /** What in the file is damaged; the rest is whole. */
  readonly badLines: readonly BadLine[];
}

/** Bodies hold personal data. */
const ownerOnly = 0o600;

/**
 * Captures that people keep under a name, a JSON Lines file each. Nothing is held in memory, and a file is there as a
 * whole or not at all, so that neither a crash nor a second window loses one.
 */
export class SessionFolder {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** The newest first. @throws SessionError */
  async list(): Promise<readonly SavedSession[]> {
    const files = await this.#try('', () => readdirIfThere(this.#path));
    const sessions = await Promise.all(files.map((file) => this.#describe(file)));
    return sessions
      .flatMap((session) => (session ? [session] : []))
      .toSorted((left, right) => right.savedAt - left.savedAt);
  }

  /**
   * @param replaces a session of that name
   * @throws SessionError
   */
  async save(
    name: string,
    exchanges: readonly Exchange[],
    { replaces = false }: { readonly replaces?: boolean } = {},
  ): Promise<void> {
    this.#checkName(name);
    const known = await this.#find(name);
    if (known !== undefined && !replaces) {
      throw new SessionError('nameTaken', known);
    }
    await this.#try(name, async () => {
      await mkdir(this.#path, { recursive: true });
      const path = join(this.#path, toSessionFile(known ?? name));
      await writeWhole(path, exchanges);
    });
  }

  /** @throws SessionError */
  async read(name: string): Promise<SessionContent> {
    const known = await this.#get(name);
    const text = await this.#try(name, () =>
      readFile(join(this.#path, toSessionFile(known)), 'utf8'),
    );
    return readJsonLines(text);
  }

  /** @throws SessionError */
  async rename(name: string, to: string): Promise<void> {
    const known = await this.#get(name);
    this.#checkName(to);
    const taken = await this.#find(to);
    if (taken !== undefined && taken !== known) {
      throw new SessionError('nameTaken', taken);
    }
    await this.#try(name, () =>
      rename(join(this.#path, toSessionFile(known)), join(this.#path, toSessionFile(to))),
    );
  }

  /** @throws SessionError */
  async delete(name: string): Promise<void> {
    const known = await this.#get(name);
    await this.#try(name, () => rm(join(this.#path, toSessionFile(known))));
  }

  #checkName(name: string): void {
    if (findNameProblem(name) !== undefined) {
      throw new SessionError('badName', name);
    }
  }

  async #get(name: string): Promise<string> {
    const known = await this.#find(name);
    if (known === undefined) {
      throw new SessionError('notFound', name);
    }
    return known;
  }

  /** As it is written there. */
  async #find(name: string): Promise<string | undefined> {
    return (await this.list()).find((session) => isSameName(session.name, name))?.name;
  }

  async #describe(file: string): Promise<SavedSession | undefined> {
    const name = readSessionFile(file);
    if (name === undefined) {
      return undefined;
    }
    try {
      const { size, mtimeMs } = await stat(join(this.#path, file));
      return { name, sizeBytes: size, savedAt: mtimeMs };
    } catch {
      // expected: another window has deleted or renamed it just now
      return undefined;
    }
  }

  async #try<T>(name: string, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (cause) {
      throw new SessionError('file', name, { cause });
    }
  }
}

async function readdirIfThere(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw error;
  }
}

/** Beside it first, and on the disk, so that a crash in the middle leaves the old one. */
async function writeWhole(path: string, exchanges: readonly Exchange[]): Promise<void> {
  const beside = `${path}.new`;
  const file = await open(beside, 'w', ownerOnly);
  try {
    for (const exchange of exchanges) {
      await file.appendFile(toJsonLine(exchange));
    }
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
}
