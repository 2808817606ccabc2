import {
  type AppOrigin,
  type AuthenticationMode,
  type ProvisioningAction,
  type ScimVersion,
  type SignOnMode,
  type ToAppSwitch,
} from './consoleChoices.js';
import {
  type CustomAttribute,
  type MappingSettings,
  type PushGroupSettings,
  usernameFormats,
} from './profileSettings.js';
import {
  type EntitlementType,
  type SubmissionSettings,
  defaultSubmission,
} from './submissionSettings.js';

/**
 * What an Okta admin enters to connect a SCIM server to a custom app of the App Integration Wizard, or
 * a vendor submits to the Okta Integration Network. docs/settings-file.md describes it as a file. Holds no
 * secret: there is no room for one.
 */
export interface ProvisioningSettings {
  /** The name of the app in Okta. */
  readonly label: string;
  /** How Okta names the app in addresses; empty where it is not known yet. */
  readonly appName: string;
  readonly appKind: AppOrigin;
  readonly signOnMode: SignOnMode;
  readonly signOn: SignOnSettings;
  /** Sign On > Application username format: a template such as `${source.login}`. */
  readonly usernameFormat: string;
  readonly connection: ConnectionSettings;
  readonly toApp: ToAppSettings;
  readonly toOkta: ToOktaSettings;
  readonly customAttributes: readonly CustomAttribute[];
  readonly attributeMappings: readonly MappingSettings[];
  /** Names of the groups in Okta whose members get the app. */
  readonly assignedGroups: readonly string[];
  readonly pushGroups: readonly PushGroupSettings[];
  readonly entitlementTypes: readonly EntitlementType[];
  readonly submission: SubmissionSettings;
}

/** What single sign-on needs to create the app; each empty where it is not given. */
export interface SignOnSettings {
  /** SAML: where Okta posts the assertion (Single sign-on URL). */
  readonly acsUrl: string;
  /** SAML: Audience URI (SP Entity ID). */
  readonly audience: string;
  /** SWA: the page with the sign-in form. */
  readonly loginPageUrl: string;
}

/** Provisioning > Integration. */
export interface ConnectionSettings {
  readonly scimVersion: ScimVersion;
  /** What stands before `/Users` and `/Groups`; empty where it is not given. */
  readonly baseUrl: string;
  readonly uniqueIdentifierField: string;
  /** In the order of the console, each once. */
  readonly provisioningActions: readonly ProvisioningAction[];
  readonly authentication: AuthenticationSettings;
}

export type AuthenticationSettings = BasicSettings | HeaderSettings | OAuth2Settings;

export interface BasicSettings {
  readonly mode: Extract<AuthenticationMode, 'basic'>;
  /** Empty where it is handed over with the password. */
  readonly username: string;
}

export interface HeaderSettings {
  readonly mode: Extract<AuthenticationMode, 'header'>;
}

/** The authorization code grant; Okta knows no other for SCIM. */
export interface OAuth2Settings {
  readonly mode: Extract<AuthenticationMode, 'oauth2'>;
  readonly accessTokenEndpoint: string;
  readonly authorizationEndpoint: string;
  readonly clientId: string;
  /** The form has no field for them: there they go into the query of the authorization endpoint. */
  readonly scopes: readonly string[];
  /** Those that the authorization server allows; empty where it is not known. */
  readonly redirectUris: readonly string[];
}

/** Provisioning > To App. */
export type ToAppSettings = Readonly<Record<ToAppSwitch, boolean>>;

/** Provisioning > To Okta. */
export interface ToOktaSettings {
  /** Asked for, that is; such an app cannot have it. */
  readonly profileSourcing: boolean;
}

/** What stands where a file says nothing. */
export const defaultSettings: ProvisioningSettings = {
  label: 'My SCIM App',
  appName: '',
  appKind: 'aiw',
  signOnMode: 'saml',
  signOn: { acsUrl: '', audience: '', loginPageUrl: '' },
  usernameFormat: usernameFormats[0].template,
  connection: {
    scimVersion: '2.0',
    baseUrl: '',
    uniqueIdentifierField: 'userName',
    provisioningActions: ['pushNewUsers', 'pushProfileUpdates', 'pushGroups'],
    authentication: { mode: 'header' },
  },
  toApp: toAppSettingsFor(['pushNewUsers', 'pushProfileUpdates']),
  toOkta: { profileSourcing: false },
  customAttributes: [],
  attributeMappings: [],
  assignedGroups: [],
  pushGroups: [],
  entitlementTypes: [],
  submission: defaultSubmission,
};

/** A complete one, to be changed by hand. */
export const createExample = (): ProvisioningSettings => ({
  ...defaultSettings,
  label: 'Example App',
  connection: { ...defaultSettings.connection, baseUrl: 'https://scim.example.com/scim/v2' },
});

/** The switches that go with the actions: what the server supports is switched on. */
export function toAppSettingsFor(actions: readonly ProvisioningAction[]): ToAppSettings {
  const createUsers = actions.includes('pushNewUsers');
  const updateUserAttributes = actions.includes('pushProfileUpdates');
  return {
    createUsers,
    updateUserAttributes,
    deactivateUsers: createUsers || updateUserAttributes,
    excludeUsernameUpdates: false,
    syncPassword: false,
  };
}
