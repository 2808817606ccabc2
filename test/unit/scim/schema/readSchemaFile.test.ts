import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonShapeError } from '../../../../src/base/jsonCursor.js';
import { JsonShapeErrors } from '../../../../src/base/jsonProblems.js';
import { readSchemaFile } from '../../../../src/scim/schema/readSchemaFile.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';

const deviceUrn = 'urn:example:params:scim:schemas:1.0:Device';

const schema = (attributes: readonly unknown[]): unknown => ({
  schemas: [{ id: deviceUrn, name: 'Device', attributes }],
});

const deviceFile = {
  schemas: [
    {
      id: deviceUrn,
      name: 'Device',
      description: 'A thing with a serial number.',
      meta: { resourceType: 'Schema' },
      attributes: [
        {
          name: 'serialNumber',
          type: 'string',
          multiValued: false,
          required: true,
          uniqueness: 'server',
        },
        {
          name: 'owner',
          type: 'complex',
          multiValued: false,
          subAttributes: [
            { name: 'value', type: 'string', multiValued: false },
            { name: '$ref', type: 'reference', referenceTypes: ['User'], multiValued: false },
          ],
        },
      ],
    },
  ],
  resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: deviceUrn }],
};

await test('a file with a schema and a resource type makes a registry that serves it', () => {
  const registry = createRegistry([readSchemaFile(deviceFile)]);

  const type = registry.findByEndpoint('/devices');
  assert.equal(type?.name, 'Device');
  assert.equal(type.attributes.find('SERIALNUMBER')?.uniqueness, 'server');
  assert.equal(type.attributes.find('owner')?.subAttributes.find('$REF')?.type, 'reference');
});

await test('absent characteristics are left to the defaults of RFC 7643 2.2', () => {
  const { schemas } = readSchemaFile(schema([{ name: 'colour', description: null }]));

  assert.deepEqual(schemas[0]?.attributes, [
    { name: 'colour', type: 'string', multiValued: false },
  ]);
});

await test('a resource type with the name of a built-in one takes its place, so people get extensions', () => {
  const urn = 'urn:example:params:scim:schemas:extension:1.0:Badge';
  const file = readSchemaFile({
    schemas: [{ id: urn, name: 'Badge', attributes: [{ name: 'badge' }] }],
    resourceTypes: [
      {
        name: 'User',
        endpoint: '/Users',
        schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
        schemaExtensions: [{ schema: urn, required: false }],
      },
    ],
  });

  const registry = createRegistry([file]);

  assert.equal(registry.resourceTypes.length, 2);
  assert.ok(registry.findByName('User')?.findExtension(urn));
});

await test('two resource types at one endpoint do not fit together', () => {
  const file = readSchemaFile({
    resourceTypes: [
      { name: 'Person', endpoint: '/users', schema: 'urn:ietf:params:scim:schemas:core:2.0:User' },
    ],
  });

  assert.throws(() => createRegistry([file]), /User and Person have the same endpoint/);
});

