import { reachOf } from '../../okta/settings/hostReach.js';
import { type Saying, saying } from '../../base/saying.js';
import { type TargetField, TargetError } from './targetError.js';

/** A SCIM server to call. */
export interface Target {
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The whole value of the header; empty where none is sent. */
  readonly authorization: string;
}

export interface TargetEntry {
  /** As somebody has typed it. */
  readonly url: string;
  readonly authorization?: string;
}

/** @throws TargetError where no request could be sent there */
export const readTarget = ({ url, authorization = '' }: TargetEntry): Target => ({
  baseUrl: readBaseUrl(url.trim()),
  authorization: readAuthorization(authorization.trim()),
});

/** Whether only this machine is called. */
export const isLoopbackTarget = ({ baseUrl }: Pick<Target, 'baseUrl'>): boolean =>
  reachOf(new URL(baseUrl).hostname) === 'loopback';

function readBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || !/^https?:\/\//i.test(text)) {
    return fail(
      'url',
      text === ''
        ? saying(
            'Nothing is no base URL of a SCIM server. Give the whole address, for example http://localhost:3000/scim/v2.',
          )
        : saying(
            '{0} is no base URL of a SCIM server. Give the whole address, for example http://localhost:3000/scim/v2.',
            JSON.stringify(text),
          ),
    );
  }
  if (url.username !== '' || url.password !== '') {
    return fail(
      'url',
      saying(
        'The base URL holds credentials. Leave them out of it, and give the Authorization header instead.',
      ),
    );
  }
  if (url.search !== '' || url.hash !== '') {
    return fail(
      'url',
      saying(
        'The base URL ends in {0}. Leave that out: /Users and its query are put behind the base URL.',
        JSON.stringify(url.search || url.hash),
      ),
    );
  }
  return url.href.replace(/\/+$/, '');
}

/** RFC 9110 5.5, without what only old servers take. */
function readAuthorization(text: string): string {
  if (!/^[\t\x20-\x7e]*$/.test(text)) {
    return fail(
      'authorization',
      saying(
        'This Authorization header cannot be sent: it holds line ends, control characters or letters beyond ASCII (RFC 9110 5.5).',
      ),
    );
  }
  return text;
}

function fail(field: TargetField, said: Saying): never {
  throw new TargetError('invalid', field, said);
}
