import { type ProvisioningSettings } from './provisioningSettings.js';
import { type SettingsRule, saidIf, saidOfItems } from './settingsRule.js';
import { type SubmissionSettings } from './submissionSettings.js';

/** What Okta asks of an integration for its catalogue; nobody else is asked. */
export const submissionRules: readonly SettingsRule[] = [
  {
    id: 'oin.scimVersion',
    level: 'error',
    pointer: '/connection/scimVersion',
    check: forOin(({ connection }) =>
      saidIf(connection.scimVersion === '1.1', 'SCIM 1.1 is chosen for an integration of the OIN.'),
    ),
    consequence: 'Okta takes submissions with SCIM 2.0 only.',
    fix: 'Use 2.0.',
  },
  {
    id: 'oin.basic',
    level: 'error',
    pointer: '/connection/authentication/mode',
    check: forOin(({ connection }) =>
      saidIf(
        connection.authentication.mode === 'basic',
        'Basic Auth is chosen for an integration of the OIN.',
      ),
    ),
    consequence: 'The form of the OIN has Header, Bearer and OAuth 2 only.',
    fix: 'Use header or oauth2.',
  },
  {
    id: 'submission.name',
    level: 'error',
    pointer: '/submission/name',
    check: forOin(({ label, submission }) =>
      saidIf((submission.name || label).length > 64, 'The name is longer than 64 characters.'),
    ),
    consequence: 'Okta does not take the submission.',
    fix: 'Shorten it, or give a shorter one in submission.name.',
  },
  required('description', 'There is no description.', 'Say what the app does, for customers.'),
  required(
    'logo',
    'There is no logo.',
    'Upload one (POST /integrations/api/v1/submissions/logo), and enter the address that comes back.',
  ),
  required(
    'setupInstructions',
    'There is no configuration guide.',
    'Publish a guide for customers, and enter its https address.',
  ),
  {
    id: 'submission.https',
    level: 'error',
    pointer: '/submission/setupInstructions',
    check: forOin(({ submission: { setupInstructions: address } }) =>
      saidIf(
        address !== '' && !/^https:\/\/\S+$/.test(address),
        'The address of the configuration guide is no https address.',
      ),
    ),
    consequence: 'Okta shows it to every customer as a link.',
    fix: 'Enter the whole https address.',
  },
  {
    id: 'submission.escalationContact',
    level: 'warning',
    pointer: '/submission/escalationContact',
    check: forOin(({ submission }) =>
      saidIf(submission.escalationContact === '', 'There is no contact for Okta.'),
    ),
    consequence: 'Okta asks for one before it tests the integration.',
    fix: 'Enter the mail address by which Okta reaches you.',
  },
  {
    id: 'submission.testAccount',
    level: 'warning',
    pointer: '/submission/testAccount',
    check: forOin(({ submission: { testAccount } }) =>
      saidIf(
        testAccount.url === '' || testAccount.username === '',
        'There is no test account with address and user name.',
      ),
    ),
    consequence: "Okta's testers cannot sign in to your app.",
    fix: 'Make one for them; its password goes into the form of Okta alone.',
  },
  {
    id: 'submission.tooManyVariables',
    level: 'error',
    pointer: '/submission/tenantVariables',
    check: forOin(({ submission: { tenantVariables } }) =>
      saidIf(tenantVariables.length > 8, 'There are more than 8 tenant variables.'),
    ),
    consequence: 'The form has room for 8.',
    fix: 'Ask customers for less.',
  },
  {
    id: 'submission.variableName',
    level: 'error',
    pointer: '/submission/tenantVariables',
    check: ({ submission: { tenantVariables } }) =>
      saidOfItems(tenantVariables, ({ name }) =>
        saidIf(!/^[A-Za-z]\w*$/.test(name), `${name} is no name of a variable.`),
      ),
    consequence: 'An expression cannot name it as app.name.',
    fix: 'Use a letter, then letters, digits and "_".',
  },
  {
    id: 'submission.unknownVariable',
    level: 'error',
    pointer: '/submission/baseUrlExpression',
    check: checkVariables,
    consequence: 'Okta finds no value for it.',
    fix: 'Add it to tenantVariables.',
  },
  {
    id: 'submission.expressionForm',
    level: 'error',
    pointer: '/submission/baseUrlExpression',
    check: ({ submission: { baseUrlExpression: expression } }) =>
      saidIf(
        expression !== '' && !/^["']https:\/\//.test(expression),
        'The expression of the base URL does not begin with a quoted https: address.',
      ),
    consequence: 'Okta calls SCIM servers over https only.',
    fix: "Write it as '…' + app.name + '…', for example 'https://' + app.subdomain + '.example.com/scim/v2'.",
  },
];

function forOin(check: SettingsRule['check']): SettingsRule['check'] {
  return (settings: ProvisioningSettings) =>
    settings.appKind === 'oin' ? check(settings) : undefined;
}

function required(
  name: 'description' | 'logo' | 'setupInstructions',
  message: string,
  fix: string,
): SettingsRule {
  return {
    id: `submission.${name}`,
    level: 'warning',
    pointer: `/submission/${name}`,
    check: forOin(({ submission }) => saidIf(submission[name] === '', message)),
    consequence: 'Okta does not take the submission without it; the export has a placeholder.',
    fix,
  };
}

function checkVariables({ submission }: ProvisioningSettings): string | undefined {
  const [unknown = ''] = findUnknownVariables(submission);
  return saidIf(
    unknown !== '',
    `The expression of the base URL names app.${unknown}, which is no tenant variable.`,
  );
}

function findUnknownVariables({
  baseUrlExpression,
  tenantVariables,
}: SubmissionSettings): readonly string[] {
  const known = new Set(tenantVariables.map(({ name }) => name));
  // What stands in quotes is text.
  const code = baseUrlExpression.replaceAll(/'[^']*'|"[^"]*"/g, '');
  return Array.from(code.matchAll(/\bapp\.(\w+)/g), ([, name = '']) => name).filter(
    (name) => !known.has(name),
  );
}
