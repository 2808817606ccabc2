import { findMissingTexts, toSubmissionBody } from '../api/submissionBody.js';
import { jsonStyle, toTemplateText } from '../api/templateText.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';

/** The body of `POST /integrations/api/v1/submissions`. */
export const toOinSubmission = (settings: ProvisioningSettings): string =>
  `${toTemplateText(toSubmissionBody(settings), style)}\n`;

const style = jsonStyle(({ name }) => JSON.stringify(name));

/** JSON has no comments; this is said beside it. */
export function toOinNotes(settings: ProvisioningSettings): readonly string[] {
  const missing = findMissingTexts(settings);
  return [
    'This is the body of POST /integrations/api/v1/submissions (Your OIN Integrations, in Integrator orgs).',
    'By hand remain: the upload of the logo, single sign-on, test account and testing information, and the submission itself in the OIN Wizard.',
    ...(missing.length === 0 ? [] : [`Placeholders stand for: ${missing.join(', ')}.`]),
    ...(settings.connection.authentication.mode === 'oauth2'
      ? [
          'OAuth 2: authMode must be the id of an auth mode, which the OIN Wizard makes; enter the client secret there.',
        ]
      : []),
  ];
}
