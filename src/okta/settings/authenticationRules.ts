import { reachOf } from './hostReach.js';
import { toCallbackUris } from './oauthCallbacks.js';
import { type OAuth2Settings, type ProvisioningSettings } from './provisioningSettings.js';
import { type SettingsRule, saidIf } from './settingsRule.js';

const pointer = '/connection/authentication';

type Endpoint = 'accessTokenEndpoint' | 'authorizationEndpoint';

/** How Okta proves who it is. */
export const authenticationRules: readonly SettingsRule[] = [
  {
    id: 'basic.colon',
    level: 'error',
    pointer: `${pointer}/username`,
    check: ({ connection: { authentication } }) =>
      saidIf(
        authentication.mode === 'basic' && authentication.username.includes(':'),
        'The user name has a colon in it.',
      ),
    consequence:
      'What comes after it would be taken for the beginning of the password (RFC 7617 2).',
    fix: 'Use an account without a colon in its name.',
  },
  {
    id: 'basic.username',
    level: 'hint',
    pointer: `${pointer}/username`,
    check: ({ connection: { authentication } }) =>
      saidIf(
        authentication.mode === 'basic' && authentication.username === '',
        'There is no user name.',
      ),
    consequence: 'The export has a placeholder for it.',
    fix: 'Enter it, or hand it over with the password.',
  },
  ...endpointRules('accessTokenEndpoint', 'access token endpoint'),
  ...endpointRules('authorizationEndpoint', 'authorization endpoint'),
  {
    id: 'oauth2.sameEndpoint',
    level: 'warning',
    pointer: `${pointer}/accessTokenEndpoint`,
    check: withOAuth2(({ accessTokenEndpoint, authorizationEndpoint }) =>
      saidIf(
        accessTokenEndpoint !== '' && accessTokenEndpoint === authorizationEndpoint,
        'Both endpoints are the same address.',
      ),
    ),
    consequence: 'Okta sends the browser to one and asks the other for tokens (RFC 6749 3).',
    fix: 'Look into the metadata of your authorization server: authorization_endpoint and token_endpoint.',
  },
  {
    id: 'oauth2.clientId',
    level: 'error',
    pointer: `${pointer}/clientId`,
    check: withOAuth2(({ clientId }) => saidIf(clientId === '', 'There is no client id.')),
    consequence: 'Okta cannot start the sign-in at your authorization server.',
    fix: 'Register Okta as a client there, with the grant authorization code, and enter its client id.',
  },
  {
    id: 'oauth2.scope',
    level: 'hint',
    pointer: `${pointer}/authorizationEndpoint`,
    check: withOAuth2(({ authorizationEndpoint, scopes }) =>
      saidIf(
        authorizationEndpoint !== '' && scopes.length === 0 && !asksForScope(authorizationEndpoint),
        'The authorization endpoint asks for no scope.',
      ),
    ),
    consequence:
      'The form has no field for scopes. Without a refresh token provisioning stops when the access token ends.',
    fix: 'Where your authorization server gives refresh tokens only for a scope, name it in scopes, for example offline_access: the exports put it behind the address.',
  },
  {
    id: 'oauth2.scopeTwice',
    level: 'error',
    pointer: `${pointer}/scopes`,
    check: withOAuth2(({ authorizationEndpoint, scopes }) =>
      saidIf(
        scopes.length > 0 && asksForScope(authorizationEndpoint),
        'Scopes stand in scopes and in the query of the authorization endpoint.',
      ),
    ),
    consequence: 'A parameter may be sent once only (RFC 6749 3.1).',
    fix: 'Keep those in scopes, and take the parameter out of the address.',
  },
  {
    id: 'oauth2.redirectUris',
    level: 'warning',
    pointer: `${pointer}/redirectUris`,
    check: checkRedirectUris,
    consequence:
      'Okta comes back to the one of the cell that your org is in; elsewhere the sign-in ends at your authorization server. An app of the OIN needs all five.',
    fix: 'Allow them there, for the client of Okta.',
  },
  {
    id: 'oauth2.appName',
    level: 'hint',
    pointer: '/appName',
    check: ({ appName, connection }) =>
      saidIf(
        connection.authentication.mode === 'oauth2' && appName === '',
        'The name by which Okta addresses the app is not known yet.',
      ),
    consequence: 'Okta comes back to a redirect URI with that name in it.',
    fix: 'When the app is there, copy it from its address in the Admin Console, between /app/ and /instance/, and allow the redirect URIs.',
  },
];

function endpointRules(name: Endpoint, noun: string): readonly SettingsRule[] {
  return [
    {
      id: `oauth2.${name}.missing`,
      level: 'error',
      pointer: `${pointer}/${name}`,
      check: withOAuth2((oauth2) => saidIf(oauth2[name] === '', `There is no ${noun}.`)),
      consequence: 'Okta cannot get a token.',
      fix: 'Enter the whole address, for example https://login.example.com/oauth2/token.',
    },
    {
      id: `oauth2.${name}.https`,
      level: 'error',
      pointer: `${pointer}/${name}`,
      check: withOAuth2((oauth2) =>
        saidIf(oauth2[name] !== '' && !isHttps(oauth2[name]), `The ${noun} is no https address.`),
      ),
      consequence: 'Client secret and tokens would travel in the clear (RFC 6749 3.1 and 3.2).',
      fix: 'Enter the whole https address.',
    },
    {
      id: `oauth2.${name}.reach`,
      level: 'warning',
      pointer: `${pointer}/${name}`,
      check: withOAuth2((oauth2) =>
        saidIf(
          isHttps(oauth2[name]) && reachOf(new URL(oauth2[name]).hostname) !== 'public',
          `The ${noun} is known on this machine or in its own network only.`,
        ),
      ),
      consequence: 'Okta calls from the internet and cannot reach it.',
      fix: 'Make it public, or use a tunnel.',
    },
  ];
}

function checkRedirectUris({
  appName,
  connection: { authentication },
}: ProvisioningSettings): string | undefined {
  if (authentication.mode !== 'oauth2' || authentication.redirectUris.length === 0) {
    return undefined;
  }
  const { redirectUris } = authentication;
  const missing = toCallbackUris(appName).filter((uri) => !redirectUris.includes(uri));
  return saidIf(
    appName !== '' && missing.length > 0,
    `The authorization server does not allow ${missing.join(', ')}.`,
  );
}

const asksForScope = (address: string): boolean => /[?&]scope=/.test(address);

const isHttps = (text: string): boolean =>
  URL.canParse(text) && new URL(text).protocol === 'https:';

function withOAuth2(
  check: (oauth2: OAuth2Settings) => string | undefined,
): (settings: ProvisioningSettings) => string | undefined {
  return ({ connection: { authentication } }) =>
    authentication.mode === 'oauth2' ? check(authentication) : undefined;
}
