/** A VS Code server that runs, for tests that are written in TypeScript. */
export interface VscodeServer {
  /** Of the workbench, for example `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** The folder of its profile, which is new and ends with it. */
  readonly profile: string;
  /** Resolves when all of its processes have ended and its profile is gone. */
  stop(): Promise<void>;
}

export interface VscodeServerOptions {
  /** The Node that runs it. */
  readonly node: string;
  /** The path of its `server-main.js`. */
  readonly serverMain: string;
  /** A free one where none is named. */
  readonly port?: number;
  /** Where extensions are installed; an empty folder where none is named. */
  readonly extensionsDir?: string;
  /** Asked of whoever opens the workbench; nobody is asked where none is given. */
  readonly token?: string;
  /** Of the machine on which it runs, as in a settings.json. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** What its extension hosts find in their environment, besides ours. */
  readonly env?: Readonly<Record<string, string>>;
}

export function startVscodeServer(options: VscodeServerOptions): Promise<VscodeServer>;

export interface WorkbenchAddress {
  /** All paths are absolute. */
  readonly folder: string;
  readonly developmentPaths?: readonly string[];
  /** A module whose `run()` is called in the extension host. */
  readonly testsPath?: string;
  /** Of the server, where it asks for one. */
  readonly token?: string;
}

export function toWorkbenchUrl(origin: string, address: WorkbenchAddress): string;
