import * as vscode from 'vscode';
import { shorten } from '../base/shorten.js';
import { isJsonObject } from '../base/json.js';
import { type ProfileName, profileNames } from '../scim/profile.js';
import { type FindingLevel } from '../validate/finding.js';
import { isRuleLevel, type RuleLevels, ruleLevelNames } from '../validate/ruleLevels.js';

export type AuthenticationMode = 'bearer' | 'basic' | 'oauth2' | 'none';
export const authenticationModes: readonly AuthenticationMode[] = [
  'bearer',
  'basic',
  'oauth2',
  'none',
];

/** Every setting below `scimWorkbench.`; a test compares the names and defaults with package.json. */
export interface Settings {
  readonly 'server.port': number;
  readonly 'server.host': string;
  readonly 'server.basePath': string;
  readonly 'server.authentication': AuthenticationMode;
  readonly 'server.username': string;
  readonly 'server.clientId': string;
  readonly 'server.tokenLifetime': number;
  readonly 'server.redirectUris': readonly string[];
  readonly 'server.profile': ProfileName;
  readonly 'server.seed': number;
  readonly 'server.publicBaseUrl': string;
  readonly 'server.me': string;
  readonly 'server.data': string;
  readonly 'server.store': string;
  readonly 'server.schemas': readonly string[];
  readonly 'server.restore': boolean;
  readonly 'forward.publicBaseUrl': string;
  readonly 'forward.compare': boolean;
  readonly 'forward.verifyCertificate': boolean;
  readonly 'forward.timeout': number;
  readonly 'captures.budget': number;
  readonly 'captures.keep': boolean;
  readonly 'rules.levels': Readonly<Record<string, FindingLevel | 'off'>>;
}
export type SettingName = keyof Settings;

/** A value that cannot be used; the default is used in its place. */
export interface SettingProblem {
  readonly name: SettingName;
  readonly message: string;
}

export interface ReadSettings {
  readonly settings: Settings;
  readonly problems: readonly SettingProblem[];
}

/** How a value is checked; `wanted` ends the sentence "… must be". */
interface SettingRule<T> {
  readonly default: T;
  readonly wanted: () => string;
  read(value: unknown): T | undefined;
}

const text = (
  defaultText: string,
  wanted: () => string = () => vscode.l10n.t('text'),
): SettingRule<string> => ({
  default: defaultText,
  wanted,
  read: (value) => (typeof value === 'string' ? value.trim() : undefined),
});

const integer = (defaultValue: number, least: number, most: number): SettingRule<number> => ({
  default: defaultValue,
  wanted: () => vscode.l10n.t('a whole number from {0} to {1}', least, most),
  read: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : undefined,
});

const flag = (defaultValue: boolean): SettingRule<boolean> => ({
  default: defaultValue,
  wanted: () => vscode.l10n.t('true or false'),
  read: (value) => (typeof value === 'boolean' ? value : undefined),
});

const oneOf = <T extends string>(defaultValue: T, values: readonly T[]): SettingRule<T> => ({
  default: defaultValue,
  wanted: () => vscode.l10n.t('one of {0}', values.join(', ')),
  read: (value) => values.find((one) => one === value),
});

const texts = (wanted: () => string): SettingRule<readonly string[]> => ({
  default: [],
  wanted,
  read: (value) =>
    Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : undefined,
});

