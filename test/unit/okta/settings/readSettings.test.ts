import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import { defaultSettings } from '../../../../src/okta/settings/provisioningSettings.js';
import { readSettings } from '../../../../src/okta/settings/readSettings.js';

const baseUrl = 'https://scim.example.com/scim/v2';

const problemsOf = (value: unknown): readonly string[] =>
  readSettings(value).findings.map(({ id, pointer, message }) => `${id} ${pointer}: ${message}`);

await test('an empty file gives the defaults', () => {
  const { settings, findings } = readSettings({});

  assert.deepEqual(settings, defaultSettings);
  assert.deepEqual(findings, []);
});

await test('everything that a file can say is read', () => {
  const { settings, findings } = readSettings({
    $schema: 'https://example.com/schema.json',
    label: ' Example App ',
    appName: 'example_app_1',
    signOnMode: 'swa',
    connection: {
      scimVersion: '1.1',
      baseUrl,
      uniqueIdentifierField: 'emails',
      provisioningActions: ['importGroups', 'pushNewUsers', 'pushNewUsers'],
      authentication: { mode: 'basic', username: 'okta', password: '<SCIM password>' },
    },
    toApp: { createUsers: false, syncPassword: true },
    toOkta: { profileSourcing: true },
  });

  assert.deepEqual(findings, []);
  assert.deepEqual(settings, {
    ...defaultSettings,
    label: 'Example App',
    appName: 'example_app_1',
    signOnMode: 'swa',
    connection: {
      scimVersion: '1.1',
      baseUrl,
      uniqueIdentifierField: 'emails',
      provisioningActions: ['pushNewUsers', 'importGroups'],
      authentication: { mode: 'basic', username: 'okta' },
    },
    toApp: {
      createUsers: false,
      updateUserAttributes: false,
      deactivateUsers: true,
      excludeUsernameUpdates: false,
      syncPassword: true,
    },
    toOkta: { profileSourcing: true },
  });
});

await test('null stands for nothing, as elsewhere in SCIM', () => {
  const { settings, findings } = readSettings({ label: null, connection: null, toApp: null });

  assert.deepEqual(settings, defaultSettings);
  assert.deepEqual(findings, []);
});

for (const value of [undefined, null, 7, 'text', [], [{}]]) {
  await test(`${value === undefined ? 'nothing' : JSON.stringify(value)} is no settings file`, () => {
    assert.deepEqual(problemsOf(value), ['shape : A settings file holds one JSON object.']);
  });
}

await test('all problems are told at once, each with its JSON pointer', () => {
  const problems = problemsOf({
    label: 7,
    signOnMode: 'ldap',
    connection: {
      scimVersion: 2,
      baseUrl: [],
      uniqueIdentifierField: {},
      provisioningActions: ['pushNewUsers', 'pushNewUser', null],
      authentication: { mode: 'none' },
    },
    toApp: { createUsers: 'yes' },
    toOkta: [],
  });

  const actions =
    'importNewUsersAndProfileUpdates, pushNewUsers, pushProfileUpdates, pushGroups, importGroups';
  assert.deepEqual([...problems].sort(), [
    `shape /connection/authentication/mode: The value must be one of basic, header, oauth2.`,
    'shape /connection/baseUrl: The value must be a string.',
    `shape /connection/provisioningActions/1: The value must be one of ${actions}.`,
    `shape /connection/provisioningActions/2: The value must be one of ${actions}.`,
    'shape /connection/scimVersion: The value must be one of 2.0, 1.1.',
    'shape /connection/uniqueIdentifierField: The value must be a string.',
    'shape /label: The value must be a string.',
    'shape /signOnMode: The value must be one of saml, swa.',
    'shape /toApp/createUsers: The value must be true or false.',
    'shape /toOkta: The value must be an object.',
  ]);
});

await test('no rule speaks about a value that could not be read', () => {
  const { findings } = assessSettings({ connection: 'https://scim.example.com' });

  assert.deepEqual(
    findings.map(({ id, pointer }) => [id, pointer]),
    [['shape', '/connection']],
  );
});

for (const { what, label } of [
  { what: 'a line break', label: 'App\nSecond line' },
  { what: 'an escape character', label: 'App\u001b[31m' },
  { what: 'a mark that turns the direction of writing', label: 'App\u202egnp' },
  { what: 'more than 1024 characters', label: 'a'.repeat(1025) },
]) {
  await test(`a text with ${what} is refused`, () => {
    assert.deepEqual(
      readSettings({ label }).findings.map(({ id, pointer }) => [id, pointer]),
      [['shape', '/label']],
    );
  });
}

await test('members that nobody knows are named, so that a slip of the pen is seen', () => {
  const value: unknown = JSON.parse(
    '{"lable":"App","__proto__":{"label":"x"},"connection":{"a/b~c":1},"toApp":{"createUser":true}}',
  );

  const { settings, findings } = readSettings(value);

  assert.equal(settings.label, defaultSettings.label);
  assert.deepEqual(
    findings.map(({ id, pointer }) => [id, pointer]),
    [
      ['member.unknown', '/lable'],
      ['member.unknown', '/__proto__'],
      ['member.unknown', '/connection/a~1b~0c'],
      ['member.unknown', '/toApp/createUser'],
    ],
  );
});

await test('a field of another authentication mode is named too', () => {
  const { findings } = readSettings({
    connection: { authentication: { mode: 'header', username: 'okta' } },
  });

  assert.deepEqual(
    findings.map(({ id, pointer }) => [id, pointer]),
    [['member.unknown', '/connection/authentication/username']],
  );
});

await test('whatever the file holds, reading it gives settings and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.jsonValue(), (whole, connection, other) => {
      for (const value of [whole, { connection, toApp: other, label: other, toOkta: connection }]) {
        const { settings, isUsable, findings } = assessSettings(value);

        assert.equal(typeof settings.connection.baseUrl, 'string');
        assert.equal(
          isUsable,
          findings.every(({ level }) => level !== 'error'),
        );
      }
    }),
  );
});
