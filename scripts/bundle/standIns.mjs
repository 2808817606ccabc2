/** Of these packages, the server needs a small part: docs/decisions/0003-bundles.md. */
export const standIns = {
  express: './scripts/bundle/expressRouter.cjs',
  debug: './scripts/bundle/silent.cjs',
  depd: './scripts/bundle/silent.cjs',
  'type-is': './scripts/bundle/formTypeIs.cjs',
  // Asked for by commander, for commands that are programs of their own: ours are not.
  'node:child_process': './scripts/bundle/noPrograms.cjs',
  'fast-uri': './scripts/bundle/plainUris.cjs',
  // What `require` gives cannot be bundled: its parts are loaded by a `require` of their own.
  'jsonc-parser': './node_modules/jsonc-parser/lib/esm/main.js',
};
