import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { format } from '@cdktf/hcl-tools';
import { parse } from '@cdktf/hcl2json';
import fc from 'fast-check';
import {
  isJsonArray,
  isJsonObject,
  readMember,
  type JsonValue,
} from '../../../../src/base/json.js';
import { toTerraform } from '../../../../src/okta/settings/exports/terraformExport.js';
import { toHclString } from '../../../../src/okta/settings/exports/hclText.js';
import { readSettings } from '../../../../src/okta/settings/readSettings.js';
import { settingsFiles } from '../../../support/settingsFiles.js';

const textOf = (file: unknown): string => toTerraform(readSettings(file).settings);

/** What HashiCorp's parser reads. Its answer has templates as they are written. */
const parseHcl = (text: string): Promise<JsonValue> =>
  // The parser answers JSON.
  parse('okta.tf', text) as Promise<JsonValue>;

function at(value: JsonValue, ...path: readonly string[]): JsonValue | undefined {
  let found: JsonValue | undefined = value;
  for (const name of path) {
    found = isJsonArray(found) ? found[0] : found;
    found = isJsonObject(found) ? readMember(found, name) : undefined;
  }
  return found;
}

void describe('the export to Terraform', () => {
  void test('is formatted as terraform fmt formats it, whatever is in the settings', async () => {
    await fc.assert(
      fc.asyncProperty(settingsFiles, async (file) => {
        const text = textOf(file);

        assert.equal(await format(text), text);
        assert.ok(isJsonObject(await parseHcl(text)));
      }),
      { numRuns: 20 },
    );
  });

  void test('says a text as it is, with all signs that mean something in HCL', async () => {
    const texts = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .array(fc.constantFrom('$', '%', '{', '}', '"', '\\', '${', '%{', 'a', "'"))
        .map((signs) => signs.join('')),
    );

    await fc.assert(
      fc.asyncProperty(texts, async (drawn) => {
        const text = drawn.replaceAll(/[\p{Cc}\p{Cs}]/gu, '');
        const read = await parseHcl(`locals {\n  x = ${toHclString(text)}\n}\n`);

        assert.equal(unescape(at(read, 'locals', 'x')), text.normalize('NFC'));
      }),
      { numRuns: 100 },
    );
  });

  void test('has the resources of the provider for all that has one', async () => {
    const text = textOf({
      label: 'Example',
      signOn: { acsUrl: 'https://app.example.com/acs', audience: 'https://app.example.com' },
      connection: { baseUrl: 'https://scim.example.com/scim/v2' },
      customAttributes: [
        {
          name: 'costCode',
          title: 'Cost code',
          externalNamespace: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
        },
      ],
      attributeMappings: [{ attribute: 'costCode', expression: 'user.costCenter' }],
      assignedGroups: ['Staff'],
      pushGroups: [{ name: 'Engineering' }],
    });

    const resource = at(await parseHcl(text), 'resource');
    assert.ok(isJsonObject(resource));
    assert.deepEqual(Object.keys(resource).sort(), [
      'okta_app_group_assignment',
      'okta_app_saml',
      'okta_app_user_schema_property',
      'okta_profile_mapping',
      'okta_push_group',
    ]);
    assert.equal(at(resource, 'okta_app_saml', 'app', 'user_name_template'), '$${source.login}');
    assert.deepEqual(at(resource, 'okta_app_user_schema_property', 'costCode'), [
      {
        app_id: '${okta_app_saml.app.id}',
        count: '${var.scim_is_set_up ? 1 : 0}',
        external_name: 'costCode',
        external_namespace: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
        index: 'costCode',
        master: 'OKTA',
        scope: 'NONE',
        title: 'Cost code',
        type: 'string',
      },
    ]);
    assert.deepEqual(at(resource, 'okta_profile_mapping', 'to_app', 'mappings'), [
      { expression: 'user.costCenter', id: 'costCode', push_status: 'PUSH' },
    ]);
  });

  void test('asks for what single sign-on needs and the settings do not say', async () => {
    const variable = at(
      await parseHcl(textOf({ signOnMode: 'swa', connection: { baseUrl: 'https://a.example' } })),
      'variable',
    );

    assert.ok(isJsonObject(variable));
    assert.deepEqual(Object.keys(variable), ['login_page_url', 'scim_is_set_up']);
  });

  void test('says that there is no resource for a submission', () => {
    const text = textOf({ appKind: 'oin', connection: { baseUrl: 'https://a.example' } });

    assert.match(text, /^# The Terraform provider has no resource for submissions/m);
    assert.ok(text.split('\n').every((line) => line === '' || line.startsWith('#')));
  });
});

/** The parser leaves the escapes of templates in. */
const unescape = (text: JsonValue | undefined): string =>
  typeof text === 'string' ? text.replaceAll(/([$%])\1\{/g, '$1{') : '';
