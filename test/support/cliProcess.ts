import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

/** The built command line; tests run in the root of the checkout. */
const cliPath = join(process.env['CLI_DIST'] ?? 'dist', 'cli.cjs');

/** No child lives longer, whatever happens to its test. */
const longestLife = 60_000;

export interface CliSurroundings {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface CliResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | null;
}

type CliChild = ChildProcess & { readonly stdout: Readable; readonly stderr: Readable };

export function spawnCli(args: readonly string[], { stdin, env }: CliSurroundings = {}): CliChild {
  const child = spawn(process.execPath, [cliPath, ...args], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
    timeout: longestLife,
    killSignal: 'SIGKILL',
  });
  // expected: it may end before it has read its input
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin ?? '');
  return child;
}

/** Runs the command line to its end. */
export async function runCliProcess(
  args: readonly string[],
  surroundings: CliSurroundings = {},
): Promise<CliResult> {
  const child = spawnCli(args, surroundings);
  const exit = exitOf(child);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { stdout, stderr, exitCode: await exit };
}

/** The exit code, or null where a signal ended it. */
export async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    await once(child, 'exit');
  }
  return child.exitCode;
}

export interface ListeningLine {
  readonly event: string;
  readonly baseUrl: string;
  readonly authorization: string;
  readonly port: number;
  readonly admin?: { readonly url: string; readonly authorization: string };
  readonly profile?: string;
  readonly switches?: unknown;
  /** Where the mode is OAuth 2. */
  readonly oauth2?: unknown;
}

export interface CliRequest {
  readonly method?: string;
  readonly body?: unknown;
  /** In place of the credentials of the server. */
  readonly authorization?: string;
}

export type ServerVerb = 'serve' | 'forward';

/** A running `serve --port 0 --json`, or another verb that runs a server. */
export class ServeProcess {
  readonly child: CliChild;
  readonly stderr: Promise<string>;
  readonly #lines: AsyncIterator<string>;
  #listening: ListeningLine | undefined;

  constructor(args: readonly string[], surroundings?: CliSurroundings, verb: ServerVerb = 'serve') {
    this.child = spawnCli([verb, '--port', '0', '--json', ...args], surroundings);
    this.stderr = text(this.child.stderr);
    this.#lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  get listening(): ListeningLine {
    if (!this.#listening) {
      throw new Error('It does not listen yet');
    }
    return this.#listening;
  }

  async waitUntilListening(): Promise<void> {
    // The first line has this shape; the tests of it would fail otherwise.
    this.#listening = (await this.nextEvent()) as ListeningLine;
  }

  async nextEvent(): Promise<unknown> {
    const line = await this.#lines.next();
    if (line.done) {
      throw new Error(`The output has ended. ${await this.stderr}`);
    }
    return JSON.parse(line.value);
  }

  /** Everything that was not taken by `nextEvent`, to the end of the output. */
  async restOfOutput(): Promise<readonly string[]> {
    const lines: string[] = [];
    for (let line = await this.#lines.next(); !line.done; line = await this.#lines.next()) {
      lines.push(line.value);
    }
    return lines;
  }

  /** Sends a request, with the credentials of the server unless others are given. */
  send(path: string, { method = 'GET', body, authorization }: CliRequest = {}): Promise<Response> {
    const credentials = authorization ?? this.listening.authorization;
    return fetch(`${this.listening.baseUrl}${path}`, {
      method,
      headers: {
        ...(credentials !== '' && { Authorization: credentials }),
        'Content-Type': 'application/scim+json',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  }

  /** @returns the exit code */
  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return exitOf(this.child);
  }
}

/** Runs with a server that listens, and ends it afterwards. */
export async function withServe(
  args: readonly string[],
  run: (server: ServeProcess) => Promise<void>,
  surroundings?: CliSurroundings,
  verb?: ServerVerb,
): Promise<void> {
  const server = new ServeProcess(args, surroundings, verb);
  try {
    await server.waitUntilListening();
    await run(server);
  } finally {
    await server.stop('SIGKILL');
  }
}

/** Runs with a folder of its own; `write` puts a file there and gives its path. */
export async function withFolder(
  run: (
    folder: string,
    write: (name: string, content: string | Uint8Array) => Promise<string>,
  ) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-cli-'));
  try {
    await run(folder, async (name, content) => {
      const path = join(folder, name);
      await writeFile(path, content);
      return path;
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}
