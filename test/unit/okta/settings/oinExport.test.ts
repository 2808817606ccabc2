import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { isCall } from '../../../../src/okta/settings/api/apiCall.js';
import { toApiPlan } from '../../../../src/okta/settings/api/apiPlan.js';
import { jsonStyle, toTemplateText } from '../../../../src/okta/settings/api/templateText.js';
import { toOinNotes, toOinSubmission } from '../../../../src/okta/settings/exports/oinExport.js';
import { readSettings } from '../../../../src/okta/settings/readSettings.js';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import { compileOktaSchema } from '../../../support/oktaSchemas.js';
import { settingsFiles } from '../../../support/settingsFiles.js';

const baseUrl = 'https://scim.example.com/scim/v2';

const submissionOf = (file: unknown): unknown =>
  JSON.parse(toOinSubmission(readSettings(file).settings));

void describe('the submission to the OIN', () => {
  void test("is what Okta's OpenAPI document describes, whatever is in the settings", async () => {
    const validate = await compileOktaSchema('SubmissionRequest');

    fc.assert(
      fc.property(settingsFiles, (file) => {
        const { settings, isUsable } = assessSettings(file, 'oin');
        fc.pre(isUsable);
        assert.ok(validate(JSON.parse(toOinSubmission(settings))), JSON.stringify(validate.errors));
      }),
      { numRuns: 50 },
    );
  });

  void test("has all that Okta's own example has", () => {
    const body = submissionOf({
      label: 'Strawberry Central',
      connection: { baseUrl: 'https://scim.example.com/scim/v2' },
      toApp: { syncPassword: true },
      submission: {
        description: 'Your one source for in-season strawberry deals',
        logo: 'https://acme.okta.com/bc/image/fileStoreRecord?id=fs03xxd3KmkDBwJU80g4',
        baseUrlExpression: "'https://' + app.subdomain + '.example.com/scim/v2'",
        setupInstructions: 'https://doc.example.com/scim-provisioning',
        tokenForm: 'raw',
        tenantVariables: [{ name: 'subdomain', label: 'Subdomain' }],
      },
    });

    assert.deepEqual(body, {
      name: 'Strawberry Central',
      description: 'Your one source for in-season strawberry deals',
      logo: 'https://acme.okta.com/bc/image/fileStoreRecord?id=fs03xxd3KmkDBwJU80g4',
      provisioning: {
        features: [
          'CREATE_USER',
          'READ_USER',
          'UPDATE_USER',
          'DEACTIVATE_USER',
          'CREATE_GROUP',
          'READ_GROUP',
          'UPDATE_GROUP',
          'DEACTIVATE_GROUP',
        ],
        scim: {
          baseUri: "'https://' + app.subdomain + '.example.com/scim/v2'",
          authMode: 'header',
          setupInstructionsUri: 'https://doc.example.com/scim-provisioning',
          scimServerConfig: { patch: { supported: true }, changePassword: { supported: true } },
        },
      },
      authSettings: { authType: 'SCIM_HEADER' },
      config: [{ name: 'subdomain', label: 'Subdomain' }],
    });
  });

  void test('says beside it what it has placeholders for', () => {
    const { settings } = readSettings({ connection: { baseUrl } });

    assert.match(
      toOinNotes(settings).join('\n'),
      /Placeholders stand for: description, logo, setup/,
    );
  });
});

void describe("the bodies of Okta's API", () => {
  const plainStyle = jsonStyle(({ name }) => JSON.stringify(name));
  for (const { call, schema } of [
    { call: 'addAttributes', schema: 'UserSchema' },
    { call: 'pushGroup1', schema: 'CreateGroupPushMappingRequest' },
    { call: 'addTestInformation', schema: 'TestInfo' },
    { call: 'createSubmission', schema: 'SubmissionRequest' },
  ]) {
    void test(`that of ${call} is what the OpenAPI document calls ${schema}`, async () => {
      const validate = await compileOktaSchema(schema);

      fc.assert(
        fc.property(settingsFiles, fc.constantFrom('aiw', 'oin'), (file, appKind) => {
          const { settings, isUsable } = assessSettings(Object.assign({}, file, { appKind }));
          fc.pre(isUsable);
          const bodies = toApiPlan(settings)
            .filter(isCall)
            .filter(({ id }) => id === call)
            .flatMap(({ body }) => (body === undefined ? [] : [toTemplateText(body, plainStyle)]));
          for (const body of bodies) {
            assert.ok(validate(JSON.parse(body)), JSON.stringify(validate.errors));
          }
        }),
        { numRuns: 30 },
      );
    });
  }

  void test('every row of the mappings is what the OpenAPI document calls ProfileMappingProperty', async () => {
    const validate = await compileOktaSchema('ProfileMappingProperty');
    const { settings } = readSettings({
      connection: { baseUrl },
      attributeMappings: [{ attribute: 'title', expression: 'user.title', applyOn: 'create' }],
    });

    const call = toApiPlan(settings)
      .filter(isCall)
      .find(({ id }) => id === 'changeMappings');
    assert.deepEqual(call?.body, {
      properties: { title: { expression: 'user.title', pushStatus: 'DONT_PUSH' } },
    });
    assert.ok(validate({ expression: 'user.title', pushStatus: 'DONT_PUSH' }));
  });
});
