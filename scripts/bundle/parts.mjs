const commandLine = '/src/cli/';
const extension = '/src/extension/';
const core = /\/src\/(?!cli\/|extension\/)/;

/** What both start with: statically imported by an entry. */
const atStart = ['$initial'];

/** Matches the modules of these folders or files of `src`. */
const inSource = (...paths) => new RegExp(`/src/(?:${paths.join('|')})(?:/|\\.ts$)`);

/**
 * The files of `dist/parts`, which the extension and the command line share: each is read when something in
 * it is first needed. A module goes, with all that it imports, into the first part that fits. So a part asks
 * only for parts above it, and what is needed early stands early.
 */
const inOrder = [
  { name: 'base', test: core, tags: atStart },
  { name: 'workbench', test: inSource('workbench/workbench') },
  { name: 'causes', test: inSource('validate/rootCauses', 'base/plural') },
  { name: 'json', test: inSource('language/json') },
  {
    name: 'small',
    test: inSource(
      // Of capture, what is in it directly: its folders are for exports and imports.
      ...['base', 'scim', 'exchange', 'capture/\\w+(?=\\.ts$)'],
      ...['workbench/captureFile', 'workbench/store', 'workbench/target'],
    ),
  },
  { name: 'data', test: inSource('workbench/data') },
  {
    name: 'captures',
    test: inSource('capture', 'workbench/captureExport', 'workbench/captureImport'),
  },
  { name: 'filterText', test: inSource('language/filter') },
  { name: 'judge', test: inSource('validate') },
  { name: 'oauth', test: inSource('server/oauth') },
  { name: 'forward', test: inSource('server/forward', 'workbench/drift') },
  { name: 'okta', test: inSource('okta', 'workbench/okta') },
  { name: 'conformance', test: inSource('conformance', 'workbench/conformance') },
  { name: 'language', test: inSource('language') },
  { name: 'rest', test: core },
  // What an entry imports stays with it; the next groups take what comes later.
  { name: 'activation', test: extension, tags: atStart },
  { name: 'editor', test: extension },
  { name: 'shell', test: commandLine, tags: atStart },
  {
    name: 'files',
    test: inSource(
      ...['captureOption', 'jsonFile', 'resourceFile', 'schemaFile'].map(
        (name) => `cli/(?:\\w+/)?${name}`,
      ),
    ),
  },
  { name: 'serve', test: inSource('cli/serve') },
  { name: 'filter', test: inSource('cli/filter') },
  { name: 'settings', test: inSource('cli/settings') },
  { name: 'validate', test: inSource('cli/validate') },
  { name: 'verbs', test: commandLine },
];

/** @type {readonly import('rolldown').CodeSplittingGroup[]} */
export const parts = inOrder.map((part, index) => ({ ...part, priority: inOrder.length - index }));