const faults: readonly {
  readonly name: string;
  readonly file: unknown;
  readonly pointer: string;
  readonly reason: RegExp;
}[] = [
  { name: 'a list', file: [], pointer: '', reason: /must be an object/ },
  { name: 'null', file: null, pointer: '', reason: /must be an object/ },
  { name: 'an empty object', file: {}, pointer: '', reason: /neither schemas nor resourceTypes/ },
  {
    name: 'schemas that are no list',
    file: { schemas: {} },
    pointer: '/schemas',
    reason: /must be an array/,
  },
  {
    name: 'a schema without an id',
    file: { schemas: [{ name: 'A', attributes: [] }] },
    pointer: '/schemas/0/id',
    reason: /is missing/,
  },
  {
    name: 'an id that is no URI',
    file: { schemas: [{ id: 'Device', name: 'A', attributes: [] }] },
    pointer: '/schemas/0/id',
    reason: /must be a URI/,
  },
  {
    name: 'a schema twice',
    file: {
      schemas: [
        { id: 'urn:a', name: 'A', attributes: [] },
        { id: 'URN:A', name: 'B', attributes: [] },
      ],
    },
    pointer: '/schemas/1/id',
    reason: /is used twice: URN:A, as urn:a, which differs in capitals only/,
  },
  {
    name: 'a schema of the protocol',
    file: {
      schemas: [
        {
          id: 'urn:ietf:params:scim:schemas:core:2.0:ResourceType',
          name: 'ResourceType',
          attributes: [],
        },
      ],
    },
    pointer: '/schemas/0/id',
    reason: /is a schema of the protocol itself/,
  },
  {
    name: 'a schema that is a text',
    file: { schemas: ['urn:a'] },
    pointer: '/schemas/0',
    reason: /must be an object/,
  },
  {
    name: 'a misspelt list',
    file: { schema: [], resourceTypes: [{ name: 'A', endpoint: '/As', schema: 'urn:a' }] },
    pointer: '/schema',
    reason: /means nothing here\. Did you mean schemas\?/,
  },
  {
    name: 'a schema without attributes',
    file: { schemas: [{ id: 'urn:a', name: 'A' }] },
    pointer: '/schemas/0/attributes',
    reason: /is missing; it must be an array/,
  },
  {
    name: 'an unknown type',
    file: schema([{ name: 'a', type: 'text' }]),
    pointer: '/schemas/0/attributes/0/type',
    reason: /must be one of string, boolean/,
  },
  {
    name: 'multiValued as text',
    file: schema([{ name: 'a', multiValued: 'true' }]),
    pointer: '/schemas/0/attributes/0/multiValued',
    reason: /must be true or false/,
  },
  {
    name: 'a misspelt characteristic',
    file: schema([{ name: 'a', multivalued: true, comment: 'x' }]),
    pointer: '/schemas/0/attributes/0/multivalued',
    reason: /means nothing here\. Did you mean multiValued\?/,
  },
  {
    name: 'canonicalValues that are no strings',
    file: schema([{ name: 'a', type: 'integer', canonicalValues: ['1', 2] }]),
    pointer: '/schemas/0/attributes/0/canonicalValues/1',
    reason: /must be a string/,
  },
  {
    name: 'canonicalValues of a boolean',
    file: schema([{ name: 'a', type: 'boolean', canonicalValues: ['yes'] }]),
    pointer: '/schemas/0/attributes/0/canonicalValues',
    reason: /an attribute of the type boolean has none/,
  },
  {
    name: 'referenceTypes of a text',
    file: schema([{ name: 'a', referenceTypes: ['User'] }]),
    pointer: '/schemas/0/attributes/0/referenceTypes',
    reason: /belong to the type reference only/,
  },
  {
    name: 'several values of externalId',
    file: schema([{ name: 'externalId', multiValued: true }]),
    pointer: '/schemas/0/attributes/0',
    reason: /externalId, which is one string/,
  },
  {
    name: 'an attribute name with a blank',
    file: schema([{ name: 'shoe size' }]),
    pointer: '/schemas/0/attributes/0/name',
    reason: /must begin with a letter/,
  },
  {
    name: 'an attribute name that every JavaScript object has',
    file: schema([{ name: 'a', type: 'complex', subAttributes: [{ name: 'constructor' }] }]),
    pointer: '/schemas/0/attributes/0/subAttributes/0/name',
    reason: /is a name that every JavaScript object has/,
  },
  {
    name: 'an attribute twice in other capitals',
    file: schema([{ name: 'size' }, { name: 'Size' }]),
    pointer: '/schemas/0/attributes/1/name',
    reason: /is used twice: Size/,
  },
  {
    name: 'an attribute of the service itself',
    file: schema([{ name: 'meta' }]),
    pointer: '/schemas/0/attributes/0/name',
    reason: /the service itself gives/,
  },
  {
    name: 'a complex attribute without sub-attributes',
    file: schema([{ name: 'a', type: 'complex' }]),
    pointer: '/schemas/0/attributes/0/subAttributes',
    reason: /is missing/,
  },
  {
    name: 'a complex attribute in a complex one',
    file: schema([{ name: 'a', type: 'complex', subAttributes: [{ name: 'b', type: 'complex' }] }]),
    pointer: '/schemas/0/attributes/0/subAttributes/0/type',
    reason: /must not be complex again/,
  },
  {
    name: 'sub-attributes of a text',
    file: schema([{ name: 'a', type: 'string', subAttributes: [{ name: 'b' }] }]),
    pointer: '/schemas/0/attributes/0/subAttributes',
    reason: /belongs to the type complex only/,
  },
  {
    name: 'a resource type without its slash',
    file: { resourceTypes: [{ name: 'A', endpoint: 'As', schema: 'urn:a' }] },
    pointer: '/resourceTypes/0/endpoint',
    reason: /must be a path/,
  },
  {
    name: 'a resource type in place of a protocol endpoint',
    file: { resourceTypes: [{ name: 'A', endpoint: '/Schemas', schema: 'urn:a' }] },
    pointer: '/resourceTypes/0/endpoint',
    reason: /an endpoint of the protocol itself/,
  },
  {
    name: 'a resource type at what clients take for a protocol endpoint',
    file: { resourceTypes: [{ name: 'A', endpoint: '/ME', schema: 'urn:a' }] },
    pointer: '/resourceTypes/0/endpoint',
    reason: /an endpoint of the protocol itself/,
  },
  {
    name: 'two resource types of one name',
    file: {
      resourceTypes: [
        { name: 'A', endpoint: '/As', schema: 'urn:a' },
        { name: 'A', endpoint: '/Bs', schema: 'urn:a' },
      ],
    },
    pointer: '/resourceTypes/1/name',
    reason: /is used twice: A$/,
  },
  {
    name: 'a type that extends itself',
    file: {
      resourceTypes: [
        { name: 'A', endpoint: '/As', schema: 'urn:a', schemaExtensions: [{ schema: 'URN:A' }] },
      ],
    },
    pointer: '/resourceTypes/0/schemaExtensions/0/schema',
    reason: /is the schema of the type itself/,
  },
  {
    name: 'an extension twice',
    file: {
      resourceTypes: [
        {
          name: 'A',
          endpoint: '/As',
          schema: 'urn:a',
          schemaExtensions: [{ schema: 'urn:b' }, { schema: 'urn:b' }],
        },
      ],
    },
    pointer: '/resourceTypes/0/schemaExtensions/1/schema',
    reason: /is used twice/,
  },
  {
    name: 'an extension without its schema',
    file: {
      resourceTypes: [{ name: 'A', endpoint: '/As', schema: 'urn:a', schemaExtensions: [{}] }],
    },
    pointer: '/resourceTypes/0/schemaExtensions/0/schema',
    reason: /is missing/,
  },
];

