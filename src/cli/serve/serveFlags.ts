import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { type FaultSpec } from '../../faults/faultSpec.js';
import { type ProfileName, type SwitchValues } from '../../scim/profile.js';
import { SwitchError, readSwitch } from '../../scim/profileChanges.js';
import { type SchemaFile } from '../../scim/schema/registry.js';
import { type DataFile } from '../../workbench/data/dataFile.js';
import { type Authentication, type ServerOptions } from '../../workbench/serverOptions.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';
import { type AuthenticationFlags, toAuthentication } from './authenticationFlags.js';

export const authenticationModes: readonly Authentication['mode'][] = [
  'bearer',
  'basic',
  'oauth2',
  'none',
];

/** What `serve` was called with. */
export interface ServeFlags extends AuthenticationFlags {
  readonly port: number;
  readonly host: string;
  readonly basePath: string;
  readonly profile: ProfileName;
  readonly switch?: Partial<SwitchValues>;
  readonly seed: number;
  readonly data?: string;
  readonly schema?: readonly string[];
  readonly publicBaseUrl?: string;
  readonly me?: string;
  readonly store?: string;
  readonly capture?: string;
  readonly fault?: readonly FaultSpec[];
  readonly rule?: RuleLevels;
  readonly json?: boolean;
}

/** @throws CliError where flags do not go together, or a file cannot be used */
export async function toServerOptions(flags: ServeFlags, io: CliIo): Promise<ServerOptions> {
  const { port, basePath, profile, seed, data, schema = [], publicBaseUrl } = flags;
  const host = readHost(flags.host);
  const authentication = toAuthentication(flags, io.env);
  return {
    host,
    port,
    basePath,
    authentication,
    profile,
    ...(flags.switch && { switches: flags.switch }),
    seed,
    schemaFiles: await loadSchemaFiles(schema, io),
    ...(data !== undefined && { data: await loadData(data, io) }),
    publicBaseUrl,
    ...(flags.me !== undefined && { me: readMe(flags.me) }),
    ...(flags.store !== undefined && { store: readStore(flags.store) }),
    portRetry: 0,
  };
}

// What reads files is loaded where there is one to read: the start is not to wait for it.

async function loadSchemaFiles(paths: readonly string[], io: CliIo): Promise<SchemaFile[]> {
  if (paths.length === 0) {
    return [];
  }
  const { loadSchemaFile } = await import('../schemaFile.js');
  return Promise.all(paths.map((path) => loadSchemaFile(path, io)));
}

async function loadData(path: string, io: CliIo): Promise<DataFile> {
  const { readResourceFile } = await import('../resourceFile.js');
  return readResourceFile(io, path);
}

/** An IPv6 address may stand in brackets, as in a URL. */
export function readHost(text: string): string {
  const host = text.trim().replace(/^\[(.*)\]$/, '$1');
  if (host === '') {
    throw new CliError('--host is empty. Use 127.0.0.1, or 0.0.0.0 for all addresses.');
  }
  return host;
}

function readMe(text: string): string {
  if (text.trim() === '') {
    throw new CliError(
      '--me is empty. Give it the id or the userName of a person, or leave it out.',
    );
  }
  return text;
}

function readStore(path: string): string {
  if (path.trim() === '') {
    throw new CliError('--store is empty. Give it a folder.');
  }
  return resolve(path);
}

export const readPort = (text: string): number =>
  readWholeNumber(text, 65_535, 'Use a number from 1 to 65535, or 0 for a free port.');

export const readSeed = (text: string): number =>
  readWholeNumber(
    text,
    500_000,
    'Use a number from 0 to 500000: so many people take 1.6 GB of memory.',
  );

export const readLifetime = (text: string): number =>
  readWholeNumber(text, 31_536_000, 'Use seconds, from 1 to 31536000 (a year).', 1);

/** `--switch name=value`; the last one of a name counts. */
export function collectSwitch(
  text: string,
  before: Partial<SwitchValues> = {},
): Partial<SwitchValues> {
  const at = text.indexOf('=');
  if (at === -1) {
    throw new InvalidArgumentError('Write the name, = and the value: patchAnswer=noContent.');
  }
  try {
    return { ...before, ...readSwitch(text.slice(0, at).trim(), text.slice(at + 1).trim()) };
  } catch (cause) {
    if (cause instanceof SwitchError) {
      throw new InvalidArgumentError(cause.message);
    }
    throw cause;
  }
}

export function readWholeNumber(text: string, most: number, advice: string, least = 0): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most || value < least) {
    throw new InvalidArgumentError(advice);
  }
  return value;
}
