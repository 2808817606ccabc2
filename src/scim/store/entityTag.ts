import { preconditionFailed } from '../errors.js';

/** The headers If-Match and If-None-Match as they came (RFC 9110 13.1). */
export interface Preconditions {
  readonly ifMatch?: string;
  readonly ifNoneMatch?: string;
}

/** An element of a list of entity tags; some clients send them without the quotes. */
const tagPattern = /(?:^|,)\s*(?:W\/)?(?:"([^"]*)"|([^\s",]+))\s*(?=,|$)/g;

/**
 * Whether a header names `version`: by `*`, or by a list in which it is. Weak and strong tags of one
 * version count as the same: RFC 7644 3.14 has weak ones in both headers, where RFC 9110 13.1.1 would
 * have If-Match take strong ones only.
 */
export function namesVersion(header: string, version: string): boolean {
  if (header.trim() === '*') {
    return true;
  }
  const [wanted] = opaqueParts(version);
  return opaqueParts(header).includes(wanted ?? version);
}

const opaqueParts = (header: string): readonly string[] =>
  [...header.matchAll(tagPattern)].map(([, quoted, bare]) => quoted ?? bare ?? '');

/** A 412 where the client means another version than the one that is there. */
export function checkIfMatch(ifMatch: string | undefined, version: string): void {
  if (ifMatch !== undefined && !namesVersion(ifMatch, version)) {
    throw preconditionFailed(
      `If-Match is ${ifMatch.slice(0, 100)}, but the version of the resource is ${version}`,
    );
  }
}

/** For a write: If-Match first, as RFC 9110 13.2.2 has it. */
export function checkPreconditions({ ifMatch, ifNoneMatch }: Preconditions, version: string): void {
  checkIfMatch(ifMatch, version);
  if (ifNoneMatch !== undefined && namesVersion(ifNoneMatch, version)) {
    throw preconditionFailed(
      `If-None-Match is ${ifNoneMatch.slice(0, 100)}, and the version of the resource is ${version}: ` +
        'the change was to be made only where it is not (RFC 9110 13.1.2)',
    );
  }
}
