import { type Authentication } from '../../workbench/serverOptions.js';
import { generateToken } from '../../workbench/token.js';
import { CliError } from '../cliError.js';
import { type CliIo } from '../cliIo.js';

export interface AuthenticationFlags {
  readonly auth: Authentication['mode'];
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
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
    case 'none':
      return { mode: 'none' };
  }
}

type CredentialFlag = 'token' | 'username' | 'password';

const modeOfFlag: Readonly<Record<CredentialFlag, Authentication['mode']>> = {
  token: 'bearer',
  username: 'basic',
  password: 'basic',
};

function checkFlags(flags: AuthenticationFlags): void {
  for (const flag of ['token', 'username', 'password'] as const) {
    const mode = modeOfFlag[flag];
    if (flags[flag] !== undefined && flags.auth !== mode) {
      throw new CliError(
        `--${flag} goes with --auth ${mode}, but the server is to ask for ${flags.auth}.\n` +
          `Leave out --${flag}, or say --auth ${mode}.`,
      );
    }
  }
}

/** An empty variable is as good as none. */
function readVariable(env: CliIo['env'], name: 'TOKEN' | 'PASSWORD'): string | undefined {
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
