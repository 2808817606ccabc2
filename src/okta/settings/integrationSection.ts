import { toAuthorizationAddress } from './authorizationAddress.js';
import { type ChecklistSection } from './checklistSection.js';
import {
  authenticationModes,
  labelOf,
  provisioningActions,
  scimVersions,
} from './consoleChoices.js';
import { escapeMarkdown, toCode, toCopyBlock, toList, toTick, toTicks } from './markdownBlocks.js';
import { toCallbackUris } from './oauthCallbacks.js';
import {
  type AuthenticationSettings,
  type OAuth2Settings,
  type ProvisioningSettings,
} from './provisioningSettings.js';
import { secretFields } from './secretFields.js';

/** The page Provisioning > Integration, field by field in the order of the form. */
export const integrationSection: ChecklistSection = {
  title: 'Task 3: Provisioning options',
  toBlocks: (settings) => [
    toTick(
      'Open the tab **Provisioning**, in **Settings** the page **Integration**, and select **Edit**.',
    ),
    ...toFields(settings),
    toTick(
      'Select **Test Connector Configuration**. A good answer is **Connector configured successfully**.',
      `Okta sends one request for it: ${toCode(`GET ${settings.connection.baseUrl.replace(/\/$/, '')}/Users?startIndex=1&count=2`)}. ` +
        'The ticks that it shows repeat the boxes above; they do not say that your server can do these things.',
    ),
    toTick('Select **Save**.'),
    ...(settings.connection.authentication.mode === 'oauth2'
      ? [
          toTick(
            `Select **Authenticate with ${escapeMarkdown(settings.label)}** and sign in. ` +
              'When the refresh token has ended, the same button is called **Re-authenticate**.',
          ),
        ]
      : []),
  ],
};

function toFields(settings: ProvisioningSettings): readonly string[] {
  const { scimVersion, baseUrl, uniqueIdentifierField, authentication } = settings.connection;
  return [
    toTick(
      `Where the form asks for a **SCIM version**: **${labelOf(scimVersions, scimVersion)}**.`,
    ),
    toTick('**SCIM connector base URL**:', toCopyBlock(baseUrl)),
    toTick('**Unique identifier field for users**:', toCopyBlock(uniqueIdentifierField)),
    toActions(settings),
    toTick(`**Authentication Mode**: **${labelOf(authenticationModes, authentication.mode)}**.`),
    ...toCredentials(authentication, settings),
  ];
}

function toActions({ connection }: ProvisioningSettings): string {
  const chosen = provisioningActions.filter(({ id }) =>
    connection.provisioningActions.includes(id),
  );
  return chosen.length === 0
    ? toTick('**Supported provisioning actions**: none.')
    : toTick(
        '**Supported provisioning actions**: these, and no others.',
        toTicks(chosen.map(({ label, does }) => `**${label}** (${does})`)),
      );
}

function toCredentials(
  authentication: AuthenticationSettings,
  settings: ProvisioningSettings,
): readonly string[] {
  const { placeholder } = secretFields[authentication.mode];
  switch (authentication.mode) {
    case 'basic':
      return [
        toTick('**Username**:', toCopyBlock(authentication.username || '<SCIM user name>')),
        toTick('**Password**:', toCopyBlock(placeholder)),
      ];
    case 'header':
      return [
        toTick(
          '**Authorization**: the token alone. The form has `Bearer` in front of the field already; ' +
            'with a second one the server answers 401.',
          toCopyBlock(placeholder),
        ),
      ];
    case 'oauth2':
      return toOAuth2Fields(authentication, settings);
  }
}

const toOAuth2Fields = (
  oauth2: OAuth2Settings,
  { appName }: ProvisioningSettings,
): readonly string[] => [
  toTick('**Access token endpoint URI**:', toCopyBlock(oauth2.accessTokenEndpoint)),
  toTick('**Authorization endpoint URI**:', toCopyBlock(toAuthorizationAddress(oauth2))),
  toTick('**Client ID**:', toCopyBlock(oauth2.clientId)),
  toTick('**Client Secret**:', toCopyBlock(secretFields.oauth2.placeholder)),
  toTick(
    'At the authorization server, allow these redirect URIs for the client. ' +
      'Okta uses the grant authorization code only, not client credentials.',
    toList(toCallbackUris(appName).map(toCode)),
    ...(appName === ''
      ? [
          '`{appName}` stands in the address of the app in the Admin Console, between `/app/` and `/instance/`.',
        ]
      : []),
  ),
];
