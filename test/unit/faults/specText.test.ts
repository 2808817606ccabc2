import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { faultKinds } from '../../../src/faults/faultKinds.js';
import { FaultSpecError } from '../../../src/faults/faultSpecError.js';
import { readFaultSpec } from '../../../src/faults/specJson.js';
import { parametersOf } from '../../../src/faults/specNames.js';
import { parseFaultSpec, printFaultSpec } from '../../../src/faults/specText.js';
import { type ValueType } from '../../../src/faults/valueType.js';

const valuesOf = (text: string): Readonly<Record<string, unknown>> => {
  const { kind, values } = parseFaultSpec(text);
  return { kind: kind.id, ...Object.fromEntries(values) };
};

const rightOnes: readonly (readonly [text: string, values: Readonly<Record<string, unknown>>])[] = [
  ['429', { kind: '429' }],
  [
    '429 retry-after=5 method=POST path=/Users times=3',
    { kind: '429', retryAfter: '5', method: 'POST', path: '/Users', times: 3 },
  ],
  ['  latency\tdelay=1.5s  ', { kind: 'latency', delay: { least: 1500, most: 1500 } }],
  ['latency delay=500ms..3s', { kind: 'latency', delay: { least: 500, most: 3000 } }],
  ['timeoutAfterCommit', { kind: 'timeoutAfterCommit', end: 'silence', silence: 120_000 }],
  ['TIMEOUT-AFTER-COMMIT End=drop', { kind: 'timeoutAfterCommit', end: 'drop', silence: 120_000 }],
  ['503 user="jane \\"jj\\" doe\\\\"', { kind: '503', user: 'jane "jj" doe\\' }],
  ['drop method=put,patch,PUT', { kind: 'drop', method: 'PUT,PATCH' }],
  ['drop probability=30%', { kind: 'drop', probability: 0.3 }],
  ['drop probability=0.25 nth=2 for=90s', { kind: 'drop', probability: 0.25, nth: 2, for: 90_000 }],
  ['drop path=/Users/', { kind: 'drop', path: '/Users' }],
  ['drop path=/', { kind: 'drop', path: '/' }],
];

await test('a specification is the name of a fault, and names with values', () => {
  for (const [text, values] of rightOnes) {
    assert.deepEqual(valuesOf(text), values, text);
  }
});

/** The place is marked with `›` and `‹`. */
const wrongOnes: readonly (readonly [marked: string, message: RegExp])[] = [
  ['››‹', /must begin with the name of a fault/],
  ['›  ‹', /must begin/],
  ['›42‹', /no fault "42"/],
  ['›latancy‹ delay=1s', /no fault "latancy"\. Did you mean latency\?/],
  ['›time‹', /Did you mean timeout-after-commit\?/],
  [
    '429 ›metod‹=POST',
    /nothing called "metod"\. Did you mean method\? It can be given retry-after,/,
  ],
  ['drop ›retry-after‹=5', /fault drop has nothing called "retry-after"/],
  ['429 ›times‹', /times has no value/],
  ['429 times=››‹', /times must be a whole number from 1 to 1000000, but is ""/],
  ['429 times=›0‹', /whole number/],
  ['429 times=›3x‹', /whole number/],
  ['429 times=3 ›times‹=4', /times is given twice/],
  ['429 times=3 ›Times‹=4', /given twice/],
  ['429 ›=‹3', /name with = and a value/],
  ['429 user=›"jane‹', /quotes are not closed/],
  ['429 user="jane"›x‹=3', /A blank must come/],
  ['429 user=›"‹', /quotes are not closed/],
  ['429 user=›"a\\b"‹', /quotes are not closed/],
  ['latency delay=›200‹', /a duration with its unit/],
  ['latency delay=›3s..1s‹', /duration/],
  ['latency delay=›2h‹', /10m at most/],
  ['drop for=›2000h‹', /24h at most/],
  ['drop probability=›0‹', /above 0/],
  ['drop probability=›101%‹', /above 0/],
  ['drop path=›Users‹', /a path below the base path/],
  ['drop path=›/Users?a=b‹', /a path/],
  ['drop method=›POST,‹', /a method or several/],
  ['drop operation=›make‹', /one of list, lookup, read/],
  ['429 retry-after=›"Grüße"‹', /ASCII/],
];

await test('what is wrong is told with its place', () => {
  for (const [marked, message] of wrongOnes) {
    const start = marked.indexOf('›');
    const text = marked.replaceAll(/[›‹]/g, '');
    const inside = marked.slice(start, marked.indexOf('‹')).replaceAll('›', '');
    assert.throws(
      () => parseFaultSpec(text),
      (error: unknown) => {
        assert.ok(error instanceof FaultSpecError, text);
        assert.match(error.message, message);
        const { span } = error.place;
        assert.ok(span, text);
        const isEmpty = inside.trim() === '';
        assert.equal(text.slice(span.start, span.end).trim(), isEmpty ? '' : inside, text);
        return true;
      },
    );
  }
});

