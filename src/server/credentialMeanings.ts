import { type CredentialShape } from './credentialShape.js';
import { type Meaning } from './meaning.js';
import { tokenSlipMeanings } from './slipMeanings.js';

/** The modes in which a server asks for something. */
export type GuardedMode = 'bearer' | 'basic' | 'oauth2';

/** How an access token stands with the server that is shown it. */
export type TokenStanding = 'valid' | 'expired' | 'revoked' | 'unknown';

/** What each shape means in each mode. */
export const meaningOf = (mode: GuardedMode, shape: CredentialShape): Meaning =>
  meanings[mode][shape];

/** An access token of ours that came in the right shape, but is not taken. */
export const endedTokenMeanings: Readonly<
  Record<Extract<TokenStanding, 'expired' | 'revoked'>, Meaning>
> = {
  expired: {
    id: 'auth.expiredToken',
    detail: 'The access token in the Authorization header has expired.',
    meaning:
      'The access token has expired. Okta takes another with its refresh token at the next operation; this one fails, and its task has to be retried. Where no token request follows, authenticate the app in Okta once more.',
  },
  revoked: {
    id: 'auth.revokedToken',
    detail: 'The access token in the Authorization header has been revoked.',
    meaning:
      'The access token was revoked: at the revocation endpoint, or because its authorization code came a second time (RFC 6749 4.1.2). Authenticate the app in Okta once more.',
  },
};

const bearerInsteadOfBasic: Meaning = {
  id: 'auth.bearerInsteadOfBasic',
  detail: 'The Authorization header holds a token; this server asks for Basic authentication.',
  meaning:
    'The app is set to HTTP Header or OAuth 2. Choose Basic Auth, or start the server with bearer authentication. Apps in the OIN catalogue cannot use Basic.',
};

const meanings: Readonly<Record<GuardedMode, Readonly<Record<CredentialShape, Meaning>>>> = {
  bearer: {
    ...tokenSlipMeanings,
    missing: {
      id: 'auth.missing',
      detail: 'The request has no Authorization header; this server asks for "Bearer" and a token.',
      meaning:
        'No Authorization header came. In an app of the App Integration Wizard, choose the authentication mode HTTP Header and paste the token.',
    },
    bearer: {
      id: 'auth.wrongToken',
      detail: 'The token in the Authorization header is not the one of this server.',
      meaning:
        'The header came in the right shape, "Bearer" and a token, but with another token. Copy the token of the running server into the app once more; a server that makes up its token makes up a new one each time.',
    },
    doubledBearer: {
      id: 'auth.doubledBearer',
      detail: 'The Authorization header says "Bearer" twice before the token.',
      meaning:
        'The App Integration Wizard puts "Bearer" before what is typed into its field, so the field takes the token alone. Only the Header Auth template app sends its field as typed.',
    },
    basic: {
      id: 'auth.basicInsteadOfBearer',
      detail: 'The Authorization header is Basic; this server asks for "Bearer" and a token.',
      meaning:
        'The app is set to Basic Auth. Choose HTTP Header (App Integration Wizard) or Bearer (OIN Wizard), or start the server with basic authentication.',
    },
    raw: {
      id: 'auth.raw',
      detail:
        'The Authorization header holds a bare value; this server asks for "Bearer" before the token.',
      meaning:
        'The value came without "Bearer". The Header Auth template app and the mode Header of the OIN Wizard send the field as it was typed: type "Bearer", a blank and the token there. The App Integration Wizard adds the word by itself.',
    },
  },
  basic: {
    emptyBearer: bearerInsteadOfBasic,
    quoted: bearerInsteadOfBasic,
    lineBreak: bearerInsteadOfBasic,
    bearer: bearerInsteadOfBasic,
    missing: {
      id: 'auth.missing',
      detail: 'The request has no Authorization header; this server asks for Basic authentication.',
      meaning:
        'No Authorization header came. In an app of the App Integration Wizard, choose the authentication mode Basic Auth and enter user name and password.',
    },
    doubledBearer: {
      id: 'auth.doubledBearer',
      detail:
        'The Authorization header says "Bearer" twice; this server asks for Basic authentication.',
      meaning:
        'The app is set to HTTP Header, and "Bearer" was typed into a field to which the App Integration Wizard adds it. Choose Basic Auth, or start the server with bearer authentication.',
    },
    basic: {
      id: 'auth.wrongPassword',
      detail:
        'The user name or the password in the Authorization header is not the one of this server.',
      meaning:
        'The header came in the right shape, Basic, but with another user name or password. Enter both in the app once more.',
    },
    raw: {
      id: 'auth.raw',
      detail:
        'The Authorization header holds a bare value; this server asks for Basic authentication.',
      meaning:
        'The value came as it was typed into an API token field. Choose Basic Auth in the app, or start the server with bearer authentication.',
    },
  },
  oauth2: {
    ...tokenSlipMeanings,
    missing: {
      id: 'auth.missing',
      detail:
        'The request has no Authorization header; this server asks for "Bearer" and an access token.',
      meaning:
        'No Authorization header came. In an app of the App Integration Wizard, choose the authentication mode OAuth 2, enter endpoints, client id and client secret of this server, and press Authenticate.',
    },
    bearer: {
      id: 'auth.unknownToken',
      detail: 'The access token in the Authorization header is not known to this server.',
      meaning:
        'The header came in the right shape, "Bearer" and a token, but this server has not given out that token: it is of another server, of a start before this one, or was typed in by hand. In the mode OAuth 2, Okta gets its token from the token endpoint: authenticate the app in Okta once more.',
    },
    doubledBearer: {
      id: 'auth.doubledBearer',
      detail: 'The Authorization header says "Bearer" twice before the access token.',
      meaning:
        'An access token was typed with "Bearer" before it into a field to which "Bearer" is added anyway. In the mode OAuth 2, Okta gets the token and writes the header by itself.',
    },
    basic: {
      id: 'auth.basicInsteadOfBearer',
      detail:
        'The Authorization header is Basic; this server asks for "Bearer" and an access token.',
      meaning:
        'The app is set to Basic Auth, or it sends client id and client secret with each request: they go to the token endpoint alone (RFC 6749 2.3.1). Choose the authentication mode OAuth 2.',
    },
    raw: {
      id: 'auth.raw',
      detail:
        'The Authorization header holds a bare value; this server asks for "Bearer" before the access token.',
      meaning:
        'The value came without "Bearer" (RFC 6750 2.1). The Header Auth template app and the mode Header of the OIN Wizard send the field as it was typed. Choose the authentication mode OAuth 2.',
    },
  },
};
