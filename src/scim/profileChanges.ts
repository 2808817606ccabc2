import { isJsonObject, isSameJson } from '../base/json.js';
import {
  type Profile,
  type SwitchName,
  type SwitchValue,
  type SwitchValues,
  isSwitchName,
  profiles,
  profileSwitches,
  switchNames,
} from './profile.js';

/** A switch that there is not, or a value that it cannot have. The message is for people. */
export class SwitchError extends Error {
  override readonly name = 'SwitchError';
}

/** The switches that are set otherwise than the name of the profile says. */
export const changedSwitches = (profile: Profile): readonly SwitchName[] =>
  switchNames.filter((name) => !isSameJson(profile[name], profiles[profile.name][name]));

/** Their values. */
export const changesOf = (profile: Profile): Partial<SwitchValues> =>
  Object.fromEntries(changedSwitches(profile).map((name) => [name, profile[name]]));

/** `okta`, or `okta, 2 changed`. */
export function describeProfile(profile: Profile): string {
  const count = changedSwitches(profile).length;
  return count === 0 ? profile.name : `${profile.name}, ${String(count)} changed`;
}

/**
 * `profile=okta&patchAnswer=noContent`: the fragment of `documentationUri`. RFC 7643 5 leaves no
 * other room for it: clients with a strict model refuse a ServiceProviderConfig with more attributes.
 */
export const printProfile = (profile: Profile): string =>
  [
    `profile=${profile.name}`,
    ...changedSwitches(profile).map(
      (name) => `${name}=${encodeURIComponent(printSwitchValue(profile[name]))}`,
    ),
  ].join('&');

/**
 * @param value JSON, or text as people write it on a command line
 * @throws SwitchError
 */
export function readSwitch(name: unknown, value: unknown): Partial<SwitchValues> {
  if (!isSwitchName(name)) {
    throw new SwitchError(
      `There is no switch ${quote(name)} in a profile. There are ${switchNames.join(', ')}.`,
    );
  }
  const { type } = profileSwitches[name];
  const read = type.read(value);
  if (read === undefined) {
    throw new SwitchError(`The switch ${name} must be ${type.wanted}, but is ${quote(value)}.`);
  }
  return { [name]: read };
}

/**
 * Several of them, as an object by their names.
 *
 * @throws SwitchError
 */
export function readSwitches(value: unknown): Partial<SwitchValues> {
  if (!isJsonObject(value)) {
    throw new SwitchError(
      'Switches are given as an object, for example { "patchAnswer": "noContent" }.',
    );
  }
  let read: Partial<SwitchValues> = {};
  for (const [name, one] of Object.entries(value)) {
    read = { ...read, ...readSwitch(name, one) };
  }
  return read;
}

/** A value as people read and write it. */
export function printSwitchValue(value: SwitchValue): string {
  return typeof value === 'object' ? value.join(', ') : String(value);
}

const quote = (value: unknown): string => {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
};
