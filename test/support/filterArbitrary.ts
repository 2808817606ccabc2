import fc from 'fast-check';
import { type AttributePath, type CompareValue, type Filter } from '../../src/scim/filter/ast.js';
import { anyText } from './textArbitrary.js';

const span = { start: 0, end: 0 };

const operators = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const;

export interface FilterParts {
  readonly paths: fc.Arbitrary<AttributePath>;
  /** Of what stands before brackets. */
  readonly valuePaths: fc.Arbitrary<AttributePath>;
  /** Of what stands within brackets. */
  readonly partPaths: fc.Arbitrary<AttributePath>;
  readonly values: fc.Arbitrary<CompareValue>;
}

/** Filters as the parser makes them: `and` and `or` have two parts or more, brackets hold no brackets. */
export function filterArbitrary(parts: FilterParts): fc.Arbitrary<Filter> {
  const inBrackets = nested(terms(parts.partPaths, parts.values), []);
  const valuePath = fc.record({
    kind: fc.constant('valuePath' as const),
    path: parts.valuePaths,
    filter: inBrackets,
    span: fc.constant(span),
  });
  return nested(terms(parts.paths, parts.values), [valuePath]);
}

function terms(
  paths: fc.Arbitrary<AttributePath>,
  values: fc.Arbitrary<CompareValue>,
): fc.Arbitrary<Filter> {
  return fc.oneof(
    { weight: 1, arbitrary: paths.map((path): Filter => ({ kind: 'present', path, span })) },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('compare' as const),
        path: paths,
        operator: fc.constantFrom(...operators),
        value: values,
        span: fc.constant(span),
      }),
    },
  );
}

function nested(
  term: fc.Arbitrary<Filter>,
  others: readonly fc.Arbitrary<Filter>[],
): fc.Arbitrary<Filter> {
  const { filter } = fc.letrec<{ filter: Filter }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      term,
      ...others,
      tie('filter').map((inner): Filter => ({ kind: 'not', filter: inner, span })),
      fc
        .record({
          kind: fc.constantFrom('and' as const, 'or' as const),
          filters: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }),
        })
        .map((logical): Filter => ({ ...logical, span })),
    ),
  }));
  return filter;
}

const nameArbitrary = fc.oneof(
  fc.constantFrom('userName', 'emails', 'eq', 'not', 'and', 'pr', '$ref', 'constructor', 'x-1_y'),
  fc.stringMatching(/^[A-Za-z][\w-]{0,5}$/),
);

const urnArbitrary = fc.option(
  fc.constantFrom(
    'urn:ietf:params:scim:schemas:core:2.0:User',
    'urn:x:1.0',
    'https://a.example/1.0',
  ),
  { nil: undefined },
);

const toPath = (urn: string | undefined, name: string, sub: string | undefined): AttributePath => ({
  ...(urn !== undefined && { urn }),
  name,
  ...(sub !== undefined && { sub }),
  span,
});

const anyPath = fc
  .tuple(urnArbitrary, nameArbitrary, fc.option(nameArbitrary, { nil: undefined }))
  .map(([urn, name, sub]) => toPath(urn, name, sub));

/** Any filter that the grammar of RFC 7644, figure 1, has. */
export const anyFilter: fc.Arbitrary<Filter> = filterArbitrary({
  paths: anyPath,
  valuePaths: fc
    .tuple(urnArbitrary, nameArbitrary)
    .map(([urn, name]) => toPath(urn, name, undefined)),
  partPaths: anyPath,
  values: fc.oneof(
    anyText(12),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.constantFrom(true, false, null),
  ),
});
