import assert from 'node:assert/strict';
import { test } from 'node:test';
import { JsonShapeError } from '../../../../src/base/jsonCursor.js';
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
    reason: /is used twice/,
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
        assert.ok(error instanceof JsonShapeError);
        assert.equal(error.pointer, pointer);
        assert.match(error.reason, reason);
        return true;
      },
    );
  });
}

await test('a member with a slash in its name is escaped in the pointer', () => {
  const error = new JsonShapeError('/a~1b', 'must be a string');

  assert.equal(error.message, '/a~1b: must be a string');
});
