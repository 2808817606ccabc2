import { Redactor } from '../../exchange/redaction.js';
import { SecretFinder } from '../../exchange/secretSpans.js';
import { type AuthenticationMode } from './consoleChoices.js';

/** The one secret of each mode: how a settings file names it, and what stands in its place everywhere. */
export const secretFields = {
  basic: { member: 'password', placeholder: '<SCIM password>' },
  header: { member: 'token', placeholder: '<SCIM bearer token>' },
  oauth2: { member: 'clientSecret', placeholder: '<OAuth client secret>' },
} as const satisfies Readonly<
  Record<AuthenticationMode, { readonly member: string; readonly placeholder: string }>
>;

/** `<token>`, `$TOKEN`, `${TOKEN}` or `{{token}}`: a name in place of a secret. Blank is none either. */
export const isPlaceholder = (text: string): boolean =>
  /^\s*(?:<[^<>]*>|\$\w+|\$\{[^{}]*\}|\{\{[^{}]*\}\})?\s*$/.test(text);

/** Secret besides passwords and what OAuth 2 knows, in settings and in the query of a URL. */
const secretNames = [
  ...Object.values(secretFields).map(({ member }) => member),
  'authorization',
  'apiKey',
  'apiToken',
  'bearerToken',
  'key',
  'secret',
  'sig',
  'signature',
];
const finder = new SecretFinder(secretNames);
const redactor = new Redactor(secretNames);

export const isSecretName = (name: string): boolean => finder.isSecretName(name);

/** Without user name and password, and without the values of secret parameters. */
export function redactUrl(text: string): string {
  const [address = '', ...fragments] = withoutUser(text).split('#');
  const clean = redactor.redactTarget(address);
  // A fragment may be made like a query, as in the answers of an old OAuth grant.
  return fragments.length === 0
    ? clean
    : `${clean}#${redactor.redactTarget(`?${fragments.join('#')}`).slice(1)}`;
}

function withoutUser(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    // In a broken address anything before an @ may be a password.
    return text.slice(text.lastIndexOf('@') + 1);
  }
  const { protocol, username, password, host, pathname, search, hash } = new URL(text);
  return username === '' && password === ''
    ? text
    : `${protocol}//${host}${pathname}${search}${hash}`;
}
