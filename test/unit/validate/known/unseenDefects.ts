/** Defects that no rule finds yet, or none can: what a judge of these tables has to know. */
export const unseenDefects: ReadonlySet<string> = new Set([
  'PATCH half applied after an error',
  'a schema whose id is another than was asked',
  'a Bulk-created user is not there',
  'a location is on another host',
  'Bearer twice',
  'a token without Bearer',
  'the token in the query',
]);
