/** More is no path of a SCIM service, and to look at it would take long. */
const longestPath = 4096;

/**
 * Whether a path is the one of the pattern or lies below it. With stars the whole path must be as the
 * pattern says: `*` stands for what is between two slashes, `**` for anything.
 */
export function matchesPath(pattern: string, path: string): boolean {
  if (path.length > longestPath) {
    return false;
  }
  return pattern.includes('*')
    ? matchesStars(pattern, path)
    : path === pattern || path.startsWith(`${pattern}/`);
}

/**
 * Keeps all the places of the path that the pattern may have come to, so that it takes no longer than
 * pattern times path, whatever stands in them.
 */
function matchesStars(pattern: string, path: string): boolean {
  let places = new Set([0]);
  for (const [part] of pattern.matchAll(/\*+|[^*]/g)) {
    places = part.startsWith('*')
      ? spread(places, path, part.length > 1)
      : new Set([...places].filter((at) => path[at] === part).map((at) => at + 1));
  }
  return places.has(path.length);
}

function spread(places: ReadonlySet<number>, path: string, isAny: boolean): Set<number> {
  const reached = new Set<number>();
  for (let at = 0; at <= path.length; at += 1) {
    const isFromBefore = reached.has(at - 1) && (isAny || path[at - 1] !== '/');
    if (places.has(at) || isFromBefore) {
      reached.add(at);
    }
  }
  return reached;
}
