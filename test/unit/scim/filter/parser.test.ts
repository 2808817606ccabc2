import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Filter, type Span } from '../../../../src/scim/filter/ast.js';
import {
  deepestFilter,
  type FilterOptions,
  longestFilter,
  parseAttributePath,
  parseFilter,
} from '../../../../src/scim/filter/parser.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { showFilter } from '../../../support/showFilter.js';
import { anyText } from '../../../support/textArbitrary.js';

function getFilter(text: string, options?: FilterOptions): Filter {
  const parsed = parseFilter(text, options);
  assert.ok(parsed.ok, parsed.ok ? '' : parsed.problem.message);
  return parsed.filter;
}

/** The grammar of RFC 7644, figure 1, production by production, and its examples. */
const grammar: readonly (readonly [text: string, structure: string])[] = [
  ['title pr', '(pr title)'],
  ['userName eq "bjensen"', '(eq userName "bjensen")'],
  ['a ne "b"', '(ne a "b")'],
  ['name.familyName co "O\'Malley"', '(co name.familyName "O\'Malley")'],
  ['userName sw "J"', '(sw userName "J")'],
  ['a ew "b"', '(ew a "b")'],
  ['meta.lastModified gt "2011-05-13T04:42:34Z"', '(gt meta.lastModified "2011-05-13T04:42:34Z")'],
  ['a ge 1', '(ge a 1)'],
  ['a lt -1', '(lt a -1)'],
  ['a le 1.5e3', '(le a 1500)'],
  ['a eq 0', '(eq a 0)'],
  ['a eq 1E+2', '(eq a 100)'],
  ['a eq true', '(eq a true)'],
  ['a eq false', '(eq a false)'],
  ['a eq null', '(eq a null)'],
  [`${userUrn}:userName sw "J"`, `(sw ${userUrn}:userName "J")`],
  [`${enterpriseUserUrn}:manager.displayName pr`, `(pr ${enterpriseUserUrn}:manager.displayName)`],
  ['$ref pr', '(pr $ref)'],
  ['members.$ref pr', '(pr members.$ref)'],
  ['x-y_z9 pr', '(pr x-y_z9)'],
  [
    'https://example.com/v1.0/Device:size.unit pr',
    '(pr https://example.com/v1.0/Device:size.unit)',
  ],
  ['a pr and b pr', '(and (pr a) (pr b))'],
  ['a pr or b pr', '(or (pr a) (pr b))'],
  ['not (a pr)', '(not (pr a))'],
  ['not(a pr)', '(not (pr a))'],
  ['(a pr)', '(pr a)'],
  ['((a pr))', '(pr a)'],
  ['(a pr) and (b pr)', '(and (pr a) (pr b))'],
  ['emails[type eq "work"]', '(each emails (eq type "work"))'],
  ['emails [ type eq "work" ]', '(each emails (eq type "work"))'],
  [
    'emails[type eq "work" and value co "@example.com"] or ims[type eq "xmpp"]',
    '(or (each emails (and (eq type "work") (co value "@example.com"))) (each ims (eq type "xmpp")))',
  ],
  ['emails[not (type eq "work")]', '(each emails (not (eq type "work")))'],
  ['emails[(type pr)]', '(each emails (pr type))'],
  [
    'userType eq "Employee" and not (emails co "a" or emails.value co "b")',
    '(and (eq userType "Employee") (not (or (co emails "a") (co emails.value "b"))))',
  ],
];

for (const [text, structure] of grammar) {
  await test(`${text} is ${structure}`, () => {
    assert.equal(showFilter(getFilter(text)), structure);
  });
}

/** `not` binds strongest, then `and`, then `or` (RFC 7644 3.4.2.2); equals are one flat list. */
const precedence: readonly (readonly [text: string, structure: string])[] = [
  ['a pr or b pr and c pr', '(or (pr a) (and (pr b) (pr c)))'],
  ['a pr and b pr or c pr', '(or (and (pr a) (pr b)) (pr c))'],
  ['(a pr or b pr) and c pr', '(and (or (pr a) (pr b)) (pr c))'],
  ['a pr and (b pr or c pr)', '(and (pr a) (or (pr b) (pr c)))'],
  ['not (a pr) and b pr', '(and (not (pr a)) (pr b))'],
  ['not (a pr) or b pr', '(or (not (pr a)) (pr b))'],
  ['not (not (a pr))', '(not (not (pr a)))'],
  ['a pr and b pr and c pr', '(and (pr a) (pr b) (pr c))'],
  ['a pr or b pr or c pr', '(or (pr a) (pr b) (pr c))'],
  ['(a pr and b pr) and c pr', '(and (and (pr a) (pr b)) (pr c))'],
];

