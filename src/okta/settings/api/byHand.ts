import { escapeLine } from './escapeLine.js';
import { findPlaceholders } from './appBody.js';
import { findMissingTexts } from './submissionBody.js';
import {
  authenticationModes,
  labelOf,
  provisioningActions,
  toAppSwitches,
} from '../consoleChoices.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';

/** What no public API of Okta does for a custom app: Task 2 and 3 and the page To App. */
export function byHandInConsole(settings: ProvisioningSettings): readonly string[] {
  const { connection, toApp } = settings;
  const actions = provisioningActions
    .filter(({ id }) => connection.provisioningActions.includes(id))
    .map(({ label }) => label);
  const switches = toAppSwitches.filter(({ id }) => toApp[id]).map(({ label }) => label);
  return [
    'General > App Settings > Edit > Provisioning: SCIM > Save. If there is no such option, contact Okta support.',
    `Provisioning > Integration > Edit > SCIM connector base URL: ${connection.baseUrl}`,
    `Unique identifier field for users: ${connection.uniqueIdentifierField}`,
    `Supported provisioning actions: ${actions.join(', ') || 'none'}`,
    `Authentication Mode: ${labelOf(authenticationModes, connection.authentication.mode)}, with the credentials that are handed over separately`,
    'Test Connector Configuration > Save',
    ...(switches.length === 0
      ? []
      : [`Provisioning > To App > Edit > ${switches.join(', ')} > Save`]),
  ].map(escapeLine);
}

/** The lines of the comment at the top of what calls the API. */
export function toHeaderLines(settings: ProvisioningSettings): readonly string[] {
  const lines =
    settings.appKind === 'oin' ? toSubmissionHeader(settings) : toWizardHeader(settings);
  return [
    `Okta provisioning settings: ${settings.label}`,
    ...lines,
    'There is no secret in this file, and none belongs into it.',
  ].map(escapeLine);
}

const toWizardHeader = (settings: ProvisioningSettings): readonly string[] => [
  'Okta has no public API that configures a SCIM connection of an app of the App Integration Wizard, or of any',
  'generic SCIM app. By hand, in the Admin Console, remain:',
  ...byHandInConsole(settings).map((step, at) => `${String(at + 1)}. ${step}`),
  'Do this after the app is there and before attributes are added: one that was added earlier lacks its',
  'namespace, and is not sent. The Markdown checklist has all of it with blocks to copy.',
  ...toPlaceholderLine(findPlaceholders(settings)),
];

const toSubmissionHeader = (settings: ProvisioningSettings): readonly string[] => [
  'The API of Your OIN Integrations is there in Integrator orgs. By hand remain: the upload of the logo, single',
  'sign-on where the integration has it, the password of the test account, and the last look before',
  'POST /integrations/api/v1/submissions/{submissionId}/submit.',
  ...(settings.connection.authentication.mode === 'oauth2'
    ? [
        'OAuth 2: authMode must be the id of an auth mode, which is made in the OIN Wizard; enter the client secret there too.',
      ]
    : []),
  ...toPlaceholderLine(findMissingTexts(settings)),
];

const toPlaceholderLine = (names: readonly string[]): readonly string[] =>
  names.length === 0 ? [] : [`Fill in what stands in a placeholder: ${names.join(', ')}.`];
