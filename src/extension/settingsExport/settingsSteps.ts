import * as vscode from 'vscode';
import { assessSettings } from '../../okta/settings/assessSettings.js';
import {
  authenticationModes,
  provisioningActions,
  signOnModes,
  toAppSwitches,
} from '../../okta/settings/consoleChoices.js';
import { exportFormats } from '../../okta/settings/exportFormats.js';
import { type FindingLevel, toParagraph } from '../../okta/settings/finding.js';
import { type Answers } from '../questions/multiStepInput.js';
import { oidcRefusal, profileSourcingRefusal } from './refusals.js';
import { type QuestionId, isAvailable, readText, toSettingsFile } from './settingsAnswers.js';
import {
  type Choice,
  type PickManyStep,
  type PickStep,
  type Step,
  type TextStep,
} from '../questions/step.js';

/** The questions of Tasks 1 to 3 and of the page To App, as far as the answers make them needed. */
export const toSettingsSteps = (answers: Answers): readonly Step[] => [
  ...toTask1(answers),
  ...toTask2(),
  ...toTask3(answers),
  ...toAuthenticationSteps(answers),
  ...toToAppSteps(answers),
];

const toTask1 = (answers: Answers): readonly Step[] => {
  const title = vscode.l10n.t('Task 1: SSO integration that supports SCIM');
  return [
    text(answers, 'label', '/label', {
      task: title,
      field: 'App name',
      prompt: vscode.l10n.t('How people know the app in Okta'),
    }),
    pick('signOnMode', {
      title,
      prompt: vscode.l10n.t('Single sign-on mode'),
      choices: signOnModes.map(({ id, label }) => ({
        label,
        value: id,
        ...(id === 'oidc' && {
          detail: vscode.l10n.t('Does not go with SCIM in the App Integration Wizard'),
          refusal: oidcRefusal(),
        }),
      })),
    }),
  ];
};

const toTask2 = (): readonly Step[] => [
  pick('profileSourcing', {
    title: vscode.l10n.t('Task 2: Add SCIM provisioning'),
    prompt: vscode.l10n.t('Is your app the source of the profiles in Okta (profile sourcing)?'),
    choices: [
      {
        label: vscode.l10n.t('No'),
        value: 'no',
        detail: vscode.l10n.t('People are managed in Okta, or in another app'),
      },
      {
        label: vscode.l10n.t('Yes'),
        value: 'yes',
        detail: vscode.l10n.t('Not available in the App Integration Wizard'),
        refusal: profileSourcingRefusal(),
      },
    ],
  }),
];

const task3 = (): string => vscode.l10n.t('Task 3: Provisioning options');

const toTask3 = (answers: Answers): readonly Step[] => [
  text(answers, 'baseUrl', '/connection/baseUrl', {
    task: task3(),
    field: 'SCIM connector base URL',
    prompt: vscode.l10n.t('What stands before /Users in the addresses of your server'),
    placeholder: 'https://scim.example.com/scim/v2',
  }),
  text(answers, 'uniqueIdentifierField', '/connection/uniqueIdentifierField', {
    task: task3(),
    field: 'Unique identifier field for users',
    prompt: vscode.l10n.t('The attribute by which Okta looks for a user'),
    placeholder: 'userName',
  }),
  pickMany('provisioningActions', {
    title: task3(),
    prompt: vscode.l10n.t('Supported provisioning actions: what your server can do'),
    choices: provisioningActions.map(({ id, label, does }) => ({
      label,
      value: id,
      detail: does,
    })),
  }),
  pick('authenticationMode', {
    title: task3(),
    prompt: vscode.l10n.t('Authentication Mode: how Okta proves itself to your server'),
    choices: authenticationModes.map(({ id, label }) => ({ label, value: id })),
  }),
];

/** Secrets are not asked for: the admin enters them in Okta. */
function toAuthenticationSteps(answers: Answers): readonly Step[] {
  const pointer = '/connection/authentication';
  const ask = (id: QuestionId, words: Omit<TextWords, 'task'>): TextStep =>
    text(answers, id, `${pointer}/${id}`, { task: task3(), ...words });
  switch (readText(answers, 'authenticationMode')) {
    case 'basic':
      return [
        ask('username', {
          field: 'Username',
          prompt: vscode.l10n.t('Of the account that Okta uses at your server'),
        }),
      ];
    case 'oauth2':
      return [
        ask('accessTokenEndpoint', {
          field: 'Access token endpoint URI',
          prompt: vscode.l10n.t('Where Okta gets tokens'),
          placeholder: 'https://login.example.com/oauth2/token',
        }),
        ask('authorizationEndpoint', {
          field: 'Authorization endpoint URI',
          prompt: vscode.l10n.t('Where the admin signs in; scopes go behind it as ?scope=…'),
          placeholder: 'https://login.example.com/oauth2/authorize?scope=offline_access',
        }),
        ask('clientId', {
          field: 'Client ID',
          prompt: vscode.l10n.t('Of Okta at the authorization server'),
        }),
      ];
    default:
      return [];
  }
}

function toToAppSteps(answers: Answers): readonly Step[] {
  const available = toAppSwitches.filter(({ id }) => isAvailable(answers, id));
  return available.length === 0
    ? []
    : [
        pickMany('toApp', {
          title: vscode.l10n.t('To App'),
          prompt: vscode.l10n.t('What Okta does: the switches of the page To App'),
          choices: available.map(({ id, label }) => ({ label, value: id })),
        }),
      ];
}

export const toFormatStep = (): Step =>
  pick('format', {
    title: vscode.l10n.t('Export Okta Provisioning Settings'),
    prompt: vscode.l10n.t('Export as'),
    choices: exportFormats.map(({ name, label, description }) => ({
      label,
      value: name,
      detail: description,
    })),
  });

interface Words {
  readonly title: string;
  readonly prompt: string;
}

const pick = (
  id: QuestionId,
  words: Words & { readonly choices: readonly Choice[] },
): PickStep => ({ kind: 'pick', id, ...words });

const pickMany = (
  id: QuestionId,
  words: Words & { readonly choices: readonly Choice[] },
): PickManyStep => ({ kind: 'pickMany', id, ...words });

interface TextWords {
  readonly task: string;
  /** As the Admin Console calls it. */
  readonly field: string;
  readonly prompt: string;
  readonly placeholder?: string;
}

/** @param pointer to the field of the settings file that is checked while typing. */
const text = (
  answers: Answers,
  id: QuestionId,
  pointer: string,
  { task, field, ...words }: TextWords,
): TextStep => ({
  kind: 'text',
  id,
  // In the title, because what is wrong with a value takes the place of the prompt.
  title: `${task} · ${field}`,
  ...words,
  validate: (value) => {
    const { findings } = assessSettings(toSettingsFile(new Map([...answers, [id, value]])));
    const found = findings.find((finding) => finding.pointer === pointer);
    return found && { message: toParagraph(found), severity: severities[found.level] };
  },
});

const severities: Readonly<Record<FindingLevel, vscode.InputBoxValidationSeverity>> = {
  error: vscode.InputBoxValidationSeverity.Error,
  warning: vscode.InputBoxValidationSeverity.Warning,
  hint: vscode.InputBoxValidationSeverity.Info,
};
