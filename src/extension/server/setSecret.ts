import * as vscode from 'vscode';
import { type SecretName } from '../credentials.js';
import { HostError } from '../hostError.js';
import { type AuthenticationMode } from '../settings.js';

/** Whoever keeps what the mock server asks for. */
export interface SecretOwner {
  readonly authenticationMode: AuthenticationMode;
  setSecret(name: SecretName, secret: string): Promise<void>;
}

/**
 * Takes a secret that an app in Okta has already, or that a team has agreed on.
 *
 * @param given else the user is asked; empty to have one made up
 * @throws HostError where it cannot be sent
 */
export async function setSecret(owner: SecretOwner, given: unknown): Promise<void> {
  const mode = owner.authenticationMode;
  if (mode === 'none') {
    throw new HostError(
      'badSettings',
      vscode.l10n.t(
        'The mock server asks for no credentials. Choose another authentication first.',
      ),
      { setting: 'server.authentication' },
    );
  }
  const secret = given ?? (await askFor(kinds[mode]));
  if (secret === undefined) {
    return;
  }
  const problem = typeof secret === 'string' ? kinds[mode].findProblem(secret) : notText();
  if (typeof secret !== 'string' || problem !== undefined) {
    throw new HostError('badArgument', problem ?? notText());
  }
  await owner.setSecret(kinds[mode].name, secret);
}

const notText = (): string => vscode.l10n.t('The secret must be text.');

interface SecretKind {
  readonly name: SecretName;
  readonly title: string;
  readonly prompt: string;
  readonly findProblem: (secret: string) => string | undefined;
}

/** VSCHAR of RFC 6749 without the blank; also fits what RFC 6750 2.1 lets a token be. */
const findTokenProblem = (secret: string): string | undefined =>
  /^[\x21-\x7e]*$/.test(secret)
    ? undefined
    : vscode.l10n.t('This cannot be sent: use letters, digits and signs, without blanks.');

/** RFC 7617 2. */
const findPasswordProblem = (secret: string): string | undefined =>
  /\p{Cc}/u.test(secret)
    ? vscode.l10n.t('This cannot be sent: it holds control characters.')
    : undefined;

const kinds: Readonly<Record<Exclude<AuthenticationMode, 'none'>, SecretKind>> = {
  bearer: {
    name: 'token',
    title: vscode.l10n.t('Token of the Mock Server'),
    prompt: vscode.l10n.t('The token, without the word Bearer. Empty: one is made up.'),
    findProblem: (secret) =>
      /^bearer\s/i.test(secret)
        ? vscode.l10n.t('Leave out the word Bearer: it is added to the token.')
        : findTokenProblem(secret),
  },
  basic: {
    name: 'password',
    title: vscode.l10n.t('Password of the Mock Server'),
    prompt: vscode.l10n.t('The password that goes with the user name. Empty: one is made up.'),
    findProblem: findPasswordProblem,
  },
  oauth2: {
    name: 'clientSecret',
    title: vscode.l10n.t('Client Secret of the Mock Server'),
    prompt: vscode.l10n.t(
      'The client secret for OAuth 2. Empty: one is made up. Tokens that were given out end.',
    ),
    findProblem: findTokenProblem,
  },
};

const askFor = ({ title, prompt, findProblem }: SecretKind): Thenable<string | undefined> =>
  vscode.window.showInputBox({
    title,
    prompt,
    password: true,
    ignoreFocusOut: true,
    validateInput: findProblem,
  });
