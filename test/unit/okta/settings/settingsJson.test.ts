import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import {
  authenticationModes,
  idsOf,
  provisioningActions,
  scimVersions,
  signOnModes,
  toAppSwitches,
} from '../../../../src/okta/settings/consoleChoices.js';
import { exportFormats } from '../../../../src/okta/settings/exportFormats.js';
import { serverRules } from '../../../../src/okta/settings/serverRules.js';
import { settingsRules } from '../../../../src/okta/settings/checkSettings.js';
import { createExample } from '../../../../src/okta/settings/provisioningSettings.js';
import { toSettingsJson, toSettingsText } from '../../../../src/okta/settings/settingsJson.js';

const documentUrl = new URL('../../../../../docs/settings-file.md', import.meta.url);

await test('the example is exported without anything to say', () => {
  const { settings, findings } = assessSettings(JSON.parse(toSettingsText(createExample())));

  assert.deepEqual(settings, createExample());
  assert.deepEqual(findings, []);
});

for (const authentication of [
  { mode: 'basic', username: 'okta', password: '<SCIM password>' },
  { mode: 'header', token: '<SCIM bearer token>' },
  {
    mode: 'oauth2',
    accessTokenEndpoint: 'https://login.example.com/token',
    authorizationEndpoint: 'https://login.example.com/authorize?scope=offline_access',
    clientId: 'okta',
    clientSecret: '<OAuth client secret>',
  },
]) {
  await test(`an export with ${authentication.mode} is the file that it came from`, () => {
    const example = toSettingsJson(createExample());
    const file = {
      ...example,
      appName: 'example_app_1',
      connection: { ...createExample().connection, authentication },
    };

    const { settings, findings } = assessSettings(file);

    assert.deepEqual(findings, []);
    assert.deepEqual(toSettingsJson(settings), file);
  });
}

await test('the example of the documentation is the one that the command line prints', async () => {
  const document = await readFile(documentUrl, 'utf8');

  const [, example = ''] = /```json\n([^]*?)```/.exec(document) ?? [];
  assert.deepEqual(JSON.parse(example), toSettingsJson(createExample()));
});

await test('the documentation names every value that a file can have, and every rule', async () => {
  const document = await readFile(documentUrl, 'utf8');

  const names = [
    ...[signOnModes, scimVersions, provisioningActions, authenticationModes, toAppSwitches].flatMap(
      (choices): readonly string[] => idsOf<string>(choices),
    ),
    ...[...settingsRules, ...serverRules].map(({ id }) => id),
    ...exportFormats.map(({ name }) => name),
  ];
  assert.deepEqual(
    names.filter((name) => !document.includes(`\`${name}\``)),
    [],
  );
});
