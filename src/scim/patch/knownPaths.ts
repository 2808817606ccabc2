import { parsePatchPath } from '../filter/parser.js';

type PatchPathParse = ReturnType<typeof parsePatchPath>;

const mostPaths = 100;
/** Longer ones are no path that anybody sends twice. */
const longestPath = 200;

const strict = new Map<string, PatchPathParse>();
const tolerant = new Map<string, PatchPathParse>();

/**
 * As `parsePatchPath`. Identity providers send the same few paths again and again, so what was read last is
 * kept; paths that name a resource, `members[value eq "…"]`, push each other out, oldest first.
 */
export function readKnownPath(text: string, acceptsUnquotedStrings: boolean): PatchPathParse {
  const paths = acceptsUnquotedStrings ? tolerant : strict;
  const known = paths.get(text);
  if (known) {
    return known;
  }
  const parsed = parsePatchPath(text, { acceptsUnquotedStrings });
  if (parsed.ok && text.length <= longestPath) {
    const [oldest] = paths.keys();
    if (oldest !== undefined && paths.size === mostPaths) {
      paths.delete(oldest);
    }
    paths.set(text, parsed);
  }
  return parsed;
}
