import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseFilter } from '../../../../src/scim/filter/parser.js';

/** The text with `▸…◂` around what is wrong, and what is said about it. */
const problems: readonly (readonly [marked: string, message: RegExp])[] = [
  ['▸◂', /name of an attribute is missing/],
  ['  ▸◂', /name of an attribute is missing/],
  ['a▸◂', /an operator is missing: eq, ne, co, sw, ew, gt, ge, lt, le or pr/],
  ['a ▸is◂ "b"', /"is" is not an operator: use eq/],
  ['a ▸foo◂ "b"', /"foo" is not an operator; there are eq/],
  ['a ▸=◂ "b"', /"=" is not an operator/],
  ['a ▸"b"◂', /an operator is missing/],
  ['a ▸(◂b pr)', /on the values of an attribute stands in brackets: a\[…\]/],
  ['a ▸(◂b pr', /an operator is missing/],
  ['a eq▸◂', /A value is missing: a string in quotes, a number, true, false or null/],
  ['a eq ▸)◂', /Here belongs a value/],
  ['a eq ▸[◂', /Here belongs a value/],
  ['a eq ▸b◂', /A string needs quotes: "b"/],
  ["a eq ▸'b'◂", /A string stands in straight double quotes/],
  ['a eq ▸“b”◂', /A string stands in straight double quotes/],
  ['a eq ▸„b“◂', /A string stands in straight double quotes/],
  ['a eq ▸«b»◂', /A string stands in straight double quotes/],
  ['a eq ▸`b`◂', /A string stands in straight double quotes/],
  ['a eq ▸True◂', /JSON writes true, not True/],
  ['a eq ▸NULL◂', /JSON writes null, not NULL/],
  ['a eq ▸01◂', /A string needs quotes: "01"/],
  ['a eq ▸1.◂', /A string needs quotes/],
  ['a eq ▸+1◂', /A string needs quotes/],
  ['a eq ▸0x1◂', /A string needs quotes/],
  ['a eq ▸-◂', /A string needs quotes/],
  ['a eq ▸1e999◂', /The number is too large/],
  ['a eq ▸-1e999◂', /The number is too large/],
  ['a eq ▸"b◂', /has no closing quote/],
  ['a eq ▸"b and c pr\\"◂', /has no closing quote/],
  ['a eq "b▸\n◂c"', /control character in a string must be escaped/],
  ['a eq "▸\u0000◂"', /control character/],
  ['a eq "b▸\\x◂c"', /JSON has no escape \\x/],
  ['a eq "b\\\\▸\\u◂12"', /JSON has no escape \\u/],
  ['a eq "\\"▸\\\'◂"', /JSON has no escape \\'/],
  ['a eq "b" ▸c◂ pr', /"and", "or" or the end/],
  ['a eq "b" ▸"c"◂', /"and", "or" or the end/],
  ['a pr ▸(◂b pr)', /"and", "or" or the end/],
  ['a pr▸)◂', /parenthesis closes none that is open/],
  ['a pr▸]◂', /bracket closes none that is open/],
  ['▸(◂a pr', /parenthesis is not closed/],
  ['a pr and ▸(◂b pr or c pr', /parenthesis is not closed/],
  ['(a pr▸]◂', /bracket closes none that is open/],
  ['(a pr ▸b◂ pr)', /"and", "or" or a closing parenthesis/],
  ['(a pr ▸"b"◂)', /"and", "or" or a closing parenthesis/],
  ['(▸)◂', /Here belongs the name of an attribute/],
  ['a pr and▸◂', /name of an attribute is missing/],
  ['a pr or ▸)◂', /Here belongs the name of an attribute/],
  ['▸"a"◂ eq "b"', /Here belongs the name of an attribute/],
  ['emails▸[◂type pr', /bracket is not closed/],
  ['emails[type pr▸)◂', /parenthesis closes none that is open/],
  ['emails[type pr ▸x◂]', /"and", "or" or a closing bracket/],
  ['emails[▸]◂', /Here belongs the name of an attribute/],
  [
    'emails[type pr]▸.value◂ eq "x"',
    /sub-attribute behind brackets stands only in the path of a PATCH/,
  ],
  ['▸emails.value◂[type pr]', /Brackets stand behind an attribute, not behind a sub-attribute/],
  ['a[b▸[◂c pr]]', /Within brackets there are no brackets/],
  ['not ▸a◂ pr', /Behind "not" belongs a filter in parentheses/],
  ['NOT ▸userName◂ eq "a"', /Behind "not" belongs a filter in parentheses/],
  ['not ▸"a"◂', /Behind "not" belongs a filter in parentheses/],
  ['▸9a◂ pr', /begins with a letter, but "9a" does not/],
  ['▸$◂ pr', /begins with a letter/],
  ['▸_a◂ pr', /begins with a letter/],
  ['a▸*◂b pr', /The character "\*" cannot stand in an attribute name/],
  ['▸ü◂ pr', /begins with a letter/],
  ['a.▸◂ pr', /name of an attribute is missing/],
  ['▸◂.a pr', /name of an attribute is missing/],
  ['a.b▸.c◂ pr', /one level of sub-attributes/],
  ['▸foo:◂bar pr', /Before the colon belongs the URI of a schema/],
  ['urn:a:b:▸◂ pr', /name of an attribute is missing/],
  ['a eq▸"b"◂', /A space is missing behind "eq" \(RFC 7644, figure 1\)/],
  ['(a pr)▸and◂ b pr', /A space is missing before "and"/],
  ['a eq "b"▸or◂ c pr', /A space is missing before "or"/],
  ['a pr and▸(◂b pr)', /A space is missing behind "and"/],
  ['▸__proto__◂ pr', /begins with a letter/],
];

for (const [marked, message] of problems) {
  const text = marked.replaceAll(/[▸◂]/g, '');
  await test(`${JSON.stringify(text)} is refused: ${message.source}`, () => {
    const parsed = parseFilter(text);

    assert.ok(!parsed.ok);
    assert.match(parsed.problem.message, message);
    const { start, end } = parsed.problem.span;
    assert.equal(`${text.slice(0, start)}▸${text.slice(start, end)}◂${text.slice(end)}`, marked);
  });
}
