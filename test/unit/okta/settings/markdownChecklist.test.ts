import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import {
  provisioningActions,
  toAppSwitches,
} from '../../../../src/okta/settings/consoleChoices.js';
import { toMarkdownChecklist } from '../../../../src/okta/settings/markdownChecklist.js';
import { createExample } from '../../../../src/okta/settings/provisioningSettings.js';
import { toSettingsJson } from '../../../../src/okta/settings/settingsJson.js';

const baseUrl = 'https://scim.example.com/scim/v2';

const goldenFiles: Readonly<Record<string, unknown>> = {
  'saml-header': toSettingsJson(createExample()),
  'swa-basic-local': {
    label: 'Payroll',
    signOnMode: 'swa',
    connection: {
      baseUrl: 'http://localhost:8484/scim/v2',
      provisioningActions: provisioningActions.map(({ id }) => id),
      authentication: { mode: 'basic', username: 'okta' },
    },
  },
  'saml-oauth2': {
    label: 'Example App',
    appName: 'example_app_1',
    connection: {
      baseUrl,
      uniqueIdentifierField: 'email',
      provisioningActions: ['importNewUsersAndProfileUpdates'],
      authentication: {
        mode: 'oauth2',
        accessTokenEndpoint: 'https://login.example.com/oauth2/token',
        authorizationEndpoint: 'https://login.example.com/oauth2/authorize?scope=offline_access',
        clientId: 'okta-client',
      },
    },
  },
};

const toChecklist = (file: unknown): string => {
  const { settings, isUsable, findings } = assessSettings(file);
  assert.ok(isUsable, JSON.stringify(findings));
  return toMarkdownChecklist(settings);
};

for (const [name, file] of Object.entries(goldenFiles)) {
  await test(`the checklist ${name} is as it was agreed on`, async () => {
    const golden = new URL(
      `../../../../../test/unit/okta/settings/golden/${name}.md`,
      import.meta.url,
    );
    const text = toChecklist(file);

    if (process.env['UPDATE_GOLDEN'] !== undefined) {
      await writeFile(golden, text);
    }
    assert.equal(text, await readFile(golden, 'utf8'));
  });
}

const headingsOf = (text: string): readonly string[] =>
  Array.from(text.matchAll(/^## (.*)$/gm), ([, title = '']) => title);

await test('the tasks come in the order of the Admin Console', () => {
  const text = toChecklist(goldenFiles['swa-basic-local']);

  assert.deepEqual(headingsOf(text), [
    'Before you begin',
    'Task 1: SSO integration that supports SCIM',
    'Task 2: Add SCIM provisioning',
    'Task 3: Provisioning options',
    'To App',
    'To Okta',
    'Push Groups',
    'Test and verify',
    'What such an app cannot do',
  ]);
});

await test('pages that the app does not have are left out', () => {
  const headings = headingsOf(toChecklist(goldenFiles['saml-oauth2']));

  assert.ok(headings.includes('To Okta'));
  assert.ok(!headings.includes('To App'));
  assert.ok(!headings.includes('Push Groups'));
});

for (const { id, label } of provisioningActions) {
  await test(`the box ${label} is ticked only where it was chosen`, () => {
    const lists = (actions: readonly string[]): boolean =>
      toChecklist({ connection: { baseUrl, provisioningActions: actions } }).includes(
        `  - [ ] **${label}** (`,
      );
    const others = provisioningActions.map((action) => action.id).filter((other) => other !== id);

    assert.equal(lists([id]), true);
    assert.equal(lists(others), false);
  });
}

for (const { id, label } of toAppSwitches) {
  await test(`the switch ${label} is switched on only where it was asked for`, () => {
    const lists = (isOn: boolean): boolean =>
      toChecklist({ connection: { baseUrl }, toApp: { [id]: isOn } }).includes(
        `  - [ ] **${label}**\n`,
      );

    assert.equal(lists(true), true);
    assert.equal(lists(false), false);
  });
}

await test('an app name cannot break out of its place', () => {
  const text = toChecklist({ label: '**bold** ```', connection: { baseUrl } });

  assert.ok(text.startsWith('# Okta provisioning settings: \\*\\*bold\\*\\* \\`\\`\\`\n'));
  assert.ok(text.includes('  ````text\n  **bold** ```\n  ````\n'));
});

await test('what an admin cannot do is said, with the way: OIDC, profile sourcing, no SCIM option', () => {
  const text = toChecklist(goldenFiles['saml-header']);

  assert.match(text, /contact Okta support/);
  assert.match(text, /\*\*Profile sourcing\*\* isn't available.*private integration\./);
  assert.match(text, /\*\*OIDC\*\* does not go with SCIM.*Okta Integration Wizard \(OIW\)/);
});

await test('names, attributes, mappings and groups have their steps, each value to be copied', () => {
  const text = toChecklist({
    usernameFormat: 'String.toLowerCase(source.login)',
    connection: {
      baseUrl,
      authentication: {
        mode: 'oauth2',
        accessTokenEndpoint: 'https://login.example.com/token',
        authorizationEndpoint: 'https://login.example.com/authorize',
        clientId: 'okta',
        scopes: ['offline_access', 'scim'],
      },
    },
    customAttributes: [{ name: 'badge', externalNamespace: 'urn:example:acme:1.0:User' }],
    attributeMappings: [{ attribute: 'badge', expression: 'user.badge', applyOn: 'create' }],
    assignedGroups: ['Staff'],
    pushGroups: [{ name: 'Engineering', targetName: 'Eng' }],
  });

  for (const value of [
    'https://login.example.com/authorize?scope=offline_access%20scim',
    'String.toLowerCase(source.login)',
    'urn:example:acme:1.0:User',
    'user.badge',
  ]) {
    assert.ok(text.includes(`\`\`\`text\n  ${value}\n`), value);
  }
  assert.match(text, /\*\*Apply on\*\* \*\*Create\*\*/);
  assert.match(text, /- \[ \] \*\*Staff\*\*/);
  assert.match(text, /\*\*Engineering\*\*, called \*\*Eng\*\* at the server/);
});
