import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type FilterParse,
  longestFilter,
  parseFilter,
} from '../../../../src/scim/filter/parser.js';
import { applyFix, describeFix } from '../../../../src/scim/filter/problem.js';

function getProblem(text: string): Extract<FilterParse, { readonly ok: false }>['problem'] {
  const parsed = parseFilter(text);
  assert.ok(!parsed.ok, `${text} is right`);
  return parsed.problem;
}

/** What people write, and what they are told to write. */
const mended: Readonly<Record<string, readonly (readonly [written: string, meant: string])[]>> = {
  'operators of other languages': [
    ['userName = "x"', 'userName eq "x"'],
    ['userName == "x"', 'userName eq "x"'],
    ['userName="x"', 'userName eq "x"'],
    ['userName ="x"', 'userName eq "x"'],
    ['active==true', 'active eq true'],
    ['active==true and a pr', 'active eq true and a pr'],
    ['a !="x"', 'a ne "x"'],
    ['a <> "x"', 'a ne "x"'],
    ['age>5', 'age gt 5'],
    ['age >5', 'age gt 5'],
    ['age >= 5', 'age ge 5'],
    ['age < 5', 'age lt 5'],
    ['age =< 5', 'age le 5'],
    ['userName equals "x"', 'userName eq "x"'],
    ['userName IS "x"', 'userName eq "x"'],
    ['userName contains "x"', 'userName co "x"'],
    ['userName startsWith "x"', 'userName sw "x"'],
    ['userName endsWith "x"', 'userName ew "x"'],
    ['title exists', 'title pr'],
    ['userName LIKE "x"', 'userName co "x"'],
    ['userName LIKE "x%"', 'userName sw "x"'],
    ['userName like "%x"', 'userName ew "x"'],
    ['userName like "%x%" and a pr', 'userName co "x" and a pr'],
    ['type in ("work", "home")', '(type eq "work" or type eq "home")'],
    ['a in ["x","y"] and b pr', '(a eq "x" or a eq "y") and b pr'],
    ['userName eqq "x"', 'userName eq "x"'],
    ['userName qe "x"', 'userName eq "x"'],
    ['userName eq: "x"', 'userName eq "x"'],
    ['userName "x"', 'userName eq "x"'],
    ['userName jane@example.com', 'userName eq "jane@example.com"'],
  ],
  'ways to join and to turn round': [
    ['a pr && b pr', 'a pr and b pr'],
    ['a pr || b pr', 'a pr or b pr'],
    ['a pr&&b pr', 'a pr and b pr'],
    ['a eq "x"&&b pr', 'a eq "x" and b pr'],
    ['a eq true&&b pr', 'a eq true and b pr'],
    ['(a pr)&&(b pr)', '(a pr) and (b pr)'],
    ['a pr, b pr', 'a pr and b pr'],
    ['!(a pr)', 'not (a pr)'],
    ['! (a pr)', 'not  (a pr)'],
    ['!a pr and b pr', 'not (a pr) and b pr'],
    ['b pr and !active eq true', 'b pr and not (active eq true)'],
    ['not active eq true', 'not (active eq true)'],
    ['not emails[type pr] or a pr', 'not (emails[type pr]) or a pr'],
    ['a pr;', 'a pr'],
    ['a eq "x";', 'a eq "x"'],
    ['a eq true;', 'a eq true'],
    ['a pr and', 'a pr'],
    ['a pr or ', 'a pr'],
  ],
  'values without quotes, or with others': [
    ['userName eq jane', 'userName eq "jane"'],
    ['userName eq jane doe', 'userName eq "jane doe"'],
    ['userName eq jane doe and a pr', 'userName eq "jane doe" and a pr'],
    ['(userName eq jane)', '(userName eq "jane")'],
    ["userName eq 'jane'", 'userName eq "jane"'],
    ["userName eq 'Jane Doe' and a pr", 'userName eq "Jane Doe" and a pr'],
    ['userName eq \'Jane "J" Doe\'', 'userName eq "Jane \\"J\\" Doe"'],
    ['userName eq “jane doe”', 'userName eq "jane doe"'],
    ['userName eq „jane doe“', 'userName eq "jane doe"'],
    ['userName eq «jane»', 'userName eq "jane"'],
    ['userName eq ‘jane’', 'userName eq "jane"'],
    ['userName eq `jane`', 'userName eq "jane"'],
    ["userName eq 'jane", 'userName eq "jane"'],
    ['userName eq "jane', 'userName eq "jane"'],
    ['userName eq "jane and active eq true', 'userName eq "jane" and active eq true'],
    ['(userName eq "jane)', '(userName eq "jane")'],
    ['emails[type eq "work]', 'emails[type eq "work"]'],
    ['active eq True', 'active eq true'],
    ['manager eq None', 'manager eq null'],
    ['meta.created gt 2026-01-01T00:00:00Z', 'meta.created gt "2026-01-01T00:00:00Z"'],
    ['a eq "O\\\'Neil"', 'a eq "O\'Neil"'],
    ['a eq "C:\\users"', 'a eq "C:\\\\users"'],
    ['a eq "x\ty"', 'a eq "x\\ty"'],
    ['"userName" eq "jane"', 'userName eq "jane"'],
  ],
  'parentheses and brackets': [
    ['(a pr', '(a pr)'],
    ['((a pr or b pr', '((a pr or b pr))'],
    ['(a pr or b pr ', '(a pr or b pr) '],
    ['emails[type eq "work"', 'emails[type eq "work"]'],
    ['not (emails[type pr', 'not (emails[type pr])'],
    ['emails[(type pr]', 'emails[(type pr)]'],
    ['a pr)', 'a pr'],
    ['a pr]', 'a pr'],
    ['emails(type eq "work")', 'emails[type eq "work"]'],
    [
      'emails(type eq "work" and (value pr)) or a pr',
      'emails[type eq "work" and (value pr)] or a pr',
    ],
    ['emails[type eq "work"].value eq "x"', 'emails[type eq "work" and value eq "x"]'],
    [
      'emails[type eq "work" or primary eq true].value sw "x" and a pr',
      'emails[(type eq "work" or primary eq true) and value sw "x"] and a pr',
    ],
  ],
  'spaces that are missing': [
    ['userName eq"x"', 'userName eq "x"'],
    ['(a pr)and b pr', '(a pr) and b pr'],
    ['a pr and(b pr)', 'a pr and (b pr)'],
  ],
  'what was pasted from elsewhere': [
    ['userName%20eq%20%22jane%22', 'userName eq "jane"'],
    ['userName+eq+%22jane%40example.com%22', 'userName eq "jane@example.com"'],
    ['/Users?filter=userName%20eq%20%22jane%22', 'userName eq "jane"'],
    ['filter=userName eq "jane"', 'userName eq "jane"'],
    ['?filter=userName eq "jane"', 'userName eq "jane"'],
    ['userName eq \\"jane\\"', 'userName eq "jane"'],
    ['"userName eq \\"jane\\""', 'userName eq "jane"'],
    ['userName eq &quot;jane&quot;', 'userName eq "jane"'],
  ],
};

