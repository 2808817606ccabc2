import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import {
  createProfile,
  isProfileName,
  profileDescriptions,
  profileNames,
  profiles,
  profileSwitches,
  type SwitchName,
  type SwitchValue,
  switchNames,
} from '../../../src/scim/profile.js';
import {
  changedSwitches,
  changesOf,
  describeProfile,
  printSwitchValue,
  readSwitch,
  readSwitches,
  SwitchError,
} from '../../../src/scim/profileChanges.js';

type Row = readonly [name: SwitchName, strict: unknown, okta: unknown, entra: unknown];

/** The choices where the RFCs leave room: each is a switch, not an `if` on the name of a profile. */
const choices: readonly Row[] = [
  ['patchAnswer', 'resource', 'resource', 'noContent'],
  ['coercesBooleanStrings', false, true, true],
  ['acceptsUnquotedFilterStrings', false, false, true],
  ['acceptsBracketsBeforeSub', false, false, true],
  ['acceptsBareMembers', false, false, true],
  ['removesListedValues', false, true, true],
  ['addsOnMissedReplace', false, false, true],
  ['acceptsMissedRemove', false, true, true],
  ['acceptsMissingSchemas', false, true, true],
  ['readsEmailForEmails', false, true, false],
  ['acceptsEmptyOperations', false, false, true],
  ['acceptsFilterOnOneValue', false, false, true],
  ['acceptsListForOne', false, false, true],
  ['acceptsMembersByReference', true, true, true],
  ['refusesSameGroupName', false, false, true],
  ['serviceProviderConfigAliases', [], ['/ServiceProviderConfigs'], ['/serviceConfiguration']],
  ['toleranceLevel', 'warning', 'warning', 'hint'],
  ['notesUnknownAttributes', true, true, false],
  ['notesRemoveWithValue', true, true, false],
  ['notesOpCapitals', true, false, false],
  ['notesOddSlashes', true, false, false],
  ['notesLostMembership', false, true, false],
];

for (const [name, strict, okta, entra] of choices) {
  await test(`${name} is ${JSON.stringify([strict, okta, entra])} for strict, okta, entra`, () => {
    assert.deepEqual(
      profileNames.map((profile) => profiles[profile][name]),
      [strict, okta, entra],
    );
  });
}

await test('every switch has words for people, and is looked at above', () => {
  const names = Object.keys(profiles.strict).filter((name) => name !== 'name');

  assert.deepEqual([...switchNames].sort(), names.sort());
  assert.deepEqual(choices.map(([name]) => name).sort(), names.sort());
  for (const name of switchNames) {
    const { title, description, reason } = profileSwitches[name];
    assert.ok(title.length > 10 && title.length < 60, name);
    assert.match(description, /^["A-Z].+\.$/, name);
    assert.match(reason, /\.$/, name);
  }
  assert.deepEqual(Object.keys(profileDescriptions), profileNames);
});

await test('every default is a value that its switch can have, as JSON and as text', () => {
  for (const name of switchNames) {
    for (const profile of profileNames) {
      const value = profiles[profile][name];

      assert.deepEqual(readSwitch(name, value), { [name]: value });
      assert.deepEqual(readSwitch(name, printSwitchValue(value)), { [name]: value });
    }
  }
});

await test('a profile with changed switches keeps its name and tells how many', () => {
  const changes = { patchAnswer: 'noContent', coercesBooleanStrings: true } as const;

  const profile = createProfile('okta', changes);

  assert.equal(profile.name, 'okta');
  assert.equal(profile.patchAnswer, 'noContent');
  // Okta coerces anyway, so this is no change.
  assert.deepEqual(changedSwitches(profile), ['patchAnswer']);
  assert.deepEqual(changesOf(profile), { patchAnswer: 'noContent' });
  assert.equal(describeProfile(profile), 'okta, 1 changed');
  assert.equal(describeProfile(profiles.entra), 'entra');
});

const unusable: readonly (readonly [what: string, name: unknown, value: unknown, why: RegExp])[] = [
  ['an unknown name', 'patchAnswers', true, /no switch "patchAnswers".+There are patchAnswer, /],
  ['a name that every object has', 'constructor', true, /no switch "constructor"/],
  ['__proto__', '__proto__', true, /no switch "__proto__"/],
  ['no name at all', undefined, true, /no switch nothing/],
  ['text where a boolean belongs', 'acceptsBareMembers', 'yes', /must be true or false.+"yes"/],
  ['a choice that there is not', 'patchAnswer', '204', /one of resource, noContent, but is "204"/],
  ['a path without a slash', 'serviceProviderConfigAliases', ['x'], /begin with a slash/],
  ['null', 'toleranceLevel', null, /one of warning, hint, but is null/],
];

for (const [what, name, value, why] of unusable) {
  await test(`a switch is not set by ${what}, and the message says what there is`, () => {
    assert.throws(
      () => readSwitch(name, value),
      (error: unknown) => error instanceof SwitchError && why.test(error.message),
    );
  });
}

await test('several switches are read from an object', () => {
  assert.deepEqual(readSwitches({ patchAnswer: 'noContent', notesOddSlashes: 'TRUE' }), {
    patchAnswer: 'noContent',
    notesOddSlashes: true,
  });
  assert.throws(() => readSwitches(['patchAnswer']), /given as an object/);
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

await test('docs/profiles.md has each switch as the table has it', async () => {
  const text = await readFile('docs/profiles.md', 'utf8');
  const rows = text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()));

  const inWords = (value: SwitchValue): string =>
    typeof value === 'boolean'
      ? value
        ? 'yes'
        : 'no'
      : printSwitchValue(value) === ''
        ? 'none'
        : `\`${printSwitchValue(value)}\``;
  assert.deepEqual(
    rows.map(([, ...cells]) => cells.slice(0, 6)),
    switchNames.map((name) => {
      const { defaults, description, reason } = profileSwitches[name];
      return [
        `\`${name}\``,
        ...profileNames.map((profile) => inWords(defaults[profile])),
        description,
        reason,
      ];
    }),
  );
});