for (const { name, file, pointer, reason } of faults) {
  await test(`a schema file with ${name} is refused with the place and the reason`, () => {
    assert.throws(
      () => readSchemaFile(file),
      (error: unknown) => {
        assert.ok(error instanceof JsonShapeErrors);
        const [problem] = error.problems;
        assert.equal(error.problems.length, 1, error.message);
        assert.equal(problem?.pointer, pointer);
        assert.match(problem.reason, reason);
        return true;
      },
    );
  });
}

await test('everything that is wrong in a schema file is told at once', () => {
  const file = {
    schemas: [
      {
        id: 'Device',
        attributes: [
          7,
          { name: 'meta', type: 'text', required: 'yes' },
          { name: 'a b', type: 'complex', subAttributes: [{ type: 'complex' }, { name: 'value' }] },
        ],
      },
    ],
    resourceTypes: [{ endpoint: 'Devices', schema: 'Device', schemaExtensions: [{}] }],
  };

  assert.throws(
    () => readSchemaFile(file),
    (error) => {
      assert.ok(error instanceof JsonShapeErrors);
      assert.deepEqual(error.problems.map(({ pointer }) => pointer).sort(), [
        '/resourceTypes/0/endpoint',
        '/resourceTypes/0/name',
        '/resourceTypes/0/schema',
        '/resourceTypes/0/schemaExtensions/0/schema',
        '/schemas/0/attributes/0',
        '/schemas/0/attributes/1/name',
        '/schemas/0/attributes/1/required',
        '/schemas/0/attributes/1/type',
        '/schemas/0/attributes/2/name',
        '/schemas/0/attributes/2/subAttributes/0/name',
        '/schemas/0/attributes/2/subAttributes/0/type',
        '/schemas/0/id',
        '/schemas/0/name',
      ]);
      return true;
    },
  );
});

await test('attribute names have the characters of RFC 7643 2.1', () => {
  const { schemas } = readSchemaFile(schema([{ name: 'a-1_$' }, { name: 'Z' }]));

  assert.deepEqual(
    schemas[0]?.attributes.map(({ name }) => name),
    ['a-1_$', 'Z'],
  );
});

await test('a member with a slash in its name is escaped in the pointer', () => {
  const error = new JsonShapeError('/a~1b', 'must be a string');

  assert.equal(error.message, '/a~1b: must be a string');
});