for (const [text, structure] of precedence) {
  await test(`${text} binds as ${structure}`, () => {
    assert.equal(showFilter(getFilter(text)), structure);
  });
}

await test('operators and the words and, or, not are read in any capitals', () => {
  const filter = getFilter('A EQ "x" AND NOT (b Pr oR c Co "y")');

  assert.equal(showFilter(filter), '(and (eq A "x") (not (or (pr b) (co c "y"))))');
});

await test('attributes may have the names of operators and of and, or, not', () => {
  const filter = getFilter('eq eq "pr" and not pr and and co "or"');

  assert.equal(showFilter(filter), '(and (eq eq "pr") (pr not) (co and "or"))');
});

const strings: readonly (readonly [quoted: string, value: string])[] = [
  ['""', ''],
  ['"a b"', 'a b'],
  [String.raw`"\"\\\/"`, String.raw`"\/`],
  [String.raw`"\b\f\n\r\t"`, '\b\f\n\r\t'],
  [String.raw`"\u00e9"`, 'é'],
  [String.raw`"\ud83d\ude00"`, '😀'],
  ['"😀 Łukasz 健太"', '😀 Łukasz 健太'],
  ['"a) and (b"', 'a) and (b'],
  ['"[x]"', '[x]'],
  ['"a\u007f\u2028b"', 'a\u007f\u2028b'],
];

for (const [quoted, value] of strings) {
  await test(`the string ${quoted} is read as JSON reads it`, () => {
    const filter = getFilter(`a eq ${quoted}`);

    assert.equal(filter.kind === 'compare' && filter.value, value);
  });
}

await test('every part of a filter knows its place in the text', () => {
  const text = '  (userName eq "a" or not (emails[type pr]))';
  const cut = ({ start, end }: Span): string => text.slice(start, end);

  const filter = getFilter(text);

  assert.ok(filter.kind === 'or');
  const [first, second] = filter.filters;
  assert.equal(cut(filter.span), 'userName eq "a" or not (emails[type pr])');
  assert.ok(first?.kind === 'compare' && second?.kind === 'not');
  assert.equal(cut(first.span), 'userName eq "a"');
  assert.equal(cut(first.path.span), 'userName');
  assert.equal(cut(second.span), 'not (emails[type pr])');
  assert.ok(second.filter.kind === 'valuePath');
  assert.equal(cut(second.filter.span), 'emails[type pr]');
  assert.equal(cut(second.filter.path.span), 'emails');
  assert.equal(cut(second.filter.filter.span), 'type pr');
});

await test('unquoted strings are taken where that is tolerated, with a note for each', () => {
  const options = { acceptsUnquotedStrings: true };

  const parsed = parseFilter(
    'userName eq jane@example.com and active eq True or a eq "b"',
    options,
  );

  assert.ok(parsed.ok);
  assert.equal(
    showFilter(parsed.filter),
    '(or (and (eq userName "jane@example.com") (eq active true)) (eq a "b"))',
  );
  assert.equal(parsed.notes.length, 2);
  assert.match(parsed.notes[0] ?? '', /jane@example\.com came without quotes.*3\.4\.2\.2/);
  assert.match(parsed.notes[1] ?? '', /True was taken as true/);
});

const behindBrackets: readonly (readonly [text: string, shown: string])[] = [
  [
    'emails[type eq "work"].value eq "jane@example.com"',
    'emails[type eq "work" and value eq "jane@example.com"]',
  ],
  [
    'emails[type eq "a" or type eq "b"].value pr',
    'emails[(type eq "a" or type eq "b") and value pr]',
  ],
  [
    'not (urn:x:y:emails[type eq "work"].value co "@") and active eq true',
    'not (urn:x:y:emails[type eq "work" and value co "@"]) and active eq true',
  ],
];

