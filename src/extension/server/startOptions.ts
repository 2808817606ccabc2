import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import {
  type ProfileName,
  type SwitchValues,
  isProfileName,
  profileNames,
} from '../../scim/profile.js';
import { SwitchError, readSwitch, readSwitches } from '../../scim/profileChanges.js';
import { HostError } from '../hostError.js';
import { type AuthenticationMode, authenticationModes } from '../settings.js';

/** What a caller of `scimWorkbench.server.start` may say; the settings have the rest. */
export interface StartOptions {
  /** 0 takes a free port. */
  readonly port?: number;
  readonly profile?: ProfileName;
  /** Switches that are set otherwise than the profile says. */
  readonly switches?: Partial<SwitchValues>;
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
      vscode.l10n.t(
        'The options of Start Mock Server are an object, for example { "port": 8484 }.',
      ),
    );
  }
  const port = readMember(value, 'port');
  const profile = readMember(value, 'profile');
  const switches = readMember(value, 'switches');
  const auth = readMember(value, 'auth');
  return {
    ...(port !== undefined && { port: readPort(port) }),
    ...(profile !== undefined && { profile: readProfile(profile) }),
    ...(switches !== undefined && { switches: asArgument(() => readSwitches(switches)) }),
    ...(auth !== undefined && { auth: readMode(auth) }),
  };
}

function readPort(value: unknown): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 65_535) {
    return value;
  }
  throw badOption(
    vscode.l10n.t(
      'The option port of Start Mock Server must be a number from 1 to 65535, or 0 for a free one, but is {0}.',
      JSON.stringify(value),
    ),
  );
}

function readProfile(value: unknown): ProfileName {
  if (isProfileName(value)) {
    return value;
  }
  throw badOption(toNotOneOf('profile', value, profileNames));
}

/** @throws HostError where there is no such switch, or no such value of it. */
export const readSwitchArgument = (name: unknown, value: unknown): Partial<SwitchValues> =>
  asArgument(() => readSwitch(name, value));

function asArgument<T>(read: () => T): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof SwitchError) {
      throw new HostError('badArgument', cause.message, { cause });
    }
    throw cause;
  }
}

function readMode(value: unknown): AuthenticationMode {
  const mode = authenticationModes.find((one) => one === value);
  if (mode === undefined) {
    throw badOption(toNotOneOf('auth', value, authenticationModes));
  }
  return mode;
}

const toNotOneOf = (name: string, value: unknown, known: readonly string[]): string =>
  vscode.l10n.t(
    'The option {0} of Start Mock Server must be one of {1}, but is {2}.',
    name,
    known.join(', '),
    JSON.stringify(value),
  );

const badOption = (message: string): HostError => new HostError('badArgument', message);
