/**
 * Whether an If-None-Match header names this version (RFC 9110 13.1.2): `*` or a list of entity tags,
 * compared weakly.
 */
export function namesVersion(header: string | undefined, version: string): boolean {
  if (header === undefined) {
    return false;
  }
  if (header.trim() === '*') {
    return true;
  }
  const wanted = opaquePart(version);
  return [...header.matchAll(/(?:W\/)?"[^"]*"/g)].some(([tag]) => opaquePart(tag) === wanted);
}

const opaquePart = (tag: string): string => tag.replace(/^W\//, '');
