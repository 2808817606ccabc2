import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';

/** As Node calls it for each file that is required. */
type LoadModule = (module: NodeJS.Module, filename: string) => void;
type RunModule = (
  exports: unknown,
  require: NodeJS.Require,
  module: NodeJS.Module,
  filename: string,
  folder: string,
) => void;

/** Names of the files that were read so far. */
export interface CompiledParts {
  /** As an earlier start has compiled them. */
  readonly taken: readonly string[];
  readonly compiled: readonly string[];
}

const head = '(function (exports, require, module, __filename, __dirname) { ';
const tail = '\n})';
const digestLength = 32;
/** In milliseconds: by then a server has answered, and what it took is compiled. */
const usualPause = 300;

const digest = (...parts: readonly (string | Buffer)[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/**
 * Keeps what V8 made of the files of a folder (`*.cjs`) beside them, so that the next start has not to compile them again: that
 * is a quarter of the time from `serve` to its first answer. V8 itself refuses what another version of it has made; of a file that has changed, or of
 * which only a part was written, nothing is taken. Where the folder cannot be written, all is as it would be without.
 *
 * @param folder of the files; what is kept is in `compiled` in it
 * @param pause from the first file that has to be compiled until what was compiled is kept, in milliseconds
 */
export function keepCompiled(folder: string, pause = usualPause): CompiledParts {
  const kept = new KeptCode(join(folder, 'compiled'));
  const loader: { readonly extensions: Record<string, LoadModule | undefined> } = createRequire(
    join(folder, 'any.cjs'),
  );
  const usual = loader.extensions['.js'];
  loader.extensions['.cjs'] = (module, filename) => {
    if (dirname(filename) !== folder) {
      usual?.(module, filename);
      return;
    }
    const script = kept.compile(readFileSync(filename), filename, pause);
    const run = script.runInThisContext() as RunModule;
    run.call(
      module.exports,
      module.exports,
      createRequire(filename),
      module,
      filename,
      dirname(filename),
    );
  };
  return kept;
}

class KeptCode implements CompiledParts {
  readonly taken: string[] = [];
  readonly compiled: string[] = [];
  readonly #folder: string;
  /** Of V8 and its flags, when the parts are read. */
  readonly #tag = cachedDataVersionTag();
  readonly #fresh: { readonly script: Script; readonly path: string; readonly key: Buffer }[] = [];

  constructor(folder: string) {
    this.#folder = folder;
  }

  compile(source: Buffer, filename: string, pause: number): Script {
    const name = basename(filename);
    const path = join(this.#folder, `${name}.${process.version}-${process.arch}`);
    const key = digest(source);
    const cachedData = read(path, key);
    const script = new Script(`${head}${source.toString()}${tail}`, {
      filename,
      columnOffset: -head.length,
      ...(cachedData && { cachedData }),
    });
    if (cachedData && script.cachedDataRejected === false) {
      this.taken.push(name);
    } else {
      this.compiled.push(name);
      this.#fresh.push({ script, path, key });
      if (this.#fresh.length === 1) {
        setTimeout(() => {
          this.#write();
        }, pause).unref();
      }
    }
    return script;
  }

  #write(): void {
    // Flags that were set since, as for many people, would be in it: no other start could take it.
    if (cachedDataVersionTag() !== this.#tag) {
      return;
    }
    for (const { script, path, key } of this.#fresh.splice(0)) {
      const data = script.createCachedData();
      const unfinished = `${path}.${String(process.pid)}`;
      try {
        mkdirSync(this.#folder, { recursive: true });
        writeFileSync(unfinished, Buffer.concat([key, digest(data), data]));
        renameSync(unfinished, path);
      } catch {
        // The folder is another user's, or the disk is full: the next start compiles anew.
        remove(unfinished);
        return;
      }
    }
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It never was there, as there is no such folder.
  }
}

/** What was kept of the source with that key, if all of it is there. */
function read(path: string, key: Buffer): Buffer | undefined {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const data = bytes.subarray(2 * digestLength);
  const isWhole =
    bytes.subarray(0, digestLength).equals(key) &&
    bytes.subarray(digestLength, 2 * digestLength).equals(digest(data));
  return isWhole ? data : undefined;
}
