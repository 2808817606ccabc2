import { randomBytes } from 'node:crypto';
import OAuth2Server from '@node-oauth/oauth2-server';
import { type CodeStore, type IssuedCode } from './codeStore.js';
import { OAuthProblem, type OAuthErrorCode, invalidGrant } from './oauthProblem.js';
import { type Parameters } from './parameters.js';
import { Grant, type TokenStore } from './tokenStore.js';

export interface TokenGrantsDeps {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of an access token, in seconds. */
  readonly tokenLifetime: number;
  readonly codes: CodeStore;
  readonly tokens: TokenStore;
}

type Model = OAuth2Server.AuthorizationCodeModel &
  OAuth2Server.RefreshTokenModel &
  OAuth2Server.ClientCredentialsModel;

/** Whether something has ended is decided here, by our clock; the library looks at the machine's. */
const never = new Date(8.64e15);

/**
 * The answer to a token request whose client has proved itself (RFC 6749 4.1.3, 4.4.2 and 6, RFC 7636
 * 4.6). The library reads the request and goes through the grant; what is known of codes and tokens
 * stays here.
 *
 * @throws OAuthProblem
 */
export async function grantTokens(
  form: Parameters,
  deps: TokenGrantsDeps,
): Promise<Record<string, unknown>> {
  const { clientId, clientSecret, tokenLifetime } = deps;
  checkGrantType(form.get('grant_type'));
  const server = new OAuth2Server({
    model: createModel(form, deps),
    accessTokenLifetime: tokenLifetime,
    // Refresh tokens stay as they are: docs/decisions/0005-oauth2.md.
    alwaysIssueNewRefreshToken: false,
  });
  const request = new OAuth2Server.Request({
    method: 'POST',
    query: {},
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1' },
    body: { ...Object.fromEntries(form), client_id: clientId, client_secret: clientSecret },
  });
  const response = new OAuth2Server.Response();
  try {
    await server.token(request, response);
  } catch (error) {
    throw toProblem(error);
  }
  const body = response.body as Record<string, unknown>;
  return { ...body, expires_in: tokenLifetime };
}

const grantTypes = ['authorization_code', 'refresh_token', 'client_credentials'];

/** The library knows the grant of passwords as well, and would call it one that this client may not use. */
function checkGrantType(grantType: string | undefined): void {
  if (grantType !== undefined && !grantTypes.includes(grantType)) {
    throw new OAuthProblem(
      'unsupported_grant_type',
      `The grant_type is none of ${grantTypes.join(', ')}.`,
      {
        meaning:
          'Okta uses the first two for SCIM, scripts may use the third. Okta knows neither client credentials nor passwords for SCIM.',
      },
    );
  }
}

/** What a model gave wrongly, or threw, comes back as a server error with the cause in it. */
function toProblem(error: unknown): unknown {
  if (!(error instanceof OAuth2Server.OAuthError)) {
    return error;
  }
  const inner: unknown = 'inner' in error ? error.inner : undefined;
  if (inner instanceof OAuthProblem) {
    return inner;
  }
  return isErrorCode(error.name)
    ? new OAuthProblem(error.name, error.message, { meaning: meanings[error.name], cause: error })
    : (inner ?? error);
}

const isErrorCode = (name: string): name is keyof typeof meanings => name in meanings;

/** For the refusals of the library, whose message says what is wrong with the request. */
const meanings = {
  invalid_request:
    'The token request is not built as RFC 6749 4.1.3 and 6 have it; the description in the answer names the parameter.',
  invalid_grant:
    'The code or the refresh token does not go with this request. The administrator has to authenticate the app in Okta once more.',
  invalid_scope: 'A refreshed token cannot have a scope that was not granted (RFC 6749 6).',
} as const satisfies Partial<Record<OAuthErrorCode, string>>;

