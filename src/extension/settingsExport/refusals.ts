import * as vscode from 'vscode';
import { type Refusal } from '../questions/step.js';

/** The reasons are short, because a quick pick cuts them; the rules and the export have the whole of it. */
export const oidcRefusal = (): Refusal => ({
  prompt: vscode.l10n.t(
    'An OIDC app cannot have SCIM provisioning here. How do you want to go on?',
  ),
  choices: [
    {
      label: vscode.l10n.t('Use SAML 2.0'),
      value: 'saml',
      detail: vscode.l10n.t('The App Integration Wizard has SCIM for SAML 2.0 and SWA apps only'),
    },
    {
      label: vscode.l10n.t('Use SWA'),
      value: 'swa',
      detail: vscode.l10n.t('Okta fills in the sign-in form of the app'),
    },
    {
      label: vscode.l10n.t('Keep OIDC, and leave here'),
      detail: vscode.l10n.t(
        'The newer Okta Integration Wizard (OIW) makes apps with OIDC and SCIM',
      ),
    },
  ],
});

export const profileSourcingRefusal = (): Refusal => ({
  prompt: vscode.l10n.t(
    "Profile sourcing isn't available in the App Integration Wizard. How do you want to go on?",
  ),
  choices: [
    {
      label: vscode.l10n.t('Go on without profile sourcing'),
      value: 'no',
      detail: vscode.l10n.t('Okta can still import users from your app'),
    },
    {
      label: vscode.l10n.t('Build on a SCIM test template of the OIN catalogue, and leave here'),
      detail: vscode.l10n.t('Submit it through the OIN Manager as a private integration'),
    },
  ],
});
