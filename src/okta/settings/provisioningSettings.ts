import {
  type AuthenticationMode,
  type ProvisioningAction,
  type ScimVersion,
  type SignOnMode,
  type ToAppSwitch,
} from './consoleChoices.js';

/**
 * What an Okta admin enters to connect a SCIM server to a custom app of the App Integration Wizard.
 * docs/settings-file.md describes it as a file. Holds no secret: there is no room for one.
 */
export interface ProvisioningSettings {
  /** The name of the app in Okta. */
  readonly label: string;
  /** How Okta names the app in addresses; empty where it is not known yet. */
  readonly appName: string;
  readonly signOnMode: SignOnMode;
  readonly connection: ConnectionSettings;
  readonly toApp: ToAppSettings;
  readonly toOkta: ToOktaSettings;
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
  signOnMode: 'saml',
  connection: {
    scimVersion: '2.0',
    baseUrl: '',
    uniqueIdentifierField: 'userName',
    provisioningActions: ['pushNewUsers', 'pushProfileUpdates', 'pushGroups'],
    authentication: { mode: 'header' },
  },
  toApp: toAppSettingsFor(['pushNewUsers', 'pushProfileUpdates']),
  toOkta: { profileSourcing: false },
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
