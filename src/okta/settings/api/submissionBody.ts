import { type ProvisioningAction } from '../consoleChoices.js';
import { type ProvisioningSettings } from '../provisioningSettings.js';
import { secretFields } from '../secretFields.js';
import { type EntitlementType } from '../submissionSettings.js';
import { type TemplateObject } from './apiCall.js';

const placeholders = {
  description: '<what your app does, for customers>',
  logo: 'https://example.okta.com/bc/image/fileStoreRecord?id=LOGO-ID',
  setupInstructions: 'https://example.com/YOUR-CONFIGURATION-GUIDE',
} as const;

/** What the body has a placeholder for. */
export const findMissingTexts = ({ submission }: ProvisioningSettings): readonly string[] =>
  (['description', 'logo', 'setupInstructions'] as const).filter((name) => submission[name] === '');

/** `POST /integrations/api/v1/submissions`: a whole SCIM integration in Okta's own words. */
export function toSubmissionBody(settings: ProvisioningSettings): TemplateObject {
  const { submission, label, connection } = settings;
  return {
    name: submission.name || label,
    description: submission.description || placeholders.description,
    logo: submission.logo || placeholders.logo,
    ...toContacts(settings),
    provisioning: {
      features: toFeatures(settings),
      scim: {
        baseUri: submission.baseUrlExpression || quoted(connection.baseUrl),
        authMode: toAuthMode(settings),
        setupInstructionsUri: submission.setupInstructions || placeholders.setupInstructions,
        scimServerConfig: {
          patch: { supported: submission.patch },
          changePassword: { supported: settings.toApp.syncPassword },
        },
        ...(settings.entitlementTypes.length > 0 && {
          entitlementTypes: settings.entitlementTypes.map(toEntitlementType),
        }),
      },
    },
    authSettings: toAuthSettings(settings),
    ...(submission.tenantVariables.length > 0 && {
      config: submission.tenantVariables.map(({ name, label: shown }) => ({ name, label: shown })),
    }),
  };
}

/** Okta wants an expression there, and an address by itself is a text in quotes. */
const quoted = (baseUrl: string): string => `'${baseUrl.replaceAll("'", '%27')}'`;

/** OAuth 2 has the id of an object that another, internal endpoint makes. */
function toAuthMode({ connection, submission }: ProvisioningSettings): string {
  if (connection.authentication.mode === 'oauth2') {
    return '{authModeId}';
  }
  return submission.tokenForm === 'raw' ? 'header' : 'bearer';
}

function toAuthSettings({ connection, submission }: ProvisioningSettings): TemplateObject {
  const { authentication } = connection;
  if (authentication.mode !== 'oauth2') {
    return { authType: submission.tokenForm === 'raw' ? 'SCIM_HEADER' : 'SCIM_BEARER' };
  }
  return {
    authType: 'OAUTH2',
    oAuth2Settings: {
      authorizeEndpoint: authentication.authorizationEndpoint,
      tokenEndpoint: authentication.accessTokenEndpoint,
      clientId: authentication.clientId,
      clientSecret: secretFields.oauth2.placeholder,
      ...(authentication.scopes.length > 0 && { scopes: authentication.scopes }),
    },
  };
}

interface Feature {
  readonly name: string;
  readonly isOffered: (settings: ProvisioningSettings) => boolean;
}

const offers =
  (...actions: readonly ProvisioningAction[]) =>
  ({ connection }: ProvisioningSettings): boolean =>
    actions.some((action) => connection.provisioningActions.includes(action));

/** READ_USER and READ_GROUP must be there: Okta imports users of every integration, and groups where it has any. */
const features: readonly Feature[] = [
  { name: 'CREATE_USER', isOffered: offers('pushNewUsers') },
  { name: 'READ_USER', isOffered: () => true },
  { name: 'UPDATE_USER', isOffered: offers('pushProfileUpdates') },
  { name: 'DEACTIVATE_USER', isOffered: ({ toApp }) => toApp.deactivateUsers },
  { name: 'CREATE_GROUP', isOffered: offers('pushGroups') },
  { name: 'READ_GROUP', isOffered: offers('pushGroups', 'importGroups') },
  { name: 'UPDATE_GROUP', isOffered: offers('pushGroups') },
  { name: 'DEACTIVATE_GROUP', isOffered: offers('pushGroups') },
];

const toFeatures = (settings: ProvisioningSettings): readonly string[] =>
  features.filter(({ isOffered }) => isOffered(settings)).map(({ name }) => name);

const toEntitlementType = (type: EntitlementType): TemplateObject => ({
  name: type.name,
  ...(type.description !== '' && { description: type.description }),
  endpoint: type.endpoint,
  attributes: { required: type.required, multivalued: type.multivalued },
  mappings: {
    id: type.mappings.id,
    displayName: type.mappings.displayName,
    ...(type.mappings.description !== '' && { description: type.mappings.description }),
  },
});

function toContacts({ submission }: ProvisioningSettings): TemplateObject {
  const contacts = [
    { contactType: 'CUSTOMER_SUPPORT', contact: submission.supportContact },
    { contactType: 'ESCALATION_SUPPORT', contact: submission.escalationContact },
  ].filter(({ contact }) => contact !== '');
  return contacts.length === 0
    ? {}
    : {
        appContactDetails: contacts.map(({ contactType, contact }) => ({
          contactType,
          contactValueType: toContactForm(contact),
          contact,
        })),
      };
}

function toContactForm(contact: string): string {
  if (/^https?:\/\//i.test(contact)) {
    return 'URL';
  }
  return contact.includes('@') ? 'EMAIL' : 'PHONE';
}

/** `PUT …/submissions/{id}/testing`. */
export function toTestingBody({ submission }: ProvisioningSettings): TemplateObject {
  const { testAccount, specTestResults, crudTestResults } = submission;
  return {
    escalationSupportContact: submission.escalationContact || '<mail address for Okta>',
    ...(testAccount.url !== '' && {
      testAccount: {
        url: testAccount.url,
        username: testAccount.username,
        password: testPassword,
      },
    }),
    ...(specTestResults !== '' &&
      crudTestResults !== '' && {
        scimTestConfiguration: { specTestResults, crudTestResults },
      }),
  };
}

const testPassword = '<test account password>';
