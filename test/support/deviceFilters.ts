import fc from 'fast-check';
import { type JsonObject } from '../../src/base/json.js';
import { type AttributePath, type Filter } from '../../src/scim/filter/ast.js';
import { deviceUrn, warrantyUrn } from './deviceSchema.js';
import { filterArbitrary } from './filterArbitrary.js';

// Few values, so that they meet often.
const texts = fc.constantFrom('', 'a', 'A', 'ab', 'aB', 'ß', 'İ', 'K', 'k');
const times = fc.constantFrom(
  '2026-01-01T10:00:00Z',
  '2026-01-01T11:00:00+01:00',
  '2026-01-01T10:00:00',
  '2026-01-01T10:00:00.001Z',
  '2026-01-01T10:00:00.0010004Z',
  '2025-12-31T23:00:00-05:00',
);
const numbers = fc.constantFrom(-1, 0, 1, 1.5, 443);
const booleans = fc.boolean();
const unassigned = fc.constantFrom(undefined, null);

const orNone = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> =>
  fc.oneof({ weight: 5, arbitrary: values }, { weight: 1, arbitrary: unassigned });

const listOf = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<readonly T[] | null | undefined> =>
  orNone(fc.array(values, { maxLength: 3 }));

const withoutUndefined = (record: Readonly<Record<string, unknown>>): JsonObject =>
  Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) =>
      // The arbitraries above make JSON, or leave a member away.
      value === undefined ? [] : [[name, value as JsonObject[string]]],
    ),
  );

const partArbitrary = fc
  .record({
    value: orNone(texts),
    type: orNone(texts),
    primary: orNone(booleans),
    count: orNone(numbers),
  })
  .map(withoutUndefined);

/** Devices with right values, odd ones and none. */
export const anyDevice: fc.Arbitrary<JsonObject> = fc
  .record({
    serialNumber: orNone(texts),
    model: orNone(texts),
    manual: orNone(texts),
    key: orNone(fc.constantFrom('AA', 'aa')),
    slot: orNone(numbers),
    weight: orNone(numbers),
    leased: orNone(booleans),
    bought: orNone(times),
    tags: listOf(texts),
    codes: listOf(texts),
    ports: listOf(numbers),
    owner: orNone(partArbitrary),
    parts: listOf(partArbitrary),
    meta: orNone(fc.record({ resourceType: texts, created: times })),
    [warrantyUrn]: orNone(
      fc.record({ provider: orNone(texts), until: orNone(times) }).map(withoutUndefined),
    ),
  })
  .map(withoutUndefined);

const span = { start: 0, end: 0 };

const toPath = (text: string): AttributePath => {
  const nameStart = text.lastIndexOf(':') + 1;
  const [name = '', sub] = text.slice(nameStart).split('.');
  return {
    ...(nameStart > 0 && { urn: text.slice(0, nameStart - 1) }),
    name,
    ...(sub !== undefined && { sub }),
    span,
  };
};

const pathsOf = (...names: readonly string[]): fc.Arbitrary<AttributePath> =>
  fc.constantFrom(...names).map(toPath);

/** Filters over them, some of which do not go with the schema. */
export const anyDeviceFilter: fc.Arbitrary<Filter> = filterArbitrary({
  paths: pathsOf(
    ...['serialNumber', 'MODEL', 'manual', 'key', 'slot', 'weight', 'leased', 'bought', 'tags'],
    ...['codes', 'ports', 'owner', 'owner.value', 'owner.displayName', 'parts', 'parts.value'],
    ...['parts.type', 'parts.primary', 'parts.count', 'meta.created', 'meta.resourceType', 'meta'],
    ...['unknown', 'parts.unknown', 'constructor', 'slot.value', `${deviceUrn}:serialNumber`],
    ...[`${warrantyUrn}:provider`, `${warrantyUrn.toUpperCase()}:until`, `${warrantyUrn}:slot`],
    ...['pin', 'parts.hidden'],
  ),
  valuePaths: pathsOf('parts', 'parts', 'tags', 'ports', 'owner', 'slot', 'unknown', 'lock'),
  partPaths: pathsOf('value', 'VALUE', 'type', 'primary', 'count', 'unknown', 'parts.type'),
  values: fc.oneof(texts, times, numbers, booleans, fc.constant(null)),
});