for (const [text, meant] of behindBrackets) {
  await test(`${text} is read as ${meant} where that is tolerated, with a note`, () => {
    const parsed = parseFilter(text, { acceptsBracketsBeforeSub: true });
    const same = parseFilter(meant);

    assert.ok(parsed.ok && same.ok);
    assert.equal(showFilter(parsed.filter), showFilter(same.filter));
    assert.equal(parsed.notes.length, 1);
    assert.match(parsed.notes[0] ?? '', /behind brackets.*paths of a PATCH \(RFC 7644/);
    assert.equal(parseFilter(text).ok, false);
  });
}

const wrongBehindBrackets: readonly string[] = [
  'emails[type eq "work"].value',
  'emails[type eq "work"].value.x eq "y"',
  'emails[type eq "work"]. eq "y"',
  'emails[type eq "work"] .value eq "y"',
  'emails[type eq "work"].value[display pr] eq "y"',
  'emails[type eq "work"].value eq',
];

for (const text of wrongBehindBrackets) {
  await test(`${text} is wrong even so`, () => {
    assert.equal(parseFilter(text, { acceptsBracketsBeforeSub: true }).ok, false);
  });
}

await test('a filter that needs no tolerance has no notes', () => {
  const parsed = parseFilter('a eq "b"', { acceptsUnquotedStrings: true });

  assert.deepEqual(parsed.ok && parsed.notes, []);
});

const nested = (depth: number): string => `${'('.repeat(depth)}a pr${')'.repeat(depth)}`;

await test('parentheses may be nested up to the limit, and one more is an error at its place', () => {
  const deepest = parseFilter(nested(deepestFilter));
  const tooDeep = parseFilter(nested(deepestFilter + 1));

  assert.ok(deepest.ok);
  assert.ok(!tooDeep.ok);
  assert.deepEqual(tooDeep.problem, {
    message: 'It is nested deeper than 64 levels',
    span: { start: 64, end: 65 },
  });
});

await test('brackets and not count as a level too', () => {
  const inner = deepestFilter - 1;

  const deepest = parseFilter(`emails[${nested(inner)}]`);
  const tooDeep = parseFilter(`emails[${nested(inner + 1)}]`);
  const notDeep = parseFilter(`${'not ('.repeat(65)}a pr${')'.repeat(65)}`);

  assert.deepEqual([deepest.ok, tooDeep.ok, notDeep.ok], [true, false, false]);
});

await test('groups beside each other do not add up to a depth', () => {
  const parsed = parseFilter(Array.from({ length: 200 }, () => '(a pr)').join(' and '));

  assert.ok(parsed.ok);
});

await test('a filter may be as long as the limit; behind it the rest is marked', () => {
  const longest = `a eq "${'x'.repeat(longestFilter - 7)}"`;

  const tooLong = parseFilter(`${longest} `);

  assert.equal(longest.length, longestFilter);
  assert.ok(parseFilter(longest).ok);
  assert.ok(!tooLong.ok);
  assert.match(tooLong.problem.message, /has 32769 characters, and 32768 are the most/);
  assert.deepEqual(tooLong.problem.span, { start: longestFilter, end: longestFilter + 1 });
});

/** What stops parsers that go back: each text is refused or read within the time of one look. */
const hostile: readonly (readonly [name: string, text: string])[] = [
  ['100 kB of parentheses', '('.repeat(100_000)],
  ['100 kB of one word', 'a'.repeat(100_000)],
  ['100 kB of escapes', `a eq "${'\\x'.repeat(50_000)}"`],
  ['newlines', `a${'\n'.repeat(32_000)}`],
  ['bad escapes', `a eq "${'\\x'.repeat(16_000)}"`],
  ['good escapes', `a eq "${'\\\\'.repeat(16_000)}"`],
  ['not not not', 'not '.repeat(8_000)],
  ['colons', `urn:${'a:'.repeat(16_000)}b pr`],
  ['dots', `a${'.a'.repeat(16_000)} pr`],
  ['brackets', '['.repeat(32_000)],
  ['quotes', '"'.repeat(32_000)],
  ['4,000 terms', Array.from({ length: 4_000 }, () => 'a pr').join(' or ')],
];

for (const [name, text] of hostile) {
  await test(`hostile input is answered at once: ${name}`, () => {
    const before = performance.now();

    parseFilter(text);
    parseAttributePath(text);

    assert.ok(performance.now() - before < 500);
  });
}

await test('a chain of thousands of terms is one flat list, so nothing recurses over it', () => {
  const text = Array.from({ length: 4_000 }, () => 'a pr').join(' or ');

  const filter = getFilter(text);

  assert.ok(filter.kind === 'or');
  assert.equal(filter.filters.length, 4_000);
});

const filterPieces = fc.constantFrom(
  ...['a', 'emails', 'eq', 'co', 'pr', 'and', 'or', 'not', '(', ')', '[', ']', '"x"', '"', '\\'],
  ...['1', '-', 'true', 'null', '.', ':', 'urn:a:b', '$ref', '“', '\u0000', '\ud800', ' ', '  '],
);

await test('any text at all is parsed or refused with a place within it, never thrown at', () => {
  const texts = fc.oneof(
    anyText(80),
    fc.array(filterPieces, { maxLength: 25 }).map((pieces) => pieces.join(' ')),
    fc.array(filterPieces, { maxLength: 25 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(texts, fc.boolean(), fc.boolean(), (text, first, second) => {
      const parsed = parseFilter(text, {
        acceptsUnquotedStrings: first,
        acceptsBracketsBeforeSub: second,
      });

      if (!parsed.ok) {
        const { message, span } = parsed.problem;
        assert.ok(message.length > 0 && !message.endsWith('.'));
        assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
      }
    }),
    { numRuns: 1_000 },
  );
});
