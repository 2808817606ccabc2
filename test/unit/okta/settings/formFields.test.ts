import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { applyEdits } from 'jsonc-parser';
import { assessSettings } from '../../../../src/okta/settings/assessSettings.js';
import { toTextEdits } from '../../../../src/okta/settings/form/editSettings.js';
import { type FormField, formTabs } from '../../../../src/okta/settings/form/formFields.js';
import { type JsonValue } from '../../../../src/base/json.js';

const fields = formTabs.flatMap(({ sections }) => sections).flatMap((section) => section.fields);

const change = (text: string, pointer: string, value?: JsonValue): string =>
  applyEdits(text, [...toTextEdits(text, { pointer, ...(value !== undefined && { value }) })]);

/** Something that may stand in the field. */
function sampleOf({ control, choices = [], columns = [] }: FormField): JsonValue {
  switch (control) {
    case 'check':
      return true;
    case 'choice':
      return choices[0]?.id ?? '';
    case 'checks':
      return choices.map(({ id }) => id);
    case 'lines':
      return ['https://example.com/one'];
    case 'rows':
      return [Object.fromEntries(columns.map((column) => [column.name, cellOf(column)]))];
    case 'text':
      return 'https://example.com/text';
  }
}

const cellOf = ({
  control,
  choices = [],
  placeholder = 'costCode',
}: NonNullable<FormField['columns']>[number]): JsonValue =>
  control === 'check' ? false : control === 'choice' ? (choices[0]?.id ?? '') : placeholder;

void describe('a field of the settings form', () => {
  for (const field of fields) {
    void test(`${field.pointer} is a member that settings files have`, () => {
      const isOfOAuth = field.pointer.startsWith('/connection/authentication/');
      const mode = field.pointer.endsWith('/username') ? 'basic' : 'oauth2';
      const text = isOfOAuth ? change('{}', '/connection/authentication/mode', mode) : '{}';
      const file: unknown = JSON.parse(change(text, field.pointer, sampleOf(field)));

      const ofForm = assessSettings(file).findings.filter(
        ({ id, pointer }) =>
          (id === 'shape' || id === 'member.unknown') && pointer.startsWith(field.pointer),
      );
      assert.deepEqual(ofForm, []);
    });
  }
});

void describe('a change of a settings file', () => {
  void test('leaves comments, order and blanks of the rest as they are', () => {
    const text = '{\n  // ours\n  "label": "A",\n\n  "toApp": { "createUsers": true }\n}\n';

    assert.equal(
      change(text, '/toApp/createUsers', false),
      text.replace('"createUsers": true', '"createUsers": false'),
    );
  });

  void test('makes what is not there yet, also in an empty file', () => {
    assert.deepEqual(JSON.parse(change('', '/connection/baseUrl', 'https://a.example')), {
      connection: { baseUrl: 'https://a.example' },
    });
    assert.deepEqual(JSON.parse(change('{}', '/pushGroups/0', { name: 'A' })), {
      pushGroups: [{ name: 'A' }],
    });
  });

  void test('takes the members of another authentication mode away', () => {
    const text =
      '{"connection":{"authentication":{"mode":"basic","username":"okta","password":"<p>"}}}';

    assert.deepEqual(JSON.parse(change(text, '/connection/authentication/mode', 'header')), {
      connection: { authentication: { mode: 'header' } },
    });
  });

  void test('takes an item out, and nothing where there is none', () => {
    const text = '{"pushGroups":[{"name":"A"},{"name":"B"}]}';

    assert.deepEqual(JSON.parse(change(text, '/pushGroups/0')), { pushGroups: [{ name: 'B' }] });
    assert.equal(change(text, '/pushGroups/7'), text);
  });

  for (const text of ['[]', '7', 'label']) {
    void test(`is none where the file is ${text}`, () => {
      assert.deepEqual(toTextEdits(text, { pointer: '/label', value: 'A' }), []);
    });
  }
});
