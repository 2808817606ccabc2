import { enterpriseUserUrn } from '../../../scim/schema/enterpriseUser.js';
import {
  appOrigins,
  authenticationModes,
  provisioningActions,
  scimVersions,
  signOnModes,
  toAppSwitches,
} from '../consoleChoices.js';
import { attributeTypes, itemTypes, mappingTimes, usernameFormats } from '../profileSettings.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';
import { tokenForms } from '../submissionSettings.js';

export interface FormChoice {
  readonly id: string;
  readonly label: string;
}

/** `checks`: some of the choices, as a list. `lines`: a list of texts, one a line. `rows`: a list of objects. */
export type FormControl = 'text' | 'choice' | 'check' | 'checks' | 'lines' | 'rows';

/** A member of the objects in `rows`. */
export interface FormColumn {
  readonly name: string;
  readonly label: string;
  readonly control: 'text' | 'choice' | 'check';
  readonly choices?: readonly FormChoice[];
  readonly placeholder?: string;
}

/** Something that an Okta admin enters, in the words of the Admin Console where it has some. */
export interface FormField {
  /** JSON pointer into the settings file (RFC 6901). */
  readonly pointer: string;
  readonly label: string;
  readonly help?: string;
  readonly placeholder?: string;
  readonly control: FormControl;
  readonly choices?: readonly FormChoice[];
  readonly columns?: readonly FormColumn[];
  readonly isShown?: (settings: ProvisioningSettings) => boolean;
  /** What a value is written as, where it takes more with it than itself. */
  readonly replaces?: { readonly pointer: string; readonly member: string };
}

export interface FormSection {
  readonly title: string;
  readonly fields: readonly FormField[];
}

/** A page, as the Admin Console has them. */
export interface FormTab {
  readonly id: string;
  readonly title: string;
  readonly isShown?: (settings: ProvisioningSettings) => boolean;
  readonly sections: readonly FormSection[];
}

const toChoices = (ids: readonly string[]): readonly FormChoice[] =>
  ids.map((id) => ({ id, label: id }));

const isSaml = ({ signOnMode }: ProvisioningSettings): boolean => signOnMode === 'saml';
const isSwa = ({ signOnMode }: ProvisioningSettings): boolean => signOnMode === 'swa';
const isOin = ({ appKind }: ProvisioningSettings): boolean => appKind === 'oin';
const hasMode =
  (wanted: string) =>
  ({ connection }: ProvisioningSettings): boolean =>
    connection.authentication.mode === wanted;

const general: FormTab = {
  id: 'general',
  title: 'General',
  sections: [
    {
      title: 'App Settings',
      fields: [
        { pointer: '/label', label: 'App name', control: 'text' },
        { pointer: '/appKind', label: 'Kind of app', control: 'choice', choices: appOrigins },
        {
          pointer: '/appName',
          label: 'Name in the address of the app',
          help: 'Between /app/ and /instance/ in the Admin Console; the redirect URI of OAuth 2 holds it.',
          control: 'text',
        },
      ],
    },
    {
      title: 'Sign On',
      fields: [
        {
          pointer: '/signOnMode',
          label: 'Sign-in method',
          control: 'choice',
          choices: signOnModes,
        },
        {
          pointer: '/signOn/acsUrl',
          label: 'Single sign-on URL',
          placeholder: 'https://app.example.com/saml/acs',
          control: 'text',
          isShown: isSaml,
        },
        {
          pointer: '/signOn/audience',
          label: 'Audience URI (SP Entity ID)',
          control: 'text',
          isShown: isSaml,
        },
        {
          pointer: '/signOn/loginPageUrl',
          label: "App's login page URL",
          placeholder: 'https://app.example.com/login',
          control: 'text',
          isShown: isSwa,
        },
        {
          pointer: '/usernameFormat',
          label: 'Application username format',
          help: `A template: ${usernameFormats.map(({ label, template }) => `${template} is ${label}`).join(', ')}.`,
          control: 'text',
        },
      ],
    },
  ],
};

