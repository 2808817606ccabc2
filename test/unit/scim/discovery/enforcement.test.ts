import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
} from '../../../../src/base/json.js';
import { schemaDocuments } from '../../../../src/scim/discovery/schemaDocuments.js';
import { ScimError } from '../../../../src/scim/errors.js';
import { parseProjection } from '../../../../src/scim/query/projection.js';
import { renderResource } from '../../../../src/scim/store/renderResource.js';
import { deviceRegistry, deviceUrn } from '../../../support/deviceSchema.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { patchBody } from '../../../support/patch.js';
import { select } from '../../../support/selection.js';

// What the document of a schema promises, the engine must keep: each characteristic of each attribute.
const document = schemaDocuments(deviceRegistry, '').find(({ id }) => id === deviceUrn);
const attributes = isJsonArray(document?.['attributes'])
  ? document['attributes'].filter(isJsonObject)
  : [];

const samples: Readonly<Record<string, readonly [JsonValue, JsonValue]>> = {
  string: ['aB', 'cD'],
  integer: [1, 2],
  decimal: [1.5, 2.5],
  boolean: [true, false],
  dateTime: ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  binary: ['AAEC', 'AAED'],
  reference: ['https://a.example/', 'https://b.example/'],
};

/** By default, when it is asked for, and when something else is. */
const shownWhere: ReadonlyMap<JsonValue | undefined, readonly boolean[]> = new Map([
  ['always', [true, true, true]],
  ['default', [true, true, false]],
  ['request', [false, true, false]],
  ['never', [false, false, false]],
]);

interface Promised {
  readonly name: string;
  readonly document: JsonObject;
  readonly first: JsonValue;
  readonly second: JsonValue;
}

const simple = attributes.flatMap((attribute): readonly Promised[] => {
  const { name, type, multiValued } = attribute;
  const pair = typeof type === 'string' ? samples[type] : undefined;
  if (typeof name !== 'string' || !pair) {
    return [];
  }
  const [first, second] = multiValued === true ? pair.map((value) => [value]) : pair;
  return [{ name, document: attribute, first: first ?? null, second: second ?? null }];
});

const bodyWith = (name: string, value: JsonValue, serialNumber = 'S1'): JsonObject => ({
  schemas: [deviceUrn],
  serialNumber,
  [name]: value,
});

const isFailure =
  (status: number, scimType: string) =>
  (error: unknown): boolean =>
    error instanceof ScimError && error.status === status && error.scimType === scimType;

await test('the schema has simple attributes of every type', () => {
  assert.deepEqual(
    new Set(simple.map((one) => one.document['type'])),
    new Set(Object.keys(samples)),
  );
});

for (const { name, document: wanted, first, second } of simple) {
  const { type, mutability, returned, uniqueness, required, multiValued, caseExact } = wanted;

  await test(`${name} takes ${JSON.stringify(type)}${multiValued === true ? ' in a list' : ''} only`, () => {
    const { directory, devices, context } = createDirectoryRig();
    const wrong = { a: { b: 1 } };

    if (mutability === 'readOnly') {
      assert.equal(
        directory.create(devices, bodyWith(name, wrong), context).content[name],
        undefined,
      );
      return;
    }
    assert.throws(
      () =>
        directory.create(devices, bodyWith(name, multiValued === true ? [wrong] : wrong), context),
      isFailure(400, 'invalidValue'),
    );
    const created = directory.create(devices, bodyWith(name, first), context);
    assert.deepEqual(created.content[name], first);
  });

  await test(`${name} is ${required === true ? '' : 'not '}required`, () => {
    const { directory, devices, context } = createDirectoryRig();
    const create = (): unknown => directory.create(devices, bodyWith(name, null), context);

    if (required === true) {
      assert.throws(create, isFailure(400, 'invalidValue'));
    } else {
      assert.doesNotThrow(create);
    }
  });

  await test(`${name} is ${JSON.stringify(mutability)}`, () => {
    const { directory, devices, context } = createDirectoryRig();
    const { id } = directory.create(devices, bodyWith(name, first), context);
    const change = (): JsonValue | undefined =>
      directory.patch(
        devices,
        id,
        patchBody([{ op: 'replace', path: name, value: second }]),
        context,
      ).content[name];

    if (mutability === 'readOnly' || mutability === 'immutable') {
      assert.throws(change, isFailure(400, 'mutability'));
    } else {
      assert.deepEqual(change(), second);
    }
  });

  await test(`${name} is returned: ${JSON.stringify(returned)}`, () => {
    const { directory, devices } = createDirectoryRig();
    directory.load([{ ...bodyWith(name, first), id: 'd' }]);
    const stored = directory.get(devices, 'd');
    const isShown = (attributesText?: string): boolean => {
      const projection = parseProjection(attributesText, undefined, devices);
      return renderResource(stored, '', projection).includes(`"${name}":`);
    };

    const shown = [isShown(), isShown(name), isShown('id')];

    assert.deepEqual(shown, shownWhere.get(returned));
  });

  await test(`${name} is unique: ${JSON.stringify(uniqueness)}`, () => {
    const { directory, devices, context } = createDirectoryRig();
    directory.create(devices, bodyWith(name, first), context);
    const again = (): unknown =>
      directory.create(
        devices,
        { ...bodyWith(name, first), ...(name !== 'serialNumber' && { serialNumber: 'S2' }) },
        context,
      );

    if (uniqueness === 'none') {
      assert.doesNotThrow(again);
    } else {
      assert.throws(again, isFailure(409, 'uniqueness'));
    }
  });

  if (type === 'string' && returned !== 'never' && mutability !== 'readOnly') {
    await test(`${name} is ${caseExact === true ? '' : 'not '}case exact`, () => {
      const { directory, devices, context } = createDirectoryRig();
      directory.create(devices, bodyWith(name, first), context);

      const found = select({ directory, type: devices, filter: `${name} eq "AB"` });

      assert.equal(found.length, caseExact === true ? 0 : 1);
    });
  }
}
