import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonArray, isJsonObject, type JsonObject } from '../../../../src/base/json.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { seedResources } from '../../../../src/scim/store/seedPeople.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';

const objects = (count: number): readonly JsonObject[] =>
  [...seedResources(count)].filter(isJsonObject);

const peopleOf = (resources: readonly JsonObject[]): readonly JsonObject[] =>
  resources.filter(({ schemas }) => isJsonArray(schemas) && schemas.includes(userUrn));

await test('the same number gives the same people', () => {
  assert.deepEqual([...seedResources(40)], [...seedResources(40)]);
});

await test('more people begin with the same ones', () => {
  assert.deepEqual(peopleOf(objects(40)).slice(0, 25), peopleOf(objects(25)));
});

await test('25 people come with 3 groups, and can be loaded as they are', () => {
  const { directory, users, groups } = createDirectoryRig();

  directory.load(seedResources(25));

  assert.deepEqual([directory.count(users), directory.count(groups)], [25, 3]);
});

const sizes: readonly (readonly [people: number, groups: number])[] = [
  [0, 0],
  [1, 3],
  [2, 3],
  [100, 10],
  [1_000, 100],
];

for (const [people, groups] of sizes) {
  await test(`${String(people)} people come with ${String(groups)} groups, whose names differ`, () => {
    const rig = createDirectoryRig();

    rig.directory.load(seedResources(people));

    assert.equal(rig.directory.count(rig.users), people);
    const { resources } = rig.directory.query([rig.groups], { startIndex: 1, count: 1_000 });
    assert.equal(new Set(resources.map(({ content }) => content['displayName'])).size, groups);
  });
}

await test('everybody is in a group', () => {
  const { directory, users } = createDirectoryRig();

  directory.load(seedResources(50));

  const { resources } = directory.query([users], { startIndex: 1, count: 50 });
  assert.deepEqual(
    resources.filter(({ content }) => content['groups'] === undefined),
    [],
  );
});

await test('the first person leads, everybody else reports to somebody who is there', () => {
  const people = peopleOf(objects(60));
  const byId = new Map(people.map((person) => [person['id'], person]));

  const managers = people.map((person) => {
    const enterprise = person[enterpriseUserUrn];
    return isJsonObject(enterprise) ? enterprise['manager'] : undefined;
  });

  assert.equal(managers[0], undefined);
  for (const manager of managers.slice(1)) {
    const value = isJsonObject(manager) ? manager['value'] : undefined;
    assert.ok(typeof value === 'string');
    const displayName = byId.get(value)?.['displayName'];
    // The form of RFC 7643 8.3.
    assert.deepEqual(manager, { value, $ref: `../Users/${value}`, displayName });
  }
});

await test('names come in several scripts, addresses in ASCII', () => {
  const people = peopleOf(objects(25));
  const names = JSON.stringify(people.map(({ displayName }) => displayName));

  for (const script of ['Latin', 'Han', 'Cyrillic', 'Arabic', 'Devanagari']) {
    assert.match(names, new RegExp(`\\p{Script=${script}}`, 'u'));
  }
  for (const { userName } of people) {
    assert.match(JSON.stringify(userName), /^"[a-z\d.]+@example\.com"$/);
  }
});

await test('some people are deactivated, most are not', () => {
  const inactive = peopleOf(objects(25)).filter(({ active }) => active === false);

  assert.ok(inactive.length > 0 && inactive.length < 6);
});

await test('each person has one primary e-mail address, the user name, and an id of Okta', () => {
  for (const { userName, emails, externalId } of peopleOf(objects(25))) {
    assert.ok(isJsonArray(emails));
    const primary = emails.filter((email) => isJsonObject(email) && email['primary'] === true);
    assert.deepEqual(
      primary.map((email) => isJsonObject(email) && email['value']),
      [userName],
    );
    assert.match(JSON.stringify(externalId), /^"00u[0-9A-Za-z]{17}"$/);
  }
});

await test('nobody among 2,000 people has the id or the name of another', () => {
  const people = peopleOf(objects(2_000));

  assert.equal(new Set(people.map(({ id }) => id)).size, 2_000);
  assert.equal(new Set(people.map(({ userName }) => userName)).size, 2_000);
});