await test('a text of more than 2,000 characters is refused', () => {
  assert.throws(() => parseFaultSpec(`429 user=${'a'.repeat(2000)}`), /longer than 2000/);
});

await test('the JSON form says the same with names as JSON has them', () => {
  const fromJson = readFaultSpec({
    kind: '429',
    retryAfter: 5,
    method: ['POST', 'PUT'],
    times: 3,
    for: 90_000,
    user: null,
  });

  assert.equal(printFaultSpec(fromJson), '429 retry-after=5 method=POST,PUT times=3 for=90s');
  assert.equal(printFaultSpec(readFaultSpec('drop times=1')), 'drop times=1');
  assert.equal(printFaultSpec(readFaultSpec({ kind: 503 })), '503');
});

const wrongJson: readonly (readonly [
  value: unknown,
  member: string | undefined,
  message: RegExp,
])[] = [
  [undefined, undefined, /an object such as/],
  [[], undefined, /an object such as/],
  [{}, 'kind', /kind is missing/],
  [{ kind: true }, 'kind', /kind is missing/],
  [{ kind: 'none' }, 'kind', /no fault "none"/],
  [{ kind: '429', times: '3x' }, 'times', /whole number.*but is "3x"/],
  [{ kind: '429', times: 1.5 }, 'times', /whole number/],
  [{ kind: '429', times: {} }, 'times', /whole number/],
  [{ kind: '429', method: [1] }, 'method', /a method/],
  [{ kind: '429', method: [] }, 'method', /a method/],
  [{ kind: '429', for: -1 }, 'for', /a duration/],
  [{ kind: '429', for: Number.NaN }, 'for', /a duration/],
  [{ kind: '429', user: 'a\nb' }, 'user', /printable/],
  [{ kind: '429', user: '' }, 'user', /printable/],
  [JSON.parse('{ "kind": "429", "__proto__": 3 }'), '__proto__', /nothing called/],
  [{ kind: 'status', code: 200 }, 'code', /from 400 to 599/],
];

await test('JSON that is wrong is told with the member', () => {
  for (const [value, member, message] of wrongJson) {
    assert.throws(
      () => readFaultSpec(value),
      (error: unknown) => {
        assert.ok(error instanceof FaultSpecError);
        assert.match(error.message, message);
        assert.equal(error.place.member, member);
        return true;
      },
    );
  }
});

const printable = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => text.trim() !== '' && text.length <= 40 && !/[\p{Cc}\p{Cs}]/u.test(text));
const ascii = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
const durationUpTo = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most });

function valueOf(type: ValueType): fc.Arbitrary<unknown> {
  switch (type.kind) {
    case 'integer':
      return fc.integer({ min: type.least, max: type.most });
    case 'share':
      return fc.integer({ min: 1, max: 1000 }).map((part) => part / 1000);
    case 'duration':
      return durationUpTo(type.most);
    case 'durationRange':
      return fc
        .tuple(durationUpTo(type.most), durationUpTo(type.most))
        .map((ends) => ends.sort((left, right) => left - right))
        .map(([least, most]) => `${String(least)}ms..${String(most)}ms`);
    case 'text':
      return printable;
    case 'headerText':
      return ascii;
    case 'path':
      return fc.stringMatching(/^\/[\w*"\\.~-]{1,20}$/);
    case 'choice':
      return fc.constantFrom(...type.values);
    case 'methods':
      return fc.subarray(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD'], { minLength: 1 });
  }
}

const anySpec = fc
  .constantFrom(...faultKinds)
  .chain((kind) =>
    fc
      .record(
        Object.fromEntries(parametersOf(kind).map(({ name, type }) => [name, valueOf(type)])),
        { requiredKeys: [] },
      )
      .map((members) => readFaultSpec({ ...members, kind: kind.id })),
  );

await test('what is printed is read as the same specification', () => {
  fc.assert(
    fc.property(anySpec, (spec) => {
      assert.deepEqual(parseFaultSpec(printFaultSpec(spec)), spec);
    }),
  );
});

await test('any text at all is read, or refused with a place in it', () => {
  const pieces = fc.constantFrom('429', 'drop', ' ', '=', '"', '\\', 'times', 'user', '3', 'é');
  const texts = fc.oneof(
    fc.string(),
    fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        parseFaultSpec(text);
      } catch (error) {
        assert.ok(error instanceof FaultSpecError);
        const { span } = error.place;
        assert.ok(span && span.start <= span.end && span.start <= text.length);
      }
    }),
    { numRuns: 1000 },
  );
});
