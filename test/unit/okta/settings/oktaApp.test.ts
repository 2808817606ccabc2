import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import { isOktaApp } from '../../../../src/okta/settings/import/oktaApp.js';

const app = {
  id: '0oa1',
  name: 'acme_strawberry_1',
  label: 'Strawberry',
  status: 'ACTIVE',
  features: ['PUSH_NEW_USERS', 'PUSH_USER_DEACTIVATION', 'GROUP_PUSH', 'SCIM_PROVISIONING'],
  signOnMode: 'SAML_2_0',
  credentials: { userNameTemplate: { template: '${source.email}', type: 'BUILT_IN' } },
  settings: { signOn: { ssoAcsUrl: 'https://app.example.com/acs', audience: 'urn:app' } },
};

void describe("what Okta's API answers of an app", () => {
  void test('is read as settings, with what schema and mapping tell', () => {
    const { settings, isImported } = assessSettings({
      app,
      schema: {
        definitions: {
          custom: {
            properties: {
              roles: {
                title: 'Roles',
                type: 'array',
                items: { type: 'string' },
                externalName: 'roles',
              },
            },
          },
        },
      },
      mapping: {
        properties: {
          title: { expression: 'user.title', pushStatus: 'PUSH' },
          department: { expression: 'user.division', pushStatus: 'DONT_PUSH' },
        },
      },
      connection: { baseUrl: 'https://scim.example.com/scim/v2' },
    });

    assert.ok(isImported);
    assert.equal(settings.label, 'Strawberry');
    assert.equal(settings.appName, 'acme_strawberry_1');
    assert.equal(settings.usernameFormat, '${source.email}');
    assert.equal(settings.connection.baseUrl, 'https://scim.example.com/scim/v2');
    assert.deepEqual(settings.connection.provisioningActions, ['pushNewUsers', 'pushGroups']);
    assert.deepEqual(settings.toApp, {
      createUsers: true,
      updateUserAttributes: false,
      deactivateUsers: true,
      excludeUsernameUpdates: false,
      syncPassword: false,
    });
    assert.deepEqual(
      settings.customAttributes.map(({ name, type, itemType }) => [name, type, itemType]),
      [['roles', 'array', 'string']],
    );
    // The row that is as Okta makes it is left out.
    assert.deepEqual(settings.attributeMappings, [
      { attribute: 'department', expression: 'user.division', applyOn: 'create' },
    ]);
  });

  void test('by itself lacks the base URL, and says so', () => {
    const { findings, isUsable } = assessSettings(app);

    assert.equal(isUsable, false);
    assert.deepEqual(
      findings.map(({ id }) => id),
      ['baseUrl.missing', 'import.okta'],
    );
  });

  void test('of an OIDC app is refused with the reason', () => {
    const { findings } = assessSettings({ ...app, signOnMode: 'OPENID_CONNECT' });

    assert.ok(findings.some(({ id }) => id === 'signOn.oidc'));
  });

  void test('may hold whatever it wants', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, two) => {
        for (const value of [
          { ...app, settings: one, credentials: two },
          { app, schema: one, mapping: two },
          {
            app,
            schema: { definitions: { custom: { properties: one } } },
            mapping: { properties: two },
          },
        ]) {
          assert.ok(assessSettings(value).isImported);
        }
      }),
    );
  });

  void test('is no settings file, and a settings file is none', () => {
    assert.equal(isOktaApp({ label: 'App', signOnMode: 'saml' }), false);
    assert.equal(isOktaApp([app]), false);
    assert.equal(isOktaApp(app), true);
  });
});
