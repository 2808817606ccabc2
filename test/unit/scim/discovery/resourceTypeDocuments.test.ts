import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  findResourceTypeDocument,
  resourceTypeDocuments,
} from '../../../../src/scim/discovery/resourceTypeDocuments.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../../src/scim/schema/group.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { coreRegistry } from '../../../support/coreTypes.js';
import { deviceRegistry, deviceUrn } from '../../../support/deviceSchema.js';

const baseUrl = 'https://scim.example/v2';
const urn = 'urn:ietf:params:scim:schemas:core:2.0:ResourceType';

await test('people and groups are described as in RFC 7643 6', () => {
  assert.deepEqual(resourceTypeDocuments(coreRegistry, baseUrl), [
    {
      schemas: [urn],
      id: 'User',
      name: 'User',
      description: 'User Account',
      endpoint: '/Users',
      schema: userUrn,
      schemaExtensions: [{ schema: enterpriseUserUrn, required: false }],
      meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/User` },
    },
    {
      schemas: [urn],
      id: 'Group',
      name: 'Group',
      description: 'Group',
      endpoint: '/Groups',
      schema: groupUrn,
      meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/Group` },
    },
  ]);
});

await test('a type without an id has its name as id', () => {
  const found = findResourceTypeDocument(deviceRegistry, baseUrl, 'Device');

  assert.deepEqual([found?.['id'], found?.['schema']], ['Device', deviceUrn]);
  assert.equal(found?.['description'], undefined);
});

await test('a type is found by its name or its id, with their capitals', () => {
  const registry = createRegistry([
    {
      schemas: [],
      resourceTypes: [{ id: 'p/1', name: 'Person', endpoint: '/People', schema: userUrn }],
    },
  ]);
  const find = (name: string): unknown =>
    findResourceTypeDocument(registry, baseUrl, name)?.['meta'];

  const meta = { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/p%2F1` };
  assert.deepEqual([find('p/1'), find('Person')], [meta, meta]);
  assert.deepEqual([find('person'), find('constructor')], [undefined, undefined]);
});
