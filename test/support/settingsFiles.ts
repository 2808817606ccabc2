import fc from 'fast-check';
import { provisioningActions, toAppSwitches } from '../../src/okta/settings/consoleChoices.js';

/** What breaks out of quotes in one language or another. */
const hostilePieces = [
  '"',
  "'",
  '`',
  '\\',
  '${var.x}',
  '%{ if true }',
  '$(id)',
  '$HOME',
  '{{token}}',
  '<% x %>',
  '*/',
  '//',
  '#',
  '###',
  '<<EOF',
  'EOF',
  '@file',
  '<script>',
  '--',
  '|',
  '&&',
  ';',
  '!',
  '%',
  'é',
  '日本',
  '\u{1f511}',
  ' ',
  'a',
  'B2',
];

/** One line, as an admin or an enemy might write it. */
const lines = fc
  .array(fc.oneof(fc.constantFrom(...hostilePieces), fc.string({ maxLength: 4 })), {
    maxLength: 6,
  })
  .map((pieces) =>
    pieces.join('').replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ''),
  );

const texts = lines.map((line) => line.trim() || 'x');
const names = fc.stringMatching(/^[A-Za-z_]\w{0,12}$/);
const urls = fc
  .webUrl({ withQueryParameters: false, withFragments: false, validSchemes: ['https'] })
  .filter((url) => !/[@_]/.test(url));

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined });

const authentications = fc.oneof(
  fc.record({
    mode: fc.constant('basic'),
    username: lines.map((line) => line.replaceAll(':', '')),
  }),
  fc.record({ mode: fc.constant('header') }),
  fc.record({
    mode: fc.constant('oauth2'),
    accessTokenEndpoint: urls,
    authorizationEndpoint: urls,
    clientId: texts,
    scopes: fc.array(fc.stringMatching(/^[a-z:_.]{1,8}$/), { maxLength: 3 }),
    redirectUris: fc.array(urls, { maxLength: 2 }),
  }),
);

const customAttributes = fc.record(
  {
    name: names,
    title: texts,
    type: fc.constantFrom('string', 'boolean', 'integer', 'number', 'array'),
    itemType: fc.constantFrom('string', 'integer', 'number'),
    externalName: texts,
    externalNamespace: lines,
    required: fc.boolean(),
    description: lines,
  },
  { requiredKeys: ['name'] },
);

const mappings = fc.record(
  { attribute: names, expression: texts, applyOn: fc.constantFrom('create', 'createAndUpdate') },
  { requiredKeys: ['attribute', 'expression'] },
);

const entitlementTypes = fc.record(
  {
    name: texts,
    endpoint: fc.stringMatching(/^\/[A-Za-z]{1,8}$/),
    description: lines,
    required: fc.boolean(),
    multivalued: fc.boolean(),
    mappings: fc.record(
      { id: texts, displayName: texts, description: lines },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ['name', 'endpoint'] },
);

const submissions = fc.record(
  {
    name: lines,
    description: lines,
    logo: urls,
    setupInstructions: urls,
    tokenForm: fc.constantFrom('bearer', 'raw'),
    patch: fc.boolean(),
    tenantVariables: fc.array(fc.record({ name: texts, label: texts }), { maxLength: 2 }),
    supportContact: lines,
    escalationContact: lines,
    testAccount: fc.record({ url: urls, username: lines }),
    specTestResults: urls,
    crudTestResults: urls,
  },
  { requiredKeys: [] },
);

/** Settings files of the right form with values of every kind in them; without secrets. */
export const settingsFiles = fc
  .record(
    {
      label: texts,
      appName: maybe(fc.stringMatching(/^\w{1,8}$/)),
      appKind: fc.constantFrom('aiw', 'oin'),
      signOnMode: fc.constantFrom('saml', 'swa'),
      signOn: fc.record({ acsUrl: urls, audience: lines, loginPageUrl: urls }),
      usernameFormat: texts,
      connection: fc.record({
        baseUrl: urls,
        provisioningActions: fc.subarray(provisioningActions.map(({ id }) => id)),
        authentication: authentications,
      }),
      toApp: fc.constant(Object.fromEntries(toAppSwitches.map(({ id }) => [id, false]))),
      customAttributes: fc.uniqueArray(customAttributes, {
        maxLength: 3,
        selector: ({ name }) => name.toLowerCase(),
      }),
      attributeMappings: fc.uniqueArray(mappings, {
        maxLength: 3,
        selector: ({ attribute }) => attribute,
      }),
      assignedGroups: fc.uniqueArray(texts, { maxLength: 2 }),
      pushGroups: fc.uniqueArray(
        fc.record({ name: texts, targetName: texts }, { requiredKeys: ['name'] }),
        { maxLength: 3, selector: ({ name }) => name },
      ),
      entitlementTypes: fc.array(entitlementTypes, { maxLength: 2 }),
      submission: submissions,
    },
    { requiredKeys: ['label', 'connection', 'toApp'] },
  )
  // What JSON does not have is not in a file.
  .map((file): unknown => JSON.parse(JSON.stringify(file)));
