import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { ScimError } from '../../../../src/scim/errors.js';
import { type Filter } from '../../../../src/scim/filter/ast.js';
import { compileFilter } from '../../../../src/scim/filter/compile.js';
import { printFilter } from '../../../../src/scim/filter/print.js';
import { deviceUrn, warrantyUrn } from '../../../support/deviceSchema.js';
import { createDirectoryRig } from '../../../support/directoryRig.js';
import { filterArbitrary } from '../../../support/filterArbitrary.js';

const rig = createDirectoryRig();
const { directory, devices } = rig;

directory.load(
  Array.from({ length: 60 }, (_one, at) => ({
    schemas: [deviceUrn, warrantyUrn],
    id: at % 2 === 0 ? `x${String(at)}` : `X${String(at)}`,
    serialNumber: `S${String(at)}`,
    externalId: ['a', 'A', 'b'][at % 3] ?? '',
    slot: at,
    bought: new Date(Date.UTC(2026, 0, 1, at)).toISOString(),
    codes: [`c${String(at)}`, `C${String(at)}`],
    kind: ['a', 'A', 'ab'][at % 3] ?? '',
    parts: [{ value: `p${String(at)}`, label: 'l' }],
    [warrantyUrn]: { provider: ['a', 'B'][at % 2] ?? '' },
  })),
);

const span = { start: 0, end: 0 };

const paths = fc
  .constantFrom(
    ...['id', 'ID', 'serialNumber', 'SerialNumber', 'externalId', 'bought', 'codes', 'parts'],
    ...['parts.value', 'kind', 'slot'],
  )
  .map((text) => {
    const [name = '', sub] = text.split('.');
    return { name, ...(sub !== undefined && { sub }), span };
  });

const extensionPaths = fc
  .constantFrom('provider', 'PROVIDER')
  .map((name) => ({ urn: warrantyUrn.toUpperCase(), name, span }));

const filters: fc.Arbitrary<Filter> = filterArbitrary({
  paths: fc.oneof({ weight: 6, arbitrary: paths }, { weight: 1, arbitrary: extensionPaths }),
  valuePaths: fc.constant({ name: 'parts', span }),
  partPaths: fc.constantFrom('value', 'label').map((name) => ({ name, span })),
  values: fc.oneof(
    fc.constantFrom(
      'a',
      'A',
      'b',
      'x2',
      'X2',
      'S3',
      's3',
      'c4',
      'C4',
      'P5',
      'p5',
      7,
      '7',
      'nobody',
    ),
    fc.constant('2026-01-01T04:00:00+01:00'),
  ),
});

const equalities = filters
  .filter(({ kind }) => kind === 'compare')
  .map((filter): Filter => (filter.kind === 'compare' ? { ...filter, operator: 'eq' } : filter));

/** Conjunctions of equalities are what an index is asked for; others make sure that it is not. */
const asked = fc.oneof(
  filters,
  equalities,
  fc
    .array(equalities, { minLength: 2, maxLength: 3 })
    .map((all): Filter => ({ kind: 'and', filters: all, span })),
  fc.tuple(filters, equalities).map((both): Filter => ({ kind: 'and', filters: both, span })),
  fc
    .array(equalities, { minLength: 2, maxLength: 4 })
    .map((all): Filter => ({ kind: 'or', filters: all, span })),
);

await test('whom an index finds, a look at everybody finds, and the other way round', () => {
  let lookups = 0;
  const page = { startIndex: 1, count: 1_000 };
  const all = directory.query([devices], page).resources;
  fc.assert(
    fc.property(asked, (parsed) => {
      let filter;
      try {
        filter = compileFilter(parsed, devices);
      } catch (error) {
        assert.ok(error instanceof ScimError);
        return;
      }
      lookups += filter.narrowings.length > 0 ? 1 : 0;

      const found = directory.query([devices], { ...page, filter }).resources;

      assert.deepEqual(
        found,
        all.filter(({ content }) => filter.matches(content)),
        printFilter(parsed),
      );
    }),
    { numRuns: 500 },
  );
  assert.ok(lookups > 50);
});
