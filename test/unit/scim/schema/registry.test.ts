import assert from 'node:assert/strict';
import { test } from 'node:test';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { type SchemaFile, createRegistry } from '../../../../src/scim/schema/registry.js';
import { SchemaConflictError } from '../../../../src/scim/schema/schemaConflicts.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { coreRegistry, userType } from '../../../support/coreTypes.js';
import {
  deviceFile,
  deviceRegistry,
  deviceType,
  deviceUrn,
  warrantyUrn,
} from '../../../support/deviceSchema.js';

await test('without a file there are people with the enterprise extension, and groups', () => {
  assert.deepEqual(
    coreRegistry.resourceTypes.map(({ name, endpoint, schema }) => [name, endpoint, schema]),
    [
      ['User', '/Users', userUrn],
      ['Group', '/Groups', groupUrn],
    ],
  );
  assert.deepEqual(
    coreRegistry.schemas.map(({ id }) => id),
    [userUrn, groupUrn, enterpriseUserUrn],
  );
});

await test('types are found by endpoint in any capitals, by name as it is written', () => {
  assert.equal(deviceRegistry.findByEndpoint('/DEVICES'), deviceType);
  assert.equal(deviceRegistry.findByEndpoint('/constructor'), undefined);
  assert.equal(deviceRegistry.findByName('Device'), deviceType);
  assert.equal(deviceRegistry.findByName('device'), undefined);
});

await test('attributes of a type are its own and those that every resource has', () => {
  for (const name of ['id', 'EXTERNALID', 'meta', 'schemas', 'serialNumber']) {
    assert.ok(deviceType.attributes.find(name), name);
  }
  assert.equal(deviceType.attributes.find('userName'), undefined);
  assert.equal(deviceType.attributes.find('constructor'), undefined);
  assert.equal(deviceType.attributes.size, 4 + (deviceFile.schemas[0]?.attributes.length ?? 0));
});

await test('a schema may define externalId itself, and then that definition holds', () => {
  const registry = createRegistry([
    {
      schemas: [
        {
          id: deviceUrn,
          name: 'Device',
          attributes: [{ name: 'externalId', type: 'string', multiValued: false, required: true }],
        },
      ],
      resourceTypes: [{ name: 'Device', endpoint: '/Devices', schema: deviceUrn }],
    },
  ]);

  const externalId = registry.findByName('Device')?.attributes.find('externalId');
  assert.deepEqual([externalId?.isRequired, externalId?.isCaseExact], [true, false]);
});

await test('a schema with the id of another takes its place, where it stood', () => {
  const registry = createRegistry([
    { schemas: [{ id: groupUrn, name: 'Team', attributes: [] }], resourceTypes: [] },
  ]);

  assert.deepEqual(
    registry.schemas.map(({ name }) => name),
    ['User', 'Team', 'EnterpriseUser'],
  );
  assert.equal(registry.findByName('Group')?.attributes.find('members'), undefined);
});

await test('a type that names an unknown schema does not fit', () => {
  assert.throws(
    () =>
      createRegistry([
        { schemas: [], resourceTypes: [{ name: 'Car', endpoint: '/Cars', schema: 'urn:x' }] },
      ]),
    /Resource type Car names the schema urn:x, which is not defined/,
  );
  assert.throws(
    () =>
      createRegistry([
        {
          schemas: [],
          resourceTypes: [
            {
              name: 'User',
              endpoint: '/Users',
              schema: userUrn,
              schemaExtensions: [{ schema: 'urn:y', required: false }],
            },
          ],
        },
      ]),
    /Resource type User names the schema urn:y/,
  );
});

const conflicts: readonly (readonly [what: string, file: Partial<SchemaFile>, message: RegExp])[] =
  [
    [
      'a schema whose id differs from another in capitals only',
      { schemas: [{ id: groupUrn.toUpperCase(), name: 'Team', attributes: [] }] },
      /GROUP differs from urn:ietf:.+:Group in capitals only\. To take its place, write urn:ietf/,
    ],
    [
      'a resource type whose name differs from another in capitals only',
      { resourceTypes: [{ name: 'user', endpoint: '/Users', schema: userUrn }] },
      /resource type user differs from User in capitals only/,
    ],
    [
      'a schema that is misspelt',
      {
        schemas: [{ id: deviceUrn, name: 'Device', attributes: [] }],
        resourceTypes: [{ name: 'Device', endpoint: '/D', schema: 'urn:example:schemas:Devise' }],
      },
      /names the schema urn:example:schemas:Devise, which is not defined\. Did you mean urn:.+Device\?/,
    ],
    [
      'an endpoint below another',
      { resourceTypes: [{ name: 'Admin', endpoint: '/users/Admins', schema: userUrn }] },
      /endpoint \/users\/Admins of Admin lies below \/Users, where the id of a User stands/,
    ],
    [
      'a reference to a type in other capitals',
      {
        schemas: [
          {
            id: deviceUrn,
            name: 'Device',
            attributes: [
              {
                name: 'owner',
                type: 'complex',
                multiValued: false,
                subAttributes: [
                  { name: '$ref', type: 'reference', multiValued: false, referenceTypes: ['user'] },
                ],
              },
            ],
          },
        ],
      },
      /:Device:owner\.\$ref refers to user, which is no resource type\. Did you mean User\?/,
    ],
  ];

for (const [what, file, message] of conflicts) {
  await test(`${what} does not fit`, () => {
    assert.throws(
      () => createRegistry([{ schemas: [], resourceTypes: [], ...file }]),
      (error) => {
        assert.ok(error instanceof SchemaConflictError);
        assert.equal(error.problems.length, 1, error.message);
        assert.match(error.message, message);
        return true;
      },
    );
  });
}

await test('everything that does not fit is told at once', () => {
  const type = { name: 'Car', endpoint: '/Cars', schema: 'urn:x' };
  const files = [
    { schemas: [], resourceTypes: [type] },
    { schemas: [], resourceTypes: [{ ...type, name: 'Van' }] },
  ];

  assert.throws(() => createRegistry(files), {
    message:
      'Resource type Car names the schema urn:x, which is not defined\n' +
      'Resource type Van names the schema urn:x, which is not defined\n' +
      'The resource types Car and Van have the same endpoint /Cars',
  });
});

await test('every attribute is listed with the extension it lives in, core ones first', () => {
  const names = [...deviceType.allAttributes()].map(({ attribute, extension }) =>
    extension ? `${extension.urn}:${attribute.name}` : attribute.name,
  );

  assert.deepEqual(names.slice(0, 5), ['schemas', 'id', 'externalId', 'meta', 'serialNumber']);
  assert.equal(names.at(-1), `${warrantyUrn}:checked`);
});

await test('extensions are found by their URN in any capitals', () => {
  const extension = userType.findExtension(enterpriseUserUrn.toUpperCase());

  assert.deepEqual([extension?.urn, extension?.isRequired], [enterpriseUserUrn, false]);
  assert.equal(userType.findExtension(userUrn), undefined);
});

await test('the defaults of RFC 7643 2.2 hold where a definition is silent', () => {
  const text = userType.attributes.find('title');
  const reference = userType.attributes.find('profileUrl');

  assert.deepEqual(
    [text?.isRequired, text?.isCaseExact, text?.mutability, text?.returned, text?.uniqueness],
    [false, false, 'readWrite', 'default', 'none'],
  );
  assert.equal(reference?.isCaseExact, true);
});
