import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { describe, test } from 'node:test';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { isJsonArray, isJsonObject } from '../../../../src/base/json.js';
import { createExample } from '../../../../src/okta/settings/provisioningSettings.js';
import { readSettings } from '../../../../src/okta/settings/readSettings.js';
import { toSettingsJson } from '../../../../src/okta/settings/settingsJson.js';
import { settingsFiles } from '../../../support/settingsFiles.js';

const schemaUrl = new URL(
  '../../../../../media/schemas/scim-settings.schema.json',
  import.meta.url,
);

const compile = async (): Promise<ValidateFunction> => {
  const ajv = new Ajv({ strict: false });
  const schema: unknown = JSON.parse(await readFile(schemaUrl, 'utf8'));
  assert.ok(isJsonObject(schema));
  return ajv.compile(schema);
};

/** Whether reading finds fault with the form alone; rules say more than a JSON Schema can. */
const hasRightForm = (file: unknown): boolean =>
  !readSettings(file).findings.some(({ id }) => id === 'shape' || id === 'member.unknown');

void describe('the JSON Schema of settings files', () => {
  void test('takes the example', async () => {
    const validate = await compile();

    assert.ok(validate(toSettingsJson(createExample())), JSON.stringify(validate.errors));
  });

  void test('takes what the reader takes, also after it was written and read again', async () => {
    const validate = await compile();

    fc.assert(
      fc.property(settingsFiles, (file) => {
        const { settings, findings } = readSettings(file);
        assert.deepEqual(findings, []);
        assert.ok(validate(file), JSON.stringify(validate.errors));
        const written = toSettingsJson(settings);
        assert.ok(validate(written), JSON.stringify(validate.errors));
        assert.deepEqual(readSettings(written), { settings, findings: [] });
      }),
    );
  });

  void test('and the reader agree on what is wrong with one value', async () => {
    const validate = await compile();
    const wrong = fc.constantFrom<unknown>(7, true, 'wrong \u0007', [7], { unknown: 1 }, [[]]);

    fc.assert(
      fc.property(settingsFiles, fc.nat(), wrong, (file, at, value) => {
        const places = placesOf(file);
        const place = places[at % places.length];
        assert.ok(place);
        const changed = replaceAt(file, place, value);

        assert.equal(validate(changed), hasRightForm(changed), JSON.stringify({ place, value }));
      }),
      { numRuns: 200 },
    );
  });

  void test('and the reader agree on members that nobody knows', async () => {
    const validate = await compile();

    fc.assert(
      fc.property(settingsFiles, fc.nat(), (file, at) => {
        const objects = placesOf(file).filter((place) => isJsonObject(valueAt(file, place)));
        const place = objects[at % objects.length] ?? [];

        const changed = replaceAt(file, [...place, 'colour'], 'blue');

        assert.equal(validate(changed), false);
        assert.equal(hasRightForm(changed), false);
      }),
    );
  });

  for (const { what, file } of [
    { what: 'a custom attribute without a name', file: { customAttributes: [{ title: 'x' }] } },
    { what: 'a mapping without an expression', file: { attributeMappings: [{ attribute: 'x' }] } },
    { what: 'a group without a name', file: { pushGroups: [{}] } },
    {
      what: 'an entitlement type without an endpoint',
      file: { entitlementTypes: [{ name: 'x' }] },
    },
    { what: 'more than 500 groups', file: { pushGroups: Array(501).fill({ name: 'x' }) } },
  ]) {
    void test(`and the reader refuse ${what}`, async () => {
      const validate = await compile();
      const whole = { connection: { baseUrl: 'https://scim.example.com' }, ...file };

      assert.equal(validate(whole), false);
      assert.equal(hasRightForm(whole), false);
    });
  }
});

type Place = readonly string[];

/** The ways to all values but the whole. */
function placesOf(value: unknown, parent: Place = []): readonly Place[] {
  const entries = isJsonObject(value) || isJsonArray(value) ? Object.entries<unknown>(value) : [];
  return entries.flatMap(([name, member]) => [
    [...parent, name],
    ...placesOf(member, [...parent, name]),
  ]);
}

const valueAt = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>(
    (found, name) =>
      isJsonObject(found) || isJsonArray(found)
        ? Object.entries<unknown>(found).find(([key]) => key === name)?.[1]
        : undefined,
    value,
  );

function replaceAt(value: unknown, [name, ...rest]: Place, replacement: unknown): unknown {
  if (name === undefined) {
    return replacement;
  }
  const inner = (member: unknown): unknown => replaceAt(member, rest, replacement);
  return isJsonArray(value)
    ? value.map((item, at) => (String(at) === name ? inner(item) : item))
    : { ...Object(value), [name]: inner(valueAt(value, [name])) };
}
