import * as vscode from 'vscode';
import {
  type Profile,
  type ProfileName,
  type SwitchName,
  type SwitchValue,
  isProfileName,
  isSwitchName,
  profileDescriptions,
  profileNames,
  profileSwitches,
  switchNames,
} from '../../scim/profile.js';
import { changedSwitches, printSwitchValue } from '../../scim/profileChanges.js';
import { type ProfileState } from '../contributions.js';
import { HostError } from '../hostError.js';
import { readSwitchArgument } from '../server/startOptions.js';
import { toWords } from '../views/profileItems.js';
import { translate } from '../translate.js';

/** Whoever has a profile that can be changed. */
export interface ProfileOwner {
  readonly profile: Profile;
  changeProfile(name: ProfileName): Promise<void>;
  setProfileSwitch(name: SwitchName, value: unknown): Promise<void>;
  resetProfileSwitches(): Promise<void>;
}

/** @param given the name of a profile; else the user is asked. */
export async function changeProfile(
  owner: ProfileOwner,
  given: unknown,
): Promise<ProfileName | undefined> {
  const name = given === undefined ? await askForProfile(owner.profile) : readProfileName(given);
  if (name !== undefined) {
    await owner.changeProfile(name);
  }
  return name;
}

/** @param given the name of a switch and its value; the user is asked for what is missing. */
export async function setSwitch(
  owner: ProfileOwner,
  given: { readonly name: unknown; readonly value: unknown },
): Promise<ProfileState | undefined> {
  const name = given.name === undefined ? await askForSwitch(owner.profile) : given.name;
  if (name === undefined) {
    return undefined;
  }
  if (!isSwitchName(name)) {
    // Throws, because there is no such switch.
    readSwitchArgument(name, given.value);
    return undefined;
  }
  const value = given.value === undefined ? await askForValue(name, owner.profile) : given.value;
  if (value === undefined) {
    return undefined;
  }
  await owner.setProfileSwitch(name, value);
  return stateOf(owner.profile);
}

export async function resetSwitches(owner: ProfileOwner): Promise<ProfileState> {
  await owner.resetProfileSwitches();
  return stateOf(owner.profile);
}

const stateOf = (profile: Profile): ProfileState => ({
  profile: profile.name,
  switches: Object.fromEntries(changedSwitches(profile).map((name) => [name, profile[name]])),
});

function readProfileName(value: unknown): ProfileName {
  if (isProfileName(value)) {
    return value;
  }
  throw new HostError(
    'badArgument',
    vscode.l10n.t(
      'The profile must be one of {0}, but is {1}.',
      profileNames.join(', '),
      JSON.stringify(value),
    ),
  );
}

async function askForProfile(current: Profile): Promise<ProfileName | undefined> {
  const items = profileNames.map((name) => ({
    name,
    label: name,
    description: name === current.name ? vscode.l10n.t('current') : '',
    detail: translate(profileDescriptions[name]),
  }));
  // What is there now comes first, so that Enter changes nothing.
  items.sort(
    (left, right) => Number(right.name === current.name) - Number(left.name === current.name),
  );
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Change Profile'),
    placeHolder: vscode.l10n.t('How the server answers where the RFCs leave room'),
    matchOnDetail: true,
  });
  return chosen?.name;
}

async function askForSwitch(profile: Profile): Promise<SwitchName | undefined> {
  const changed = new Set(changedSwitches(profile));
  const chosen = await vscode.window.showQuickPick(
    switchNames.map((name) => ({
      name,
      label: translate(profileSwitches[name].title),
      description: changed.has(name)
        ? vscode.l10n.t('{0} · changed', toWords(profile[name]))
        : toWords(profile[name]),
      detail: translate(profileSwitches[name].description),
    })),
    {
      title: vscode.l10n.t('Set Switch of the Profile {0}', profile.name),
      placeHolder: vscode.l10n.t('Which switch?'),
      matchOnDetail: true,
    },
  );
  return chosen?.name;
}

function askForValue(name: SwitchName, profile: Profile): Promise<SwitchValue | undefined> {
  const { choices } = profileSwitches[name].type;
  return choices ? askForChoice(name, choices, profile) : askForText(name, profile);
}

async function askForChoice(
  name: SwitchName,
  choices: readonly SwitchValue[],
  profile: Profile,
): Promise<SwitchValue | undefined> {
  const { title, description, defaults } = profileSwitches[name];
  const chosen = await vscode.window.showQuickPick(
    choices.map((value) => ({
      value,
      label: toWords(value),
      description: [
        ...(value === profile[name] ? [vscode.l10n.t('current')] : []),
        ...(value === defaults[profile.name] ? [vscode.l10n.t('as in {0}', profile.name)] : []),
      ].join(' · '),
    })),
    { title: translate(title), placeHolder: translate(description) },
  );
  return chosen?.value;
}

async function askForText(name: SwitchName, profile: Profile): Promise<SwitchValue | undefined> {
  const { title, description, type } = profileSwitches[name];
  const text = await vscode.window.showInputBox({
    title: translate(title),
    prompt: vscode.l10n.t('{0} Separate them with commas.', translate(description)),
    value: printSwitchValue(profile[name]),
    validateInput: (typed) =>
      type.read(typed) === undefined
        ? vscode.l10n.t('It must be {0}.', translate(type.wanted))
        : undefined,
  });
  return text === undefined ? undefined : type.read(text);
}