function createModel(form: Parameters, deps: TokenGrantsDeps): Model {
  const { codes, tokens, tokenLifetime } = deps;
  const client: OAuth2Server.Client = {
    id: deps.clientId,
    grants: [...grantTypes],
  };
  const newToken = (): Promise<string> => Promise.resolve(randomBytes(32).toString('base64url'));
  const found = new Map<string, IssuedCode>();
  return {
    generateAccessToken: newToken,
    generateRefreshToken: newToken,
    getClient: () => Promise.resolve(client),
    getAccessToken: () => Promise.resolve(undefined),
    getAuthorizationCode: (code) => {
      const issued = getCode(code, form, codes);
      found.set(code, issued);
      return Promise.resolve(toLibraryCode(code, issued, client));
    },
    revokeAuthorizationCode: ({ authorizationCode }) => {
      const issued = found.get(authorizationCode);
      if (!issued || issued.isUsed) {
        return Promise.resolve(false);
      }
      issued.isUsed = true;
      return Promise.resolve(true);
    },
    saveAuthorizationCode: () => Promise.resolve(undefined),
    getRefreshToken: (token) => {
      const grant = getGrant(token, tokens);
      const scope = grant.scope && { scope: [...grant.scope] };
      return Promise.resolve({ refreshToken: token, client, user: { grant }, ...scope });
    },
    revokeToken: () => Promise.resolve(true),
    getUserFromClient: () =>
      Promise.resolve({ grant: new Grant(form.get('scope')?.split(/\s+/).filter(Boolean)) }),
    saveToken: (token, _client, { grant }) => {
      if (!(grant instanceof Grant) || grant.isRevoked) {
        throw alreadyUsed();
      }
      tokens.keep('access', token.accessToken, grant, tokenLifetime * 1000);
      if (token.refreshToken !== undefined) {
        tokens.keep('refresh', token.refreshToken, grant);
      }
      const refreshToken = token.refreshToken ?? form.get('refresh_token');
      return Promise.resolve({
        ...token,
        ...(refreshToken !== undefined && { refreshToken }),
        client,
        user: { grant },
      });
    },
  };
}

const toLibraryCode = (
  code: string,
  { request, grant }: IssuedCode,
  client: OAuth2Server.Client,
): OAuth2Server.AuthorizationCode => ({
  authorizationCode: code,
  expiresAt: never,
  redirectUri: request.redirectUri,
  ...(request.scope && { scope: [...request.scope] }),
  client,
  user: { grant },
  ...(request.codeChallenge !== undefined && {
    codeChallenge: request.codeChallenge,
    codeChallengeMethod: 'S256',
  }),
});

/** @throws OAuthProblem where the code is not good, or not for this request */
function getCode(code: string, form: Parameters, codes: CodeStore): IssuedCode {
  const issued = codes.find(code);
  if (!issued) {
    throw invalidGrant(
      'The authorization code is not known here.',
      'This server has not given out that code: it is of another server, or of this one before it was stopped. Authenticate the app in Okta once more.',
    );
  }
  switch (codes.standingOf(issued)) {
    case 'used':
      // Somebody else may have been first (RFC 6749 4.1.2).
      issued.grant.isRevoked = true;
      throw alreadyUsed();
    case 'expired':
      throw invalidGrant(
        'The authorization code has expired.',
        'A code lives two minutes and is exchanged at once by Okta. Authenticate the app in Okta once more.',
      );
    case 'valid':
      checkRedirectUri(issued, form.get('redirect_uri'));
      return issued;
  }
}

const alreadyUsed = (): OAuthProblem =>
  invalidGrant(
    'The authorization code was used before. The tokens that came of it are revoked (RFC 6749 4.1.2).',
    'A code is good for one exchange. All tokens that it gave are revoked now, so SCIM requests with them get 401 until the app is authenticated in Okta once more. A client that repeats a token request after a lost answer does this to itself.',
  );

/** RFC 6749 4.1.3 and 5.2; a code that is shown with another address is spent. */
function checkRedirectUri(issued: IssuedCode, redirectUri: string | undefined): void {
  if (redirectUri === issued.request.redirectUri) {
    return;
  }
  issued.isUsed = true;
  throw invalidGrant(
    redirectUri === undefined
      ? 'redirect_uri is missing: it must be the same as in the authorization request.'
      : 'redirect_uri is not the same as in the authorization request.',
    'The token request repeats the redirect URI of the authorization request, character by character (RFC 6749 4.1.3). The code is spent.',
  );
}

/** @throws OAuthProblem where the refresh token is not good */
function getGrant(refreshToken: string, tokens: TokenStore): Grant {
  const grant = tokens.findGrant(refreshToken);
  if (!grant) {
    throw invalidGrant(
      'The refresh token is not known here.',
      'This server has not given out that refresh token: it is of another server, or of this one before it was stopped, as tokens are kept in memory. Authenticate the app in Okta once more.',
    );
  }
  if (grant.isRevoked) {
    throw invalidGrant(
      'The refresh token has been revoked.',
      'It was revoked at the revocation endpoint, or because its authorization code came a second time. Authenticate the app in Okta once more.',
    );
  }
  return grant;
}
