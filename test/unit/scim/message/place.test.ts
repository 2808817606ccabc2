import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Place, placeOf, printPlace } from '../../../../src/scim/message/place.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';

const chain = (...steps: readonly (string | number)[]): Place =>
  steps.slice(1).reduce<Place>((place, step) => placeOf(step, place), placeOf(steps[0] ?? ''));

const places: readonly (readonly [steps: readonly (string | number)[], printed: string])[] = [
  [['userName'], 'userName'],
  [['name', 'givenName'], 'name.givenName'],
  [['emails', 1], 'emails[1]'],
  [['emails', 1, 'primary'], 'emails[1].primary'],
  [[enterpriseUserUrn, 'department'], `${enterpriseUserUrn}:department`],
  [[enterpriseUserUrn, 'manager', 'value'], `${enterpriseUserUrn}:manager.value`],
  [['https://example.com/ext', 'a'], 'https://example.com/ext:a'],
];

for (const [steps, printed] of places) {
  await test(`a place is printed as ${printed}`, () => {
    assert.equal(printPlace(chain(...steps)), printed);
  });
}
