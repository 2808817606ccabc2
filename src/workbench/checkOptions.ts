import { isUsableRedirectUri } from '../server/oauth/redirectUris.js';
import { type OAuth2Authentication, type ServerOptions } from './serverOptions.js';
import { type OptionName, WorkbenchError } from './workbenchError.js';

/** @throws WorkbenchError where a server could not do what they say. */
export function checkOptions(options: ServerOptions): void {
  const { port, basePath, seed, authentication, publicBaseUrl } = options;
  checkPort(port);
  if (!/^(?:\/[\w.~-]+)*$/.test(basePath)) {
    fail(
      'basePath',
      `The base path ${JSON.stringify(basePath)} cannot be served. It begins with a slash and does not end ` +
        'with one, for example /scim/v2.',
    );
  }
  if (authentication.mode === 'bearer' && !isSendable(authentication.token)) {
    fail(
      'token',
      'This token cannot be sent. Use letters, digits and signs, without blanks, one at least.',
    );
  }
  if (authentication.mode === 'basic' && !/^[^:\p{Cc}]+$/u.test(authentication.username)) {
    fail(
      'username',
      'This user name cannot be sent: it must not be empty, nor hold a colon or control characters (RFC 7617 2).',
    );
  }
  if (authentication.mode === 'oauth2') {
    checkOAuth2(authentication);
  }
  checkPublicBaseUrl(publicBaseUrl);
  if (!Number.isInteger(seed) || seed < 0) {
    fail('seed', `${String(seed)} is no number of people to make up. Use 0 or more.`);
  }
}

/** @throws WorkbenchError where it is none. */
export function checkPort(port: number): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    fail('port', `${String(port)} is no port. Use a number from 1 to 65535, or 0 for a free one.`);
  }
}

/** @throws WorkbenchError where it is no http or https URL. */
export function checkPublicBaseUrl(url: string | undefined): void {
  const text = url?.trim() ?? '';
  const isUsable = text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
  if (!isUsable) {
    fail(
      'publicBaseUrl',
      `${JSON.stringify(text)} is no public base URL. Give the whole address, for example https://scim.example.com/scim/v2.`,
    );
  }
}

function checkOAuth2({
  clientId,
  clientSecret,
  redirectUris,
  tokenLifetime,
}: OAuth2Authentication): void {
  if (!isSendable(clientId) || !isSendable(clientSecret)) {
    fail(
      isSendable(clientId) ? 'clientSecret' : 'clientId',
      `This ${isSendable(clientId) ? 'client secret' : 'client id'} cannot be sent. Use letters, digits and ` +
        'signs, without blanks, one at least.',
    );
  }
  const wrong = redirectUris.find((uri) => !isUsableRedirectUri(uri));
  if (wrong !== undefined) {
    fail(
      'redirectUris',
      `${JSON.stringify(wrong)} is no redirect URI. Give the whole address without a fragment, for example ` +
        'https://app.example.com/oauth/callback (RFC 6749 3.1.2).',
    );
  }
  if (!Number.isInteger(tokenLifetime) || tokenLifetime < 1) {
    fail(
      'tokenLifetime',
      `Access tokens cannot live for ${String(tokenLifetime)} seconds. Use a whole number, 1 or more.`,
    );
  }
}

/** VSCHAR of RFC 6749 without the blank. */
const isSendable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

function fail(option: OptionName, message: string): never {
  throw new WorkbenchError('invalidOptions', message, { option });
}
