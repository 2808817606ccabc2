import {
  answer,
  type ExampleExchange,
  get,
  type MakeExamples,
  post,
  raw,
} from '../../example/exampleExchange.js';
import { bothApps, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

interface OAuthRow extends Pick<ObservationRule, 'title' | 'references' | 'okta' | 'fix'> {
  readonly what: string;
  readonly level: 'error' | 'warning' | 'hint';
}

const again = bothApps(
  'Okta has no access token then, and its calls fail until somebody authenticates the app again on Provisioning > Integration',
);

/** At the authorization endpoint, where a browser comes (RFC 6749 3.1). */
const authorizationRows: readonly OAuthRow[] = [
  {
    what: 'unknownClient',
    level: 'error',
    title: 'The client of an authorization request is known',
    references: ['RFC 6749 4.1.1', 'RFC 6749 2.2'],
    okta: again,
    fix: 'Enter the client id of the running server in Okta',
  },
  {
    what: 'redirectUri',
    level: 'error',
    title: 'The redirect URI of an authorization request is registered',
    references: ['RFC 6749 3.1.2'],
    okta: bothApps(
      'Okta comes back to https://system-admin.okta.com/admin/app/cpc/{appName}/oauth/callback, or to the same path at its other hosts',
    ),
    fix: 'Register the redirect URI, with --redirect-uri or the setting scimWorkbench.server.redirectUris',
  },
  {
    what: 'noState',
    level: 'warning',
    title: 'An authorization request has a state',
    references: ['RFC 6749 4.1.1', 'RFC 6749 10.12'],
    fix: 'Send a state that nobody can guess, and compare it when the answer comes',
  },
  {
    what: 'unsupportedResponseType',
    level: 'error',
    title: 'An authorization request asks for a code',
    references: ['RFC 6749 3.1.1', 'RFC 6749 4.1.2.1'],
    fix: 'Send response_type=code',
  },
  {
    what: 'invalidScope',
    level: 'error',
    title: 'A scope is written as RFC 6749 has it, and was granted',
    references: ['RFC 6749 3.3', 'RFC 6749 6'],
    fix: 'Write scopes with blanks between them and without quotes; a refreshed token cannot have more than was granted',
  },
  {
    what: 'crossSite',
    level: 'error',
    title: 'Only the page of the server answers its question',
    references: ['RFC 6749 10.12'],
    fix: 'Start again where you came from; behind a tunnel, set the public base URL',
  },
  {
    what: 'noQuestion',
    level: 'error',
    title: 'A question is answered once, within ten minutes',
    references: ['RFC 6749 4.1.1'],
    fix: 'Start again where you came from; in Okta, on the page Provisioning > Integration',
  },
];

/** At the token endpoint and the revocation endpoint (RFC 6749 3.2, RFC 7009 2). */
const tokenRows: readonly OAuthRow[] = [
  {
    what: 'invalidClient',
    level: 'error',
    title: 'A client shows its id and its secret',
    references: ['RFC 6749 2.3.1', 'RFC 6749 5.2'],
    okta: again,
    fix: 'Enter client id and client secret of the running server in Okta',
  },
  {
    what: 'invalidGrant',
    level: 'error',
    title: 'A code or a refresh token is used by its own client, once and in time',
    references: ['RFC 6749 4.1.3', 'RFC 6749 5.2'],
    okta: bothApps(
      'Okta refreshes a token when it has something to send. Once the refresh token has ended, an administrator has to authenticate the app again',
    ),
    fix: 'Authenticate the app in Okta again; send the redirect_uri and the code_verifier of the same request',
  },
  {
    what: 'invalidRequest',
    level: 'error',
    title: 'A request for OAuth 2 has its parameters, each once',
    references: ['RFC 6749 3.1', 'RFC 6749 3.2'],
    fix: 'Send the parameters as application/x-www-form-urlencoded, each once',
  },
  {
    what: 'unsupportedGrantType',
    level: 'error',
    title: 'A token is asked for by a grant that the server knows',
    references: ['RFC 6749 5.2'],
    fix: 'Send grant_type authorization_code or refresh_token',
  },
  {
    what: 'clientCredentials',
    level: 'hint',
    title: 'Okta gets its tokens by the authorization code grant',
    references: ['RFC 6749 4.4'],
    okta: bothApps(
      'Okta asks for an authorization endpoint and a token endpoint, and uses the authorization code grant',
    ),
    fix: 'Nothing has to be done for a script; a server for Okta needs the authorization code grant',
  },
  {
    what: 'inQuery',
    level: 'warning',
    title: 'Secrets, codes and tokens are in no URL',
    references: ['RFC 6749 2.3.1', 'RFC 6749 3.2'],
    fix: 'Send the parameters in the body: URLs end up in logs',
  },
  {
    what: 'revoked',
    level: 'hint',
    title: 'A token that was revoked is not used again',
    references: ['RFC 7009 2.2'],
    fix: 'Nothing has to be done; ask for another token before the next request',
  },
];

const rows: readonly OAuthRow[] = [...authorizationRows, ...tokenRows];

/** What the authorization server of the mock says of the requests that come to it. */
export const oauthNotes: readonly ObservationRule[] = rows.map(({ what, ...row }) => ({
  id: `oauth2.${what}`,
  on: 'observation',
  ...row,
}));

const html = { 'Content-Type': 'text/html' };
const json = { 'Content-Type': 'application/json' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

const authorize = (more: string): ExampleExchange =>
  get(
    `/oauth2/authorize?response_type=code&client_id=okta&${more}`,
    answer(200, raw('<!doctype html>'), html),
    { Accept: 'text/html' },
  );
const token = (text: string): ExampleExchange =>
  post(
    '/oauth2/token',
    raw(text),
    answer(200, { access_token: '[redacted]', token_type: 'Bearer' }, json),
    form,
  );
const refused = (exchange: ExampleExchange, code: string): ExampleExchange => ({
  ...exchange,
  answer: answer(400, { error: code }, json),
});

const asked = () => authorize('redirect_uri=https://example.com/back&state=x');
const refreshed = () => token('grant_type=refresh_token&refresh_token=[redacted]');

export const oauthNoteExamples: MakeExamples = () =>
  notedExamples(
    Object.fromEntries([
      ...authorizationRows.map(({ what }) => [
        `oauth2.${what}`,
        [authorize('redirect_uri=https://example.com/other'), asked()] as const,
      ]),
      ...tokenRows.map(({ what, level }) => [
        `oauth2.${what}`,
        [
          level === 'error' ? refused(refreshed(), 'invalid_grant') : refreshed(),
          refreshed(),
        ] as const,
      ]),
    ]) as Parameters<typeof notedExamples>[0],
  )();
