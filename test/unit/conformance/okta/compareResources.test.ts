import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type JsonObject } from '../../../../src/base/json.js';
import { changesBetween, tellChanges } from '../../../../src/conformance/okta/compareResources.js';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const cases: readonly (readonly [
  what: string,
  before: JsonObject,
  after: JsonObject,
  told: string,
])[] = [
  ['nothing', { title: 'Guide' }, { title: 'Guide' }, ''],
  ['more than was there', { title: 'Guide' }, { title: 'Guide', nickName: 'No' }, ''],
  [
    'another order of a list',
    { emails: [{ value: 'a' }, { value: 'b' }] },
    { emails: [{ value: 'b' }, { value: 'a' }] },
    '',
  ],
  [
    'parts that a server adds to a value',
    { emails: [{ value: 'a' }] },
    { emails: [{ value: 'a', display: 'a' }] },
    '',
  ],
  [
    'what the server writes itself',
    { meta: { version: '1' }, groups: [], schemas: [] },
    { meta: { version: '2' } },
    '',
  ],
  ['an empty list that is left out', { emails: [] }, {}, ''],
  ['a lost attribute', { title: 'Guide' }, {}, 'title was "Guide" and is gone'],
  ['a changed one', { title: 'Guide' }, { title: 'Cook' }, 'title was "Guide" and is now "Cook"'],
  [
    'a part of a complex one',
    { name: { givenName: 'N', familyName: 'L' } },
    { name: { givenName: 'N' } },
    'name.familyName was "L" and is gone',
  ],
  [
    'an attribute of an extension',
    { [enterprise]: { department: 'D' } },
    { [enterprise]: {} },
    `${enterprise}:department was "D" and is gone`,
  ],
  [
    'one more entry',
    { emails: [{ value: 'a' }] },
    { emails: [{ value: 'a' }, { value: 'a' }] },
    'emails was [{"value":"a"}] and is now [{"value":"a"},{"value":"a"}]',
  ],
  [
    'a boolean that became a text',
    { active: false },
    { active: 'false' },
    'active was false and is now "false"',
  ],
];

void describe('what of a resource is not as it was', () => {
  for (const [what, before, after, told] of cases) {
    void test(what, () => {
      assert.equal(tellChanges(changesBetween(before, after)), told);
    });
  }

  void test('attributes that may change are left out, capitals aside', () => {
    assert.deepEqual(changesBetween({ Active: true }, { Active: false }, ['active']), []);
  });
});
