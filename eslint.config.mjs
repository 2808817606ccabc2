import eslint from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Which folders may not import what: the table of docs/architecture.md, shown while typing. */
const layer = (files, group, message) => ({
  files,
  rules: { 'no-restricted-imports': ['error', { patterns: [{ group, message }] }] },
});

const usualSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'out/**',
      'node_modules/**',
      '.tooling/**',
      '**/*.mjs',
      '**/*.cjs',
      '**/*.d.mts',
    ],
  },
  eslint.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...usualSyntax],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      complexity: ['error', 12],
      'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }],
      'max-depth': ['error', 3],
    },
  },
  {
    files: ['src/extension/**/*.ts'],
    // It is the one file that translates what tables below have; scripts/checkTexts.mjs knows them.
    ignores: ['src/extension/translate.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...usualSyntax,
        {
          selector:
            'CallExpression[callee.property.name="t"][callee.object.property.name="l10n"] > :not(Literal):first-child',
          message: 'The text stands here word for word, or nobody can find and translate it.',
        },
      ],
    },
  },
  layer(
    ['src/base/**/*.ts'],
    ['vscode', 'node:*', 'express', '../scim/*', '../exchange/*', '../server/*'],
    'base imports nothing.',
  ),
  layer(
    ['src/{scim,exchange,faults,validate,capture,okta,conformance,language,protocol}/**/*.ts'],
    [
      'vscode',
      'node:*',
      'express',
      '**/server/**',
      '**/workbench/**',
      '**/extension/**',
      '**/cli/**',
    ],
    'This layer is host-neutral: no Node, no VS Code, no server.',
  ),
  layer(
    ['src/server/**/*.ts'],
    [
      'vscode',
      '**/validate/**',
      '**/capture/**',
      '**/okta/**',
      '**/workbench/**',
      '**/extension/**',
    ],
    'The server knows the protocol and the Exchange, nothing above.',
  ),
  layer(
    ['src/workbench/**/*.ts', 'src/cli/**/*.ts'],
    ['vscode', '**/extension/**'],
    'Only src/extension may touch VS Code.',
  ),
  layer(
    ['webview/**/*.ts'],
    [
      'vscode',
      'node:*',
      '**/src/scim/**',
      '**/src/server/**',
      '**/src/workbench/**',
      '**/src/extension/**',
      '**/src/exchange/**',
      '**/src/capture/**',
      '**/src/okta/**',
    ],
    'A webview sees only the protocol and base.',
  ),
  {
    files: ['test/**/*.ts'],
    rules: { 'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }] },
  },
);