const integration: FormTab = {
  id: 'integration',
  title: 'Integration',
  sections: [
    {
      title: 'SCIM Connection',
      fields: [
        {
          pointer: '/connection/scimVersion',
          label: 'SCIM version',
          control: 'choice',
          choices: scimVersions,
        },
        {
          pointer: '/connection/baseUrl',
          label: 'SCIM connector base URL',
          help: 'What stands before /Users and /Groups.',
          placeholder: 'https://scim.example.com/scim/v2',
          control: 'text',
        },
        {
          pointer: '/connection/uniqueIdentifierField',
          label: 'Unique identifier field for users',
          placeholder: 'userName',
          control: 'text',
        },
        {
          pointer: '/connection/provisioningActions',
          label: 'Supported provisioning actions',
          control: 'checks',
          choices: provisioningActions.map(({ id, label, does }) => ({
            id,
            label: `${label}: ${does}`,
          })),
        },
      ],
    },
    {
      title: 'Authentication',
      fields: [
        {
          pointer: '/connection/authentication/mode',
          label: 'Authentication Mode',
          help: 'Secrets are handed over in another way: a settings file has a placeholder for them, and so have the exports.',
          control: 'choice',
          choices: authenticationModes,
          // The members of another mode would be strangers there.
          replaces: { pointer: '/connection/authentication', member: 'mode' },
        },
        {
          pointer: '/connection/authentication/username',
          label: 'Username',
          control: 'text',
          isShown: hasMode('basic'),
        },
        {
          pointer: '/connection/authentication/accessTokenEndpoint',
          label: 'Access token endpoint URI',
          control: 'text',
          isShown: hasMode('oauth2'),
        },
        {
          pointer: '/connection/authentication/authorizationEndpoint',
          label: 'Authorization endpoint URI',
          control: 'text',
          isShown: hasMode('oauth2'),
        },
        {
          pointer: '/connection/authentication/clientId',
          label: 'Client ID',
          control: 'text',
          isShown: hasMode('oauth2'),
        },
        {
          pointer: '/connection/authentication/scopes',
          label: 'Scopes, one a line',
          help: "Okta's form has no field for them: they go into the query of the authorization endpoint.",
          control: 'lines',
          isShown: hasMode('oauth2'),
        },
        {
          pointer: '/connection/authentication/redirectUris',
          label: 'Redirect URIs that the authorization server allows, one a line',
          control: 'lines',
          isShown: hasMode('oauth2'),
        },
      ],
    },
  ],
};

const toApp: FormTab = {
  id: 'toApp',
  title: 'To App',
  sections: [
    {
      title: 'Provisioning to App',
      fields: toAppSwitches.map(({ id, label, needs }) => ({
        pointer: `/toApp/${id}`,
        label,
        control: 'check' as const,
        // The Admin Console shows a switch behind its box alone; a switch that is on without it is a mistake to see.
        isShown: ({ connection, toApp: switches }: ProvisioningSettings) =>
          switches[id] || needs.some((need) => connection.provisioningActions.includes(need)),
      })),
    },
    {
      title: 'Attribute Mappings',
      fields: [
        {
          pointer: '/attributeMappings',
          label: 'Mappings Okta to App that differ from the default ones',
          control: 'rows',
          columns: [
            {
              name: 'attribute',
              label: 'Attribute',
              control: 'text',
              placeholder: 'department',
            },
            {
              name: 'expression',
              label: 'Expression',
              control: 'text',
              placeholder: 'user.department',
            },
            { name: 'applyOn', label: 'Apply on', control: 'choice', choices: mappingTimes },
          ],
        },
        {
          pointer: '/customAttributes',
          label: 'Attributes added in the Profile Editor',
          control: 'rows',
          columns: [
            { name: 'name', label: 'Variable name', control: 'text' },
            { name: 'title', label: 'Display name', control: 'text' },
            {
              name: 'type',
              label: 'Type',
              control: 'choice',
              choices: toChoices(attributeTypes),
            },
            {
              name: 'itemType',
              label: 'Item type',
              control: 'choice',
              choices: toChoices(itemTypes),
            },
            { name: 'externalName', label: 'External name', control: 'text' },
            {
              name: 'externalNamespace',
              label: 'External namespace',
              control: 'text',
              placeholder: enterpriseUserUrn,
            },
            { name: 'required', label: 'Required', control: 'check' },
          ],
        },
      ],
    },
  ],
};

