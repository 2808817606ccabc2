import * as vscode from 'vscode';
import { readTarget, type Target } from '../../workbench/target/target.js';
import { TargetError } from '../../workbench/target/targetError.js';
import { type Answer, askSteps } from '../questions/multiStepInput.js';
import { type PickStep, type TextStep } from '../questions/step.js';
import { type KnownTarget, nameOfBaseUrl } from './knownTarget.js';
import { translateError } from '../translate.js';

export interface AskedTarget {
  readonly name: string;
  readonly target: Target;
}

/** Asks for the address, the credentials and the name of a SCIM server; undefined where the user leaves. */
export async function askTarget(
  offered?: KnownTarget,
  authorization = '',
): Promise<AskedTarget | undefined> {
  const answers = new Map<string, Answer>([
    ['url', offered?.baseUrl ?? 'http://localhost:3000/scim/v2'],
    ['mode', modeOf(authorization)],
    ['credential', credentialOf(authorization)],
    ['name', offered?.name ?? ''],
  ]);
  const hasAnswered = await askSteps(toSteps, answers);
  return hasAnswered ? toAsked(answers) : undefined;
}

const toSteps = (answers: ReadonlyMap<string, Answer>): readonly (TextStep | PickStep)[] => [
  urlStep(),
  modeStep(),
  ...(answers.get('mode') === 'none' ? [] : [credentialStep(String(answers.get('mode')))]),
  nameStep(),
];

const urlStep = (): TextStep => ({
  kind: 'text',
  id: 'url',
  title: title(),
  prompt: vscode.l10n.t('The base URL of your SCIM server: what stands before /Users'),
  placeholder: 'http://localhost:3000/scim/v2',
  validate: (url) => problemOf({ url }),
});

const modeStep = (): PickStep => ({
  kind: 'pick',
  id: 'mode',
  title: title(),
  prompt: vscode.l10n.t('How does the server know its caller?'),
  choices: [
    {
      label: vscode.l10n.t('Bearer token'),
      value: 'bearer',
      detail: vscode.l10n.t("What Okta's HTTP Header mode sends: “Bearer ” and the token"),
    },
    {
      label: vscode.l10n.t('User name and password'),
      value: 'basic',
      detail: vscode.l10n.t("What Okta's Basic Auth mode sends"),
    },
    {
      label: vscode.l10n.t('The whole Authorization header'),
      value: 'raw',
      detail: vscode.l10n.t('Sent as it is, like the Header Auth test app of the catalogue does'),
    },
    { label: vscode.l10n.t('Not at all'), value: 'none' },
  ],
});

function credentialStep(mode: string): TextStep {
  const texts = new Map([
    ['bearer', vscode.l10n.t('The token, without “Bearer ” before it')],
    ['basic', vscode.l10n.t('User name and password with a colon between: user:password')],
  ]);
  return {
    kind: 'text',
    id: 'credential',
    title: title(),
    prompt: texts.get(mode) ?? vscode.l10n.t('The value of the Authorization header'),
    isSecret: true,
    validate: (text) => problemOf({ authorization: toAuthorization(mode, text) }),
  };
}

const nameStep = (): TextStep => ({
  kind: 'text',
  id: 'name',
  title: title(),
  prompt: vscode.l10n.t('What to call it here; its address where this is empty'),
  validate: () => undefined,
});

const title = (): string => vscode.l10n.t('SCIM Server to Call');

function toAsked(answers: ReadonlyMap<string, Answer>): AskedTarget {
  const text = (id: string): string => String(answers.get(id) ?? '');
  const target = readTarget({
    url: text('url'),
    authorization: toAuthorization(text('mode'), text('credential')),
  });
  const name = text('name').trim();
  return { target, name: name === '' ? nameOfBaseUrl(target.baseUrl) : name };
}

function toAuthorization(mode: string, credential: string): string {
  switch (mode) {
    case 'bearer':
      return `Bearer ${credential.trim()}`;
    case 'basic':
      return `Basic ${Buffer.from(credential, 'utf8').toString('base64')}`;
    case 'raw':
      return credential.trim();
    default:
      return '';
  }
}

function modeOf(authorization: string): string {
  if (authorization === '') {
    return 'bearer';
  }
  const [, scheme = ''] = /^(bearer|basic) /i.exec(authorization) ?? [];
  return scheme === '' ? 'raw' : scheme.toLowerCase();
}

function credentialOf(authorization: string): string {
  const credential = authorization.replace(/^(?:bearer|basic) /i, '');
  return modeOf(authorization) === 'basic'
    ? Buffer.from(credential, 'base64').toString('utf8')
    : credential;
}

/** Of an address or of credentials, each alone. */
function problemOf(entry: {
  readonly url?: string;
  readonly authorization?: string;
}): vscode.InputBoxValidationMessage | undefined {
  try {
    readTarget({ url: 'http://localhost', ...entry });
    return undefined;
  } catch (error) {
    if (error instanceof TargetError) {
      return { message: translateError(error), severity: vscode.InputBoxValidationSeverity.Error };
    }
    throw error;
  }
}
