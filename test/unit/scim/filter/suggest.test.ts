import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseAttributePath } from '../../../../src/scim/filter/parser.js';
import { hintForPath } from '../../../../src/scim/filter/suggest.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const hintFor = (text: string): string => {
  const type = createRegistry().findByName('User');
  const parsed = parseAttributePath(text);
  assert.ok(type && parsed.ok);
  return hintForPath(type, parsed.path);
};

const cases: readonly (readonly [written: string, meant: string | undefined])[] = [
  ['department', `${enterprise}:department`],
  ['manager.value', `${enterprise}:manager.value`],
  ['DEPARTMENT', `${enterprise}:department`],
  [`${enterprise}:userName`, 'userName'],
  ['urn:example:other:userName', 'userName'],
  ['usrName', 'userName'],
  ['uesrName', 'userName'],
  ['user_name', 'userName'],
  ['departmnet', `${enterprise}:department`],
  ['name.givenNam', 'name.givenName'],
  ['email', 'emails'],
  ['familyName', 'name.familyName'],
  ['value', undefined],
  ['shoeSize', undefined],
  ['constructor', undefined],
  ['x'.repeat(5000), undefined],
];

for (const [written, meant] of cases) {
  await test(`${written.slice(0, 70)} may mean ${meant ?? 'nothing that is known'}`, () => {
    assert.equal(hintFor(written), meant === undefined ? '' : `. Did you mean ${meant}?`);
  });
}
