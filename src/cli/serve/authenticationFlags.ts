import { type Authentication } from '../../workbench/serverOptions.js';
import { generateToken } from '../../workbench/token.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';

export interface AuthenticationFlags {
  readonly auth: Authentication['mode'];
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly redirectUri?: readonly string[];
  readonly tokenLifetime?: number;
}

/**
 * The credentials that the server asks for: those of the command line, else of the environment, else
 * made up.
 *
 * @throws CliError where flags and mode do not go together
 */
export function toAuthentication(flags: AuthenticationFlags, env: CliIo['env']): Authentication {
  checkFlags(flags);
  switch (flags.auth) {
    case 'bearer':
      return {
        mode: 'bearer',
        token: flags.token ?? readVariable(env, 'TOKEN') ?? generateToken(),
      };
    case 'basic':
      return {
        mode: 'basic',
        username: checkUsername(flags.username ?? 'okta'),
        password: checkPassword(flags.password ?? readVariable(env, 'PASSWORD') ?? generateToken()),
      };
    case 'oauth2':
      return toOAuth2(flags, env);
    case 'none':
      return { mode: 'none' };
  }
}

const toOAuth2 = (flags: AuthenticationFlags, env: CliIo['env']): Authentication => ({
  mode: 'oauth2',
  clientId: flags.clientId ?? 'okta',
  clientSecret: flags.clientSecret ?? readVariable(env, 'CLIENT_SECRET') ?? generateToken(),
  redirectUris: flags.redirectUri ?? [],
  tokenLifetime: flags.tokenLifetime ?? usualTokenLifetime,
});

/** In seconds; an hour, as with most authorization servers. */
const usualTokenLifetime = 3600;

type CredentialFlag = Exclude<keyof AuthenticationFlags, 'auth'>;

interface FlagRow {
  readonly flag: CredentialFlag;
  /** As it is written. */
  readonly option: string;
  readonly mode: Authentication['mode'];
}

const flagRows: readonly FlagRow[] = [
  { flag: 'token', option: '--token', mode: 'bearer' },
  { flag: 'username', option: '--username', mode: 'basic' },
  { flag: 'password', option: '--password', mode: 'basic' },
  { flag: 'clientId', option: '--client-id', mode: 'oauth2' },
  { flag: 'clientSecret', option: '--client-secret', mode: 'oauth2' },
  { flag: 'redirectUri', option: '--redirect-uri', mode: 'oauth2' },
  { flag: 'tokenLifetime', option: '--token-lifetime', mode: 'oauth2' },
];

function checkFlags(flags: AuthenticationFlags): void {
  const wrong = flagRows.find(({ flag, mode }) => flags[flag] !== undefined && flags.auth !== mode);
  if (wrong) {
    const { option, mode } = wrong;
    throw new CliError(
      `${option} goes with --auth ${mode}, but the server is to ask for ${flags.auth}.\n` +
        `Leave out ${option}, or say --auth ${mode}.`,
    );
  }
}

/** An empty variable is as good as none. */
function readVariable(
  env: CliIo['env'],
  name: 'TOKEN' | 'PASSWORD' | 'CLIENT_SECRET',
): string | undefined {
  const value = env[`SCIM_WORKBENCH_${name}`];
  return value === '' ? undefined : value;
}

/* eslint-disable-next-line no-control-regex -- RFC 7617 2 rules them out */
const controlCharacter = /[\u0000-\u001f\u007f]/;

/** RFC 7617 2. */
function checkUsername(name: string): string {
  if (name === '' || name.includes(':') || controlCharacter.test(name)) {
    throw new CliError(
      'This --username cannot be sent: it must not be empty, nor hold a colon or control characters (RFC 7617 2).',
    );
  }
  return name;
}

function checkPassword(password: string): string {
  if (password === '' || controlCharacter.test(password)) {
    throw new CliError(
      'This password cannot be sent: it must not be empty, nor hold control characters (RFC 7617 2).',
    );
  }
  return password;
}