const toOkta: FormTab = {
  id: 'toOkta',
  title: 'To Okta',
  sections: [
    {
      title: 'Import',
      fields: [
        {
          pointer: '/toOkta/profileSourcing',
          label: 'Profile sourcing: the app is the source of the profiles of Okta',
          control: 'check',
        },
        {
          pointer: '/entitlementTypes',
          label: 'Resource types that carry entitlements (Okta Identity Governance)',
          control: 'rows',
          columns: [
            { name: 'name', label: 'Name', control: 'text', placeholder: 'Role' },
            { name: 'endpoint', label: 'Endpoint', control: 'text', placeholder: '/Roles' },
            { name: 'description', label: 'Description', control: 'text' },
            { name: 'required', label: 'Required', control: 'check' },
            { name: 'multivalued', label: 'Several', control: 'check' },
          ],
        },
      ],
    },
  ],
};

const pushGroups: FormTab = {
  id: 'pushGroups',
  title: 'Push Groups',
  sections: [
    {
      title: 'Push Groups',
      fields: [
        {
          pointer: '/pushGroups',
          label: 'Groups of Okta that are pushed',
          control: 'rows',
          columns: [
            { name: 'name', label: 'Group in Okta', control: 'text' },
            { name: 'targetName', label: 'Name at the server', control: 'text' },
          ],
        },
      ],
    },
  ],
};

const submission: FormTab = {
  id: 'submission',
  title: 'Submission',
  isShown: isOin,
  sections: [
    {
      title: 'Integration',
      fields: [
        { pointer: '/submission/name', label: 'Title in the catalogue', control: 'text' },
        { pointer: '/submission/description', label: 'Description', control: 'text' },
        { pointer: '/submission/logo', label: 'Address of the uploaded logo', control: 'text' },
        {
          pointer: '/submission/setupInstructions',
          label: 'Address of the configuration guide',
          control: 'text',
        },
        {
          pointer: '/submission/baseUrlExpression',
          label: 'Base URL with tenant variables',
          placeholder: "'https://' + app.subdomain + '.example.com/scim/v2'",
          control: 'text',
        },
        {
          pointer: '/submission/tenantVariables',
          label: 'Tenant variables',
          control: 'rows',
          columns: [
            { name: 'name', label: 'Name', control: 'text', placeholder: 'subdomain' },
            { name: 'label', label: 'Label', control: 'text', placeholder: 'Subdomain' },
          ],
        },
        {
          pointer: '/submission/tokenForm',
          label: 'How the API token is sent',
          control: 'choice',
          choices: toChoices(tokenForms),
        },
        { pointer: '/submission/patch', label: 'Okta may send PATCH', control: 'check' },
      ],
    },
    {
      title: 'Contacts and Tests',
      fields: [
        {
          pointer: '/submission/supportContact',
          label: 'Support contact for customers',
          control: 'text',
        },
        {
          pointer: '/submission/escalationContact',
          label: 'Escalation contact for Okta',
          control: 'text',
        },
        { pointer: '/submission/testAccount/url', label: 'Test account: address', control: 'text' },
        {
          pointer: '/submission/testAccount/username',
          label: 'Test account: username',
          control: 'text',
        },
        {
          pointer: '/submission/specTestResults',
          label: "Results of Okta's SPEC test",
          control: 'text',
        },
        {
          pointer: '/submission/crudTestResults',
          label: "Results of Okta's CRUD test",
          control: 'text',
        },
      ],
    },
  ],
};

/** The pages in the order of the Admin Console. */
export const formTabs: readonly FormTab[] = [
  general,
  integration,
  toApp,
  toOkta,
  pushGroups,
  submission,
];