export const settingRules: { readonly [Name in SettingName]: SettingRule<Settings[Name]> } = {
  'server.port': integer(8484, 0, 65_535),
  'server.host': text('127.0.0.1', () =>
    vscode.l10n.t('the name or address to listen on, as text'),
  ),
  'server.basePath': text('/scim/v2', () => vscode.l10n.t('a path as text, for example /scim/v2')),
  'server.authentication': oneOf('bearer', authenticationModes),
  'server.username': text('okta'),
  'server.clientId': text('okta', () => vscode.l10n.t('a client ID as text')),
  'server.tokenLifetime': integer(3600, 1, 31_536_000),
  'server.redirectUris': texts(() => vscode.l10n.t('a list of addresses')),
  'server.profile': oneOf('okta', profileNames),
  'server.seed': integer(25, 0, 100_000),
  'server.publicBaseUrl': text('', () => vscode.l10n.t('an https address as text')),
  'server.me': text('', () => vscode.l10n.t('the id or the userName of a person, as text')),
  'server.data': text('', () => vscode.l10n.t('the path of a file, as text')),
  'server.store': text('', () => vscode.l10n.t('the path of a folder, as text')),
  'server.schemas': texts(() => vscode.l10n.t('a list of file paths')),
  'server.restore': flag(true),
  'forward.publicBaseUrl': text('', () => vscode.l10n.t('an https address as text')),
  'forward.compare': flag(false),
  'forward.verifyCertificate': flag(true),
  'forward.timeout': integer(60, 1, 600),
  'captures.budget': integer(64, 1, 4096),
  'captures.keep': flag(true),
  'rules.levels': {
    default: {},
    wanted: () => vscode.l10n.t('an object of rule ids with {0}', ruleLevelNames.join(', ')),
    read: (value) => (isLevels(value) ? value : undefined),
  },
};

const isLevels = (value: unknown): value is Settings['rules.levels'] =>
  isJsonObject(value) && Object.values(value).every(isRuleLevel);

const section = 'scimWorkbench';

export const settingNames: readonly SettingName[] = Object.keys(settingRules).filter(isSettingName);

/** Reads all of them; a value of the wrong type becomes the default and a problem. */
export function readSettings(): ReadSettings {
  const configuration = vscode.workspace.getConfiguration(section);
  const problems: SettingProblem[] = [];
  const read = <Name extends SettingName>(name: Name): Settings[Name] => {
    const rule = settingRules[name];
    const value = configuration.get<unknown>(name);
    const usable = value === undefined ? rule.default : rule.read(value);
    if (usable !== undefined) {
      return usable;
    }
    problems.push({ name, message: toMessage(name, value, rule) });
    return rule.default;
  };
  const settings: Settings = {
    'server.port': read('server.port'),
    'server.host': read('server.host'),
    'server.basePath': read('server.basePath'),
    'server.authentication': read('server.authentication'),
    'server.username': read('server.username'),
    'server.clientId': read('server.clientId'),
    'server.tokenLifetime': read('server.tokenLifetime'),
    'server.redirectUris': read('server.redirectUris'),
    'server.profile': read('server.profile'),
    'server.seed': read('server.seed'),
    'server.publicBaseUrl': read('server.publicBaseUrl'),
    'server.me': read('server.me'),
    'server.data': read('server.data'),
    'server.store': read('server.store'),
    'server.schemas': read('server.schemas'),
    'server.restore': read('server.restore'),
    'forward.publicBaseUrl': read('forward.publicBaseUrl'),
    'forward.compare': read('forward.compare'),
    'forward.verifyCertificate': read('forward.verifyCertificate'),
    'forward.timeout': read('forward.timeout'),
    'captures.budget': read('captures.budget'),
    'captures.keep': read('captures.keep'),
    'rules.levels': read('rules.levels'),
  };
  return { settings, problems };
}

/** By rule id. */
export const readRuleLevels = (): RuleLevels =>
  new Map(Object.entries(readSettings().settings['rules.levels']));

/** Which settings the event is about. */
export const changedSettings = (event: vscode.ConfigurationChangeEvent): readonly SettingName[] =>
  settingNames.filter((name) => event.affectsConfiguration(`${section}.${name}`));

/** @param name of a setting, or the beginning of several names. */
export const openSetting = (name: string): PromiseLike<unknown> =>
  vscode.commands.executeCommand('workbench.action.openSettings', `${section}.${name}`);

function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(settingRules, name);
}

const toMessage = (name: SettingName, value: unknown, rule: SettingRule<unknown>): string =>
  vscode.l10n.t('The setting {0} must be {1}, but is {2}. Its default {3} is used.', {
    0: `${section}.${name}`,
    1: rule.wanted(),
    2: shorten(JSON.stringify(value)),
    3: JSON.stringify(rule.default),
  });
