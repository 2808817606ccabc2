import {
  answer,
  type ExampleExchange,
  get,
  type MakeExamples,
} from '../example/exampleExchange.js';
import { errorOf, listOf } from '../example/exampleResources.js';
import { bothApps, inHeader, type ObservationRule } from '../rule.js';
import { oktaTexts } from '../oktaTexts.js';

interface CredentialRow {
  readonly what: string;
  readonly title: string;
  readonly references: readonly string[];
  readonly fix: string;
}

const bearer = ['RFC 6750 2.1'];
const basic = ['RFC 7617 2'];

/** What may be wrong with an Authorization header, and where in Okta it is put right. */
const rows: readonly CredentialRow[] = [
  {
    what: 'missing',
    title: 'A request carries credentials',
    references: ['RFC 7644 2'],
    fix: 'Choose an Authentication Mode in Okta and enter the credentials',
  },
  {
    what: 'raw',
    title: 'A token comes behind the word Bearer',
    references: bearer,
    fix: 'In the template app with Header Auth type Bearer, a blank and the token; in an app of the wizard choose HTTP Header and paste the token alone',
  },
  {
    what: 'doubledBearer',
    title: 'The word Bearer comes once',
    references: bearer,
    fix: 'Paste the token alone into the field of an app of the wizard: it puts Bearer in front itself',
  },
  {
    what: 'wrongToken',
    title: 'The token is the one of the server',
    references: bearer,
    fix: 'Copy the token of the running server into Okta again',
  },
  {
    what: 'tokenOfAnotherStart',
    title: 'The token is the one of this start of the server',
    references: bearer,
    fix: 'Copy the new token into Okta, or give the server a token that stays',
  },
  {
    what: 'unknownToken',
    title: 'The access token was issued by this server',
    references: bearer,
    fix: 'Authenticate the app in Okta again',
  },
  {
    what: 'expiredToken',
    title: 'The access token has not expired',
    references: bearer,
    fix: 'Let the authorization server issue a refresh token, and authenticate the app in Okta again',
  },
  {
    what: 'revokedToken',
    title: 'The access token has not been revoked',
    references: bearer,
    fix: 'Authenticate the app in Okta again',
  },
  {
    what: 'quotedToken',
    title: 'A token has no quotes around it',
    references: bearer,
    fix: 'Take the quotes out of the field in Okta',
  },
  {
    what: 'emptyToken',
    title: 'A token is not empty',
    references: bearer,
    fix: 'Paste the token into the field in Okta',
  },
  {
    what: 'lineBreakInToken',
    title: 'A token is one line',
    references: ['RFC 9110 5.5'],
    fix: 'Paste the token without the line break at its end',
  },
  {
    what: 'basicInsteadOfBearer',
    title: 'A server that wants a token gets a token',
    references: bearer,
    fix: 'Choose the Authentication Mode HTTP Header in Okta, or start the server with Basic',
  },
  {
    what: 'bearerInsteadOfBasic',
    title: 'A server that wants a user name and a password gets them',
    references: basic,
    fix: 'Choose the Authentication Mode Basic Auth in Okta, or start the server with a token',
  },
  {
    what: 'wrongPassword',
    title: 'User name and password are those of the server',
    references: basic,
    fix: 'Enter user name and password in Okta again',
  },
  {
    what: 'plainBasic',
    title: 'Basic credentials are in base64',
    references: basic,
    fix: 'Write user name, colon and password in base64 behind Basic',
  },
  {
    what: 'latin1Password',
    title: 'Basic credentials are in UTF-8 before they are in base64',
    references: ['RFC 7617 2.1'],
    fix: 'Use a password of ASCII letters, or a client that writes UTF-8',
  },
  {
    what: 'lineBreakInPassword',
    title: 'A password ends without a line break',
    references: basic,
    fix: 'Enter the password without the line break at its end',
  },
];

const place = inHeader('request', 'Authorization');

/** What the mock server tells of credentials that it does not take. */
export const credentialRules: readonly ObservationRule[] = [
  ...rows.map(({ what, title, references, fix }): ObservationRule => ({
    id: `auth.${what}`,
    on: 'observation',
    level: 'error',
    title,
    references,
    okta: bothApps(`The connection test fails: "${oktaTexts.authenticating('Unauthorized')}"`),
    fix,
    place,
  })),
  {
    id: 'auth.schemeCapitals',
    on: 'observation',
    level: 'hint',
    title: 'The scheme is written Bearer or Basic',
    references: ['RFC 9110 11.1'],
    fix: 'Nothing has to be done: capitals do not matter, but some servers are strict',
    place,
  },
];

const refused = (id: string, level: 'error' | 'hint'): ExampleExchange => ({
  ...get(
    '/Users?startIndex=1&count=2',
    answer(401, errorOf(401, 'The credentials are not taken'), { 'WWW-Authenticate': 'Bearer' }),
  ),
  observations: [{ id, level, detail: 'The credentials are not taken' }],
});

const taken = () => get('/Users?startIndex=1&count=2', answer(200, listOf([])));

export const credentialExamples: MakeExamples = () =>
  Object.fromEntries(
    credentialRules.map(({ id, level }) => [
      id,
      { failing: [refused(id, level === 'hint' ? 'hint' : 'error')], passing: [taken()] },
    ]),
  );
