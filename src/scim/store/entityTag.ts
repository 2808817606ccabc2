import { preconditionFailed } from '../errors.js';

const tagPattern = /^\s*(?:W\/)?(?:"([^"]*)"|([^\s",]+))\s*$/;

/** The opaque part of an entity tag: weak and strong ones of one version count as the same. */
const opaqueOf = (tag: string): string | undefined => {
  const match = tagPattern.exec(tag);
  return match?.[1] ?? match?.[2];
};

/** Whether an If-Match or If-None-Match header names `version` (RFC 7644 3.14 uses weak tags in both). */
function isMatchingTag(header: string, version: string): boolean {
  if (header.trim() === '*') {
    return true;
  }
  const wanted = opaqueOf(version);
  return header.split(',').some((tag) => opaqueOf(tag) === wanted);
}

/** A 412 where the client changes another version than the one that is there. */
export function checkIfMatch(ifMatch: string | undefined, version: string): void {
  if (ifMatch !== undefined && !isMatchingTag(ifMatch, version)) {
    throw preconditionFailed(
      `If-Match is ${ifMatch.slice(0, 100)}, but the version of the resource is ${version}`,
    );
  }
}
