import { isJsonObject, readMember } from '../../base/json.js';
import { type ProfileName, isProfileName, profileNames } from '../../scim/profile.js';
import { HostError } from '../hostError.js';
import { type AuthenticationMode, authenticationModes } from '../settings.js';

/** What a caller of `scimWorkbench.server.start` may say; the settings have the rest. */
export interface StartOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  readonly profile?: ProfileName;
  readonly auth?: AuthenticationMode;
}

/** @throws HostError where something is not as it should be. */
export function readStartOptions(value: unknown): StartOptions {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isJsonObject(value)) {
    throw new HostError(
      'badArgument',
      'The options of Start Mock Server are an object, for example { "port": 8484 }.',
    );
  }
  const port = readMember(value, 'port');
  const profile = readMember(value, 'profile');
  const auth = readMember(value, 'auth');
  return {
    ...(port !== undefined && { port: readPort(port) }),
    ...(profile !== undefined && { profile: readProfile(profile) }),
    ...(auth !== undefined && { auth: readMode(auth) }),
  };
}

function readPort(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535) {
    return value;
  }
  throw badOption('port', value, 'a number from 1 to 65535, or 0 for a free one');
}

function readProfile(value: unknown): ProfileName {
  if (isProfileName(value)) {
    return value;
  }
  throw badOption('profile', value, `one of ${profileNames.join(', ')}`);
}

function readMode(value: unknown): AuthenticationMode {
  const mode = authenticationModes.find((one) => one === value);
  if (mode === undefined) {
    throw badOption('auth', value, `one of ${authenticationModes.join(', ')}`);
  }
  return mode;
}

const badOption = (name: string, value: unknown, wanted: string): HostError =>
  new HostError(
    'badArgument',
    `The option ${name} of Start Mock Server must be ${wanted}, but is ${JSON.stringify(value)}.`,
  );
