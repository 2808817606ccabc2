import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../../src/base/json.js';
import { ScimError } from '../../../../src/scim/errors.js';
import {
  type AttributePath,
  type CompareOperator,
  type CompareValue,
  type Filter,
} from '../../../../src/scim/filter/ast.js';
import { compileFilter } from '../../../../src/scim/filter/compile.js';
import { printFilter } from '../../../../src/scim/filter/print.js';
import {
  type Kind,
  kinds,
  sensorRegistry,
  sensorType,
  siteUrn,
} from '../../../support/allTypesSchema.js';
import { evaluateByRfc } from '../../../support/referenceFilter.js';

/** Values that tell the rules of their type apart: capitals, notations of one instant, signs. */
const samples: Readonly<Record<Kind, readonly JsonValue[]>> = {
  text: ['a', 'A', 'ab', 'b', '', 'ß', 'SS', 'İx', 'ΑΣ'],
  exactText: ['a', 'A', 'ab', ''],
  flag: [true, false],
  whole: [0, -1, 7, 9_007_199_254_740_991],
  decimal: [0, -0.5, 1.5, 1e21, 1e-7],
  time: [
    '2026-01-01T10:00:00Z',
    '2026-01-01T11:00:00+01:00',
    '2026-01-01T10:00:00.000001Z',
    '2026-01-01T10:00:00.0000010Z',
    '2026-01-01T10:00:00',
    '1969-12-31T23:59:59.9999Z',
  ],
  bytes: ['AAEC', 'aaec', 'AA=='],
  link: ['https://a.example/X', 'https://a.example/x', '../Users/1'],
};

const wanted: readonly CompareValue[] = [
  ...['a', 'A', 'ab', '', 'ss', 'AAEC', 'AA', 'true', '7', 'ασ', 'i̇'],
  ...['https://a.example/X', '2026-01-01T10:00:00Z', '2026-01-01T05:00:00.000001-05:00', 'soon'],
  ...[0, -1, 7, 7.5, 1e21, -0, true, false, null],
];

const operators: readonly CompareOperator[] = [
  'eq',
  'ne',
  'co',
  'sw',
  'ew',
  'gt',
  'ge',
  'lt',
  'le',
];

const span = { start: 0, end: 0 };
const path = (name: string, sub?: string, urn?: string): AttributePath => ({
  ...(urn !== undefined && { urn }),
  name,
  ...(sub !== undefined && { sub }),
  span,
});

type Shape = (path: AttributePath) => Filter;

const shapesOf = (value: CompareValue): readonly Shape[] =>
  operators.map((operator) => (where) => ({
    kind: 'compare',
    path: where,
    operator,
    value,
    span,
  }));

const isPresent: Shape = (where) => ({ kind: 'present', path: where, span });
const shapes: readonly Shape[] = [isPresent, ...wanted.flatMap(shapesOf)];

/** The places at which an attribute of a kind stands, and the resources that differ there. */
interface Situation {
  readonly title: string;
  readonly toFilter: (shape: Shape) => Filter;
  readonly resources: readonly JsonObject[];
}

function situationsOf(kind: Kind): readonly Situation[] {
  const values = samples[kind];
  const list = `${kind}s`;
  const within = (attribute: string, shape: Shape): Filter => ({
    kind: 'valuePath',
    path: path(attribute),
    filter: shape(path(kind)),
    span,
  });
  return [
    {
      title: 'alone',
      toFilter: (shape) => shape(path(kind)),
      resources: [{}, { [kind]: null }, ...values.map((value) => ({ [kind]: value }))],
    },
    {
      title: 'in a list',
      toFilter: (shape) => shape(path(list)),
      resources: [
        {},
        { [list]: [] },
        { [list]: values },
        ...values.map((one) => ({ [list]: [one] })),
      ],
    },
    {
      title: 'as a part',
      toFilter: (shape) => shape(path('one', kind)),
      resources: [{ one: {} }, ...values.map((value) => ({ one: { [kind]: value } }))],
    },
    {
      title: 'as a part of each of several values',
      toFilter: (shape) => shape(path('many', kind)),
      resources: [
        { many: [] },
        { many: [{}, { [kind]: null }] },
        { many: values.map((value) => ({ [kind]: value })) },
        ...values.map((value) => ({ many: [{ [kind]: value }, {}] })),
      ],
    },
    {
      title: 'within brackets',
      toFilter: (shape) => within('many', shape),
      resources: [
        {},
        { many: [{}] },
        ...values.map((value) => ({ many: [{ [kind]: value }, {}] })),
      ],
    },
    {
      title: 'of a simple list, within brackets',
      toFilter: (shape) => ({
        kind: 'valuePath',
        path: path(list),
        filter: shape(path('value')),
        span,
      }),
      resources: [{}, { [list]: values }, ...values.map((value) => ({ [list]: [value] }))],
    },
    {
      title: 'in an extension',
      toFilter: (shape) => shape(path(kind, undefined, siteUrn)),
      resources: [{ [kind]: 'x' }, ...values.map((value) => ({ [siteUrn]: { [kind]: value } }))],
    },
    {
      title: 'as a part in an extension',
      toFilter: (shape) => shape(path('many', kind, siteUrn)),
      resources: values.map((value) => ({ [siteUrn]: { many: [{ [kind]: value }] } })),
    },
  ];
}

const referenceType = { definition: sensorType.definition, schemas: sensorRegistry.schemas };

function matchOf(filter: Filter, resource: JsonObject): boolean | 'invalid' {
  try {
    return compileFilter(filter, sensorType).matches(resource);
  } catch (error) {
    assert.ok(error instanceof ScimError && error.scimType === 'invalidFilter');
    return 'invalid';
  }
}

for (const kind of kinds) {
  for (const { title, toFilter, resources } of situationsOf(kind)) {
    await test(`${kind} ${title}: each operator and value says what the RFC's text says`, () => {
      for (const filter of shapes.map(toFilter)) {
        for (const resource of resources) {
          const shown = `${printFilter(filter)} of ${JSON.stringify(resource)}`;

          assert.equal(
            matchOf(filter, resource),
            evaluateByRfc(filter, resource, referenceType),
            shown,
          );
        }
      }
    });
  }
}