/** As somebody does who takes each proposal. */
function mend(text: string): string {
  let now = text;
  for (let round = 0; round < 5; round += 1) {
    const parsed = parseFilter(now);
    if (parsed.ok) {
      break;
    }
    assert.ok(parsed.problem.fix, `${now}: ${parsed.problem.message}`);
    now = applyFix(now, parsed.problem.fix);
  }
  return now;
}

for (const [what, cases] of Object.entries(mended)) {
  for (const [written, meant] of cases) {
    void test(`${what}: ${written} becomes ${meant}`, () => {
      assert.equal(mend(written), meant);
      assert.ok(parseFilter(meant).ok);
    });
  }
}

const messages: readonly (readonly [text: string, message: string, fix: string])[] = [
  ['userName = "x"', '"=" is not an operator: use eq', 'Replace "=" with "eq"'],
  [
    'userName LIKE "x%"',
    '"LIKE" is not an operator: use sw, without wildcards',
    'Replace "LIKE "x%"" with "sw "x""',
  ],
  ['a pr && b pr', '"&&" joins no filters: use and', 'Replace "&&" with "and"'],
  ['!a pr', '"!" is not an operator: use not (…)', 'Replace "!a pr" with "not (a pr)"'],
  ['userName eq jane', 'A string needs quotes: "jane"', 'Replace "jane" with "jane"'],
  ['(a pr', 'This parenthesis is not closed', 'Insert ")"'],
  ['a pr)', 'This parenthesis closes none that is open', 'Remove ")"'],
  ['(a pr)and b pr', 'A space is missing before "and" (RFC 7644, figure 1)', 'Insert a space'],
  ['a%20pr', 'It is percent-encoded still, as in an address', 'Replace "a%20pr" with "a pr"'],
];

