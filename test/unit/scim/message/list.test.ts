import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listResponse, listResponseUrn } from '../../../../src/scim/message/list.js';

await test('a list says how many it holds, not how many were asked for, and counts in numbers', () => {
  const text = listResponse({
    totalResults: 12,
    startIndex: 11,
    resources: ['{"id":"a"}', '{"id":"b"}'],
  });

  assert.deepEqual(JSON.parse(text), {
    schemas: [listResponseUrn],
    totalResults: 12,
    startIndex: 11,
    itemsPerPage: 2,
    Resources: [{ id: 'a' }, { id: 'b' }],
  });
});

await test('an empty list has an empty array of resources', () => {
  const text = listResponse({ totalResults: 0, startIndex: 1, resources: [] });

  assert.match(text, /"totalResults":0,"startIndex":1,"itemsPerPage":0,"Resources":\[\]/);
});
