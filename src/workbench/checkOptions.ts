import { type Saying, saying } from '../base/saying.js';
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
      saying(
        'The base path {0} cannot be served. It begins with a slash and does not end with one, for example /scim/v2; without any path the service is at the root.',
        JSON.stringify(basePath),
      ),
    );
  }
  if (authentication.mode === 'bearer' && !isSendable(authentication.token)) {
    fail(
      'token',
      saying(
        'This token cannot be sent. Use letters, digits and signs, without blanks, one at least.',
      ),
    );
  }
  if (authentication.mode === 'basic' && !/^[^:\p{Cc}]+$/u.test(authentication.username)) {
    fail(
      'username',
      saying(
        'This user name cannot be sent: it must not be empty, nor hold a colon or control characters (RFC 7617 2).',
      ),
    );
  }
  if (authentication.mode === 'oauth2') {
    checkOAuth2(authentication);
  }
  checkPublicBaseUrl(publicBaseUrl);
  if (!Number.isInteger(seed) || seed < 0) {
    fail('seed', saying('{0} is no number of people to make up. Use 0 or more.', seed));
  }
}

/** @throws WorkbenchError where it is none. */
export function checkPort(port: number): void {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    fail(
      'port',
      saying('{0} is no port. Use a number from 1 to 65535, or 0 for a free one.', port),
    );
  }
}

/** @throws WorkbenchError where it is no http or https URL. */
export function checkPublicBaseUrl(url: string | undefined): void {
  const text = url?.trim() ?? '';
  const isUsable = text === '' || (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));
  if (!isUsable) {
    fail(
      'publicBaseUrl',
      saying(
        '{0} is no public base URL. Give the whole address, for example https://scim.example.com/scim/v2.',
        JSON.stringify(text),
      ),
    );
  }
}

function checkOAuth2({
  clientId,
  clientSecret,
  redirectUris,
  tokenLifetime,
}: OAuth2Authentication): void {
  if (!isSendable(clientId)) {
    fail(
      'clientId',
      saying(
        'This client id cannot be sent. Use letters, digits and signs, without blanks, one at least.',
      ),
    );
  }
  if (!isSendable(clientSecret)) {
    fail(
      'clientSecret',
      saying(
        'This client secret cannot be sent. Use letters, digits and signs, without blanks, one at least.',
      ),
    );
  }
  const wrong = redirectUris.find((uri) => !isUsableRedirectUri(uri));
  if (wrong !== undefined) {
    fail(
      'redirectUris',
      saying(
        '{0} is no redirect URI. Give the whole address without a fragment, for example https://app.example.com/oauth/callback (RFC 6749 3.1.2).',
        JSON.stringify(wrong),
      ),
    );
  }
  if (!Number.isInteger(tokenLifetime) || tokenLifetime < 1) {
    fail(
      'tokenLifetime',
      saying(
        'Access tokens cannot live for {0} seconds. Use a whole number, 1 or more.',
        tokenLifetime,
      ),
    );
  }
}

/** VSCHAR of RFC 6749 without the blank. */
const isSendable = (text: string): boolean => /^[\x21-\x7e]+$/.test(text);

function fail(option: OptionName, said: Saying): never {
  throw new WorkbenchError('invalidOptions', said, { option });
}