for (const [text, message, fix] of messages) {
  void test(`${text} is told as: ${message}`, () => {
    const problem = getProblem(text);

    assert.equal(problem.message, message);
    assert.equal(problem.fix && describeFix(text, problem.fix), fix);
  });
}

/** Where nobody can know what was meant, nothing is proposed. */
for (const text of ['', 'a', 'a foo bar baz', 'a eq', '()', 'a eq 1e999', '9a pr', 'a.b.c pr']) {
  void test(`nothing is proposed for ${JSON.stringify(text)}`, () => {
    assert.equal(getProblem(text).fix, undefined);
  });
}

const pieces = fc.constantFrom(
  ...['a', 'emails', 'eq', 'pr', 'and', 'or', 'not', '(', ')', '[', ']', '"x"', '"', "'", '\\'],
  ...['=', '==', '!', '&&', '||', ',', 'like', '"%x%"', 'in', '.value', '“', '”', '%20', 'filter='],
);

void test('whoever takes each proposal comes to an end, and never to where they were', () => {
  const texts = fc
    .array(pieces, { maxLength: 15 })
    .chain((some) => fc.constantFrom(some.join(' '), some.join('')));
  fc.assert(
    fc.property(texts, (text) => {
      const seen = new Set<string>();
      let now = text;
      for (;;) {
        const parsed = parseFilter(now);
        if (parsed.ok || !parsed.problem.fix) {
          break;
        }
        assert.ok(!seen.has(now), `round and round: ${[...seen].join(' → ')}`);
        seen.add(now);
        now = applyFix(now, parsed.problem.fix);
      }
      assert.ok(seen.size <= 40);
    }),
    { numRuns: 3_000 },
  );
});

/** Each of them once made somebody look for a proposal over and over again. */
const hostile: readonly (readonly [name: string, text: string])[] = [
  ['not not not', 'not '.repeat(8_000)],
  ['exclamation marks', '!'.repeat(32_000)],
  ['exclamation marks with spaces', '! '.repeat(16_000)],
  ['spaces in a string', `a eq "${' '.repeat(32_000)}`],
  ['closers in a string', `a eq "${')] '.repeat(10_000)}x`],
  ['quotes', `a eq ${"'".repeat(32_000)}`],
  ['brackets behind brackets', 'a[b pr].c '.repeat(3_000)],
  ['lists', `a in (${'"x" '.repeat(8_000)})`],
  ['parentheses', `a${'('.repeat(32_000)}`],
  ['percent signs', `${'%20'.repeat(10_000)}%`],
  ['escaped quotes', '\\"'.repeat(16_000)],
  ['ampersands', '&'.repeat(32_000)],
];

for (const [name, text] of hostile) {
  void test(`proposals are found at once for ${name}`, () => {
    assert.ok(text.length <= longestFilter);
    const before = performance.now();

    parseFilter(text);

    assert.ok(performance.now() - before < 500);
  });
}
