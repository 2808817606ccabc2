import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../../../src/base/json.js';
import {
  findSchemaDocument,
  schemaDocuments,
} from '../../../../src/scim/discovery/schemaDocuments.js';
import { toAttribute } from '../../../../src/scim/schema/attribute.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { readSchemaFile } from '../../../../src/scim/schema/readSchemaFile.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { coreRegistry } from '../../../support/coreTypes.js';
import { deviceRegistry, deviceUrn } from '../../../support/deviceSchema.js';

const baseUrl = 'https://scim.example/v2';

const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  isJsonArray(value) ? value.filter(isJsonObject) : [];

const getDocument = (urn: string): JsonObject => {
  const document = findSchemaDocument(deviceRegistry, baseUrl, urn);
  assert.ok(document);
  return document;
};

function getAttribute(urn: string, path: string): JsonObject {
  const [name, sub] = path.split('.');
  const found = objectsIn(getDocument(urn)['attributes']).find((one) => one['name'] === name);
  const part = objectsIn(found?.['subAttributes']).find((one) => one['name'] === sub);
  const wanted = sub === undefined ? found : part;
  assert.ok(wanted);
  return wanted;
}

await test('all schemas are listed, those of discovery too', () => {
  const ids = schemaDocuments(coreRegistry, baseUrl).map(({ id }) => id);

  const core = 'urn:ietf:params:scim:schemas:core:2.0:';
  assert.deepEqual(ids, [
    userUrn,
    groupUrn,
    enterpriseUserUrn,
    `${core}ServiceProviderConfig`,
    `${core}ResourceType`,
    `${core}Schema`,
  ]);
});

await test('a schema is found by its URN in any capitals, others are not', () => {
  assert.equal(getDocument(userUrn.toUpperCase())['id'], userUrn);
  assert.equal(findSchemaDocument(coreRegistry, baseUrl, deviceUrn), undefined);
  assert.equal(findSchemaDocument(coreRegistry, baseUrl, '__proto__'), undefined);
});

await test('a document says what it is and where it is (RFC 7643 7)', () => {
  const { schemas, id, name, description, meta } = getDocument(userUrn);

  assert.deepEqual(
    { schemas, id, name, description, meta },
    {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
      id: userUrn,
      name: 'User',
      description: 'User Account',
      meta: { resourceType: 'Schema', location: `${baseUrl}/Schemas/${userUrn}` },
    },
  );
});

/** RFC 7643 8.7.1, and 4.2 for the name of a group. */
const characteristics: readonly (readonly [urn: string, path: string, wanted: JsonObject])[] = [
  [
    userUrn,
    'userName',
    {
      type: 'string',
      multiValued: false,
      required: true,
      caseExact: false,
      mutability: 'readWrite',
      returned: 'default',
      uniqueness: 'server',
    },
  ],
  [
    userUrn,
    'password',
    { caseExact: false, mutability: 'writeOnly', returned: 'never', uniqueness: 'none' },
  ],
  [userUrn, 'active', { type: 'boolean', multiValued: false, required: false }],
  [userUrn, 'name', { type: 'complex', multiValued: false }],
  [userUrn, 'name.familyName', { type: 'string', caseExact: false }],
  [userUrn, 'emails', { type: 'complex', multiValued: true }],
  [userUrn, 'emails.type', { canonicalValues: ['work', 'home', 'other'] }],
  [userUrn, 'emails.primary', { type: 'boolean' }],
  [userUrn, 'profileUrl', { type: 'reference', referenceTypes: ['external'] }],
  [userUrn, 'photos.value', { type: 'reference', referenceTypes: ['external'] }],
  [userUrn, 'x509Certificates.value', { type: 'binary', caseExact: true }],
  [userUrn, 'groups', { mutability: 'readOnly', multiValued: true }],
  [userUrn, 'groups.value', { mutability: 'readOnly' }],
  [userUrn, 'groups.type', { canonicalValues: ['direct', 'indirect'] }],
  [groupUrn, 'displayName', { type: 'string', required: true }],
  [groupUrn, 'members', { type: 'complex', multiValued: true }],
  [groupUrn, 'members.value', { mutability: 'immutable' }],
  [groupUrn, 'members.$ref', { type: 'reference', referenceTypes: ['User', 'Group'] }],
  [groupUrn, 'members.type', { canonicalValues: ['User', 'Group'] }],
  [enterpriseUserUrn, 'department', { type: 'string', required: false }],
  [enterpriseUserUrn, 'manager', { type: 'complex', multiValued: false }],
  [enterpriseUserUrn, 'manager.$ref', { type: 'reference', referenceTypes: ['User'] }],
  [enterpriseUserUrn, 'manager.displayName', { mutability: 'readOnly' }],
];

for (const [urn, path, wanted] of characteristics) {
  await test(`${urn.slice(urn.lastIndexOf(':') + 1)} ${path} is ${JSON.stringify(wanted)}`, () => {
    const attribute = getAttribute(urn, path);

    for (const [name, value] of Object.entries(wanted)) {
      assert.deepEqual(attribute[name], value);
    }
  });
}

function* allAttributes(documents: readonly JsonObject[]): Generator<JsonObject> {
  for (const { attributes, subAttributes } of documents) {
    for (const attribute of [...objectsIn(attributes), ...objectsIn(subAttributes)]) {
      yield attribute;
      yield* allAttributes([{ subAttributes: attribute['subAttributes'] ?? [] }]);
    }
  }
}

const typesWithCase = ['string', 'reference', 'binary'];

await test('every attribute says everything that a reader would have to know the defaults of', () => {
  const all = [...allAttributes(schemaDocuments(deviceRegistry, baseUrl))];

  assert.ok(all.length > 100);
  for (const attribute of all) {
    for (const name of ['name', 'type', 'mutability', 'returned', 'uniqueness', 'description']) {
      assert.equal(typeof attribute[name], 'string', `${name} of ${JSON.stringify(attribute)}`);
    }
    for (const name of ['multiValued', 'required']) {
      assert.equal(typeof attribute[name], 'boolean', `${name} of ${JSON.stringify(attribute)}`);
    }
    assert.equal('subAttributes' in attribute, attribute['type'] === 'complex');
    const hasCase = typesWithCase.some((type) => type === attribute['type']);
    assert.equal('caseExact' in attribute, hasCase);
    assert.ok(attribute['type'] === 'reference' || !('referenceTypes' in attribute));
  }
});

await test('the documents are a schema file that means the same again', () => {
  const ids = deviceRegistry.schemas.map(({ id }) => id);
  const documents = schemaDocuments(deviceRegistry, baseUrl).filter(({ id }) =>
    ids.some((one) => one === id),
  );

  const { schemas } = readSchemaFile({ schemas: documents });

  for (const [at, { id, name, attributes }] of schemas.entries()) {
    const original = deviceRegistry.schemas[at];
    assert.deepEqual([id, name], [original?.id, original?.name]);
    assert.deepEqual(attributes.map(toAttribute), original?.attributes.map(toAttribute));
  }
});
