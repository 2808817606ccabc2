/** What the Okta Admin Console lets one choose, in its order and its words. */
interface ConsoleChoice {
  /** How a settings file names it. */
  readonly id: string;
  readonly label: string;
}

/** Where the app comes from. An app of the catalogue is not made by hand, but submitted. */
export const appOrigins = [
  { id: 'aiw', label: 'App Integration Wizard' },
  { id: 'oin', label: 'Okta Integration Network' },
] as const satisfies readonly ConsoleChoice[];
export type AppOrigin = (typeof appOrigins)[number]['id'];

/** The wizard for a new app integration. */
export const signOnModes = [
  { id: 'saml', label: 'SAML 2.0' },
  { id: 'swa', label: 'SWA - Secure Web Authentication' },
  { id: 'oidc', label: 'OIDC - OpenID Connect' },
] as const satisfies readonly ConsoleChoice[];
export type SignOnMode = (typeof signOnModes)[number]['id'];

export const scimVersions = [
  { id: '2.0', label: 'SCIM 2.0' },
  { id: '1.1', label: 'SCIM 1.1' },
] as const satisfies readonly ConsoleChoice[];
export type ScimVersion = (typeof scimVersions)[number]['id'];

/** The boxes below "Supported provisioning actions", with what they make Okta do. */
export const provisioningActions = [
  {
    id: 'importNewUsersAndProfileUpdates',
    label: 'Import New Users and Profile Updates',
    does: 'Okta reads the users of your app',
  },
  {
    id: 'pushNewUsers',
    label: 'Push New Users',
    does: 'Okta creates a user when somebody is assigned',
  },
  {
    id: 'pushProfileUpdates',
    label: 'Push Profile Updates',
    does: 'Okta sends changed profiles',
  },
  {
    id: 'pushGroups',
    label: 'Push Groups',
    does: 'Okta creates groups and keeps their members',
  },
  {
    id: 'importGroups',
    label: 'Import Groups',
    does: 'Okta reads the groups of your app; not every org has this box',
  },
] as const satisfies readonly (ConsoleChoice & { readonly does: string })[];
export type ProvisioningAction = (typeof provisioningActions)[number]['id'];

export const authenticationModes = [
  { id: 'basic', label: 'Basic Auth' },
  { id: 'header', label: 'HTTP Header' },
  { id: 'oauth2', label: 'OAuth 2' },
] as const satisfies readonly ConsoleChoice[];
export type AuthenticationMode = (typeof authenticationModes)[number]['id'];

/** The switches of Provisioning > To App, with the boxes of which one must be ticked before they show. */
export const toAppSwitches = [
  { id: 'createUsers', label: 'Create Users', needs: ['pushNewUsers'] },
  { id: 'updateUserAttributes', label: 'Update User Attributes', needs: ['pushProfileUpdates'] },
  // Which of the two brings it could not be found out.
  {
    id: 'deactivateUsers',
    label: 'Deactivate Users',
    needs: ['pushNewUsers', 'pushProfileUpdates'],
  },
  {
    id: 'excludeUsernameUpdates',
    label: 'Exclude Username Updates',
    needs: ['pushProfileUpdates'],
  },
  { id: 'syncPassword', label: 'Sync Password', needs: ['pushNewUsers', 'pushProfileUpdates'] },
] as const satisfies readonly (ConsoleChoice & { readonly needs: readonly ProvisioningAction[] })[];
export type ToAppSwitch = (typeof toAppSwitches)[number]['id'];

export const idsOf = <Id extends string>(choices: readonly { readonly id: Id }[]): readonly Id[] =>
  choices.map(({ id }) => id);

export const labelOf = <Id extends string>(
  choices: readonly { readonly id: Id; readonly label: string }[],
  wanted: Id,
): string => choices.find(({ id }) => id === wanted)?.label ?? wanted;
