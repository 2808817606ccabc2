/** The layers of docs/architecture.md, as a rule a folder: what it may not import. */
const pure =
  '^src/(base|scim|exchange|faults|validate|capture|okta|conformance|language|protocol)/';
/** Where a folder of src may not look, beyond what the pure rules say. */
const forbiddenFolders = {
  base: 'scim|exchange|faults|validate|capture|okta|conformance|language|protocol|server|workbench|cli|extension',
  scim: 'exchange|faults|validate|capture|okta|conformance|language|protocol|server|workbench|cli|extension',
  exchange:
    'scim|faults|validate|capture|okta|conformance|language|protocol|server|workbench|cli|extension',
  faults:
    'exchange|validate|capture|okta|conformance|language|protocol|server|workbench|cli|extension',
  validate: 'faults|capture|okta|conformance|language|protocol|server|workbench|cli|extension',
  capture: 'faults|validate|okta|conformance|language|protocol|server|workbench|cli|extension',
  okta: 'faults|capture|conformance|language|protocol|server|workbench|cli|extension',
  conformance: 'faults|capture|language|protocol|server|workbench|cli|extension',
  language: 'faults|capture|conformance|protocol|server|workbench|cli|extension',
  server: 'validate|capture|okta|conformance|language|protocol|workbench|cli|extension',
  workbench: 'cli|extension',
  cli: 'extension|protocol',
  extension: 'cli|server',
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'pure-is-host-neutral',
      severity: 'error',
      from: { path: pure },
      to: { path: '^(node_modules/)?(vscode|express)(/|$)' },
    },
    {
      name: 'pure-no-node',
      severity: 'error',
      from: { path: pure },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'vscode-only-in-extension',
      severity: 'error',
      from: { pathNot: '^(src/extension|test/host)/' },
      to: { path: '^vscode$' },
    },
    {
      name: 'webview-sees-only-protocol-and-base',
      severity: 'error',
      from: { path: '^webview/' },
      to: { path: '^src/', pathNot: '^src/(protocol|base)/' },
    },
    {
      name: 'toolkit-has-one-import-site',
      severity: 'error',
      from: { path: '^webview/', pathNot: '^webview/ui/toolkit\\.ts$' },
      to: { path: '@vscode/webview-ui-toolkit' },
    },
    {
      name: 'product-does-not-import-tests',
      severity: 'error',
      from: { path: '^(src|webview)/' },
      to: { path: '^(test|bench|scripts)/' },
    },
    ...Object.entries(forbiddenFolders).map(([folder, others]) => ({
      name: `layer-${folder}`,
      severity: 'error',
      from: { path: `^src/${folder}/` },
      to: { path: `^src/(${others})/` },
    })),
    {
      name: 'protocol-takes-only-types',
      severity: 'error',
      from: { path: '^src/protocol/' },
      to: { path: '^src/', pathNot: '^src/(protocol|base)/', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
    },
  },
};
