import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isProfileName,
  type Profile,
  profileNames,
  profiles,
  profileSwitches,
} from '../../../src/scim/profile.js';

type Row = readonly [
  name: Exclude<keyof Profile, 'name'>,
  strict: unknown,
  okta: unknown,
  entra: unknown,
];

/** The choices where the RFCs leave room: each is a switch, not an `if` on the name of a profile. */
const choices: readonly Row[] = [
  ['patchAnswer', 'resource', 'resource', 'noContent'],
  ['coercesBooleanStrings', false, true, true],
  ['acceptsUnquotedFilterStrings', false, false, true],
  ['acceptsBareMembers', false, false, true],
  ['removesListedValues', false, true, true],
  ['addsOnMissedReplace', false, false, true],
  ['acceptsMissedRemove', false, true, true],
  ['acceptsMissingSchemas', false, true, true],
  ['serviceProviderConfigAliases', [], ['/ServiceProviderConfigs'], ['/serviceConfiguration']],
];

for (const [name, strict, okta, entra] of choices) {
  await test(`${name} is ${JSON.stringify([strict, okta, entra])} for strict, okta, entra`, () => {
    assert.deepEqual(
      profileNames.map((profile) => profiles[profile][name]),
      [strict, okta, entra],
    );
  });
}

await test('every switch of a profile has a description, and is looked at above', () => {
  const names = Object.keys(profiles.strict).filter((name) => name !== 'name');

  assert.deepEqual(profileSwitches.map(({ name }) => name).sort(), names.sort());
  assert.deepEqual(choices.map(([name]) => name).sort(), names.sort());
  assert.ok(profileSwitches.every(({ description }) => description.length > 10));
});

await test('a profile knows its own name, and only those names are names of profiles', () => {
  assert.deepEqual(
    profileNames.map((name) => profiles[name].name),
    profileNames,
  );
  assert.deepEqual(
    ['strict', 'okta', 'entra', 'Strict', 'constructor', 5, null].map(isProfileName),
    [true, true, true, false, false, false, false],
  );
});
