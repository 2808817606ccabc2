import { isLoopbackName } from '../host.js';

/** Why a redirect URI is not taken; undefined where it is. */
export type RedirectUriProblem = 'notAbsolute' | 'notRegistered';

/**
 * Checks a redirect URI against those that are registered, character by character (RFC 6749 3.1.2.3).
 * One on this machine is taken with any port and path, as RFC 8252 7.3 has it for programs.
 *
 * @param registered may have `{appName}` in place of one step of the path
 */
export function findRedirectUriProblem(
  uri: string,
  registered: readonly string[],
): RedirectUriProblem | undefined {
  if (!isUsableRedirectUri(uri)) {
    return 'notAbsolute';
  }
  const isLetIn = isOnThisMachine(uri) || registered.some((one) => toPattern(one).test(uri));
  return isLetIn ? undefined : 'notRegistered';
}

/** An absolute URI without fragment (RFC 6749 3.1.2), and without what programs read in different ways. */
export const isUsableRedirectUri = (uri: string): boolean =>
  /^[a-z][a-z\d+.-]*:[\x21-\x7e]+$/i.test(uri) && !/[#\\"<>^`{|}]/.test(uri) && URL.canParse(uri);

function isOnThisMachine(uri: string): boolean {
  const { protocol, hostname, username, password } = new URL(uri);
  return (
    /^https?:$/.test(protocol) && isLoopbackName(hostname) && username === '' && password === ''
  );
}

const toPattern = (registered: string): RegExp =>
  new RegExp(`^${registered.split('{appName}').map(escape).join('[\\w.~-]+')}$`);

const escape = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
