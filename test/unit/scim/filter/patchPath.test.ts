import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  longestFilter,
  parseAttributePath,
  parsePatchPath,
} from '../../../../src/scim/filter/parser.js';
import { type PatchPath } from '../../../../src/scim/filter/patchPath.js';
import { enterpriseUserUrn } from '../../../../src/scim/schema/enterpriseUser.js';
import { userUrn } from '../../../../src/scim/schema/user.js';
import { showFilter } from '../../../support/showFilter.js';
import { anyText } from '../../../support/textArbitrary.js';

const show = (path: PatchPath): readonly (string | undefined)[] =>
  path.kind === 'extension'
    ? [path.kind, path.urn]
    : [
        path.kind,
        path.urn,
        path.name,
        path.sub,
        ...(path.kind === 'valuePath' ? [showFilter(path.filter)] : []),
      ];

const none = undefined;

/** RFC 7644 3.5.2, figure 7 and its examples. */
const paths: readonly (readonly [text: string, ...shown: (string | undefined)[]])[] = [
  ['members', 'attribute', none, 'members', none],
  [' members ', 'attribute', none, 'members', none],
  ['name.familyName', 'attribute', none, 'name', 'familyName'],
  ['$ref', 'attribute', none, '$ref', none],
  [`${userUrn}:userName`, 'attribute', userUrn, 'userName', none],
  [
    `${enterpriseUserUrn}:manager.displayName`,
    'attribute',
    enterpriseUserUrn,
    'manager',
    'displayName',
  ],
  ['addresses[type eq "work"]', 'valuePath', none, 'addresses', none, '(eq type "work")'],
  [
    'members[value eq "2819"].display',
    'valuePath',
    none,
    'members',
    'display',
    '(eq value "2819")',
  ],
  [
    'emails[type eq "work" and not (primary eq true)].value',
    'valuePath',
    none,
    'emails',
    'value',
    '(and (eq type "work") (not (eq primary true)))',
  ],
  [
    `${userUrn}:emails[type eq "work"].value`,
    'valuePath',
    userUrn,
    'emails',
    'value',
    '(eq type "work")',
  ],
  // What only the resource type can tell: here it looks like an attribute "User" of a URN "…:2.0".
  [enterpriseUserUrn, 'attribute', enterpriseUserUrn.slice(0, -5), 'User', none],
  ['urn:example:custom:1.0', 'extension', 'urn:example:custom:1.0'],
  [' URN:example:custom:1.0 ', 'extension', 'URN:example:custom:1.0'],
  ['urn:example:custom:v1.0.2', 'extension', 'urn:example:custom:v1.0.2'],
  ['https://example.com/schemas/custom', 'extension', 'https://example.com/schemas/custom'],
];

for (const [text, ...shown] of paths) {
  await test(`the path ${JSON.stringify(text)} is of the kind ${String(shown[0])}`, () => {
    const parsed = parsePatchPath(text);

    assert.ok(parsed.ok, parsed.ok ? '' : parsed.problem.message);
    assert.deepEqual(show(parsed.path), shown);
  });
}

const problems: readonly (readonly [marked: string, message: RegExp])[] = [
  ['▸◂', /name of an attribute is missing/],
  ['▸"members"◂', /Here belongs the name of an attribute/],
  ['name.▸◂', /name of an attribute is missing/],
  ['a.b▸.c◂', /one dot at most/],
  ['▸/◂', /begins with a letter/],
  ['emails ▸work◂', /Here belongs the end of the path/],
  ['emails[type eq "work"] ▸.value◂', /a dot with a sub-attribute, or nothing/],
  ['emails[type eq "work"]▸value◂', /a dot with a sub-attribute, or nothing/],
  ['emails[type eq "work"].▸◂', /name of an attribute is missing/],
  ['emails[type eq "work"]▸.a.b◂', /the name of one sub-attribute/],
  ['emails[type eq "work"]▸[◂type pr]', /Here belongs the end of the path/],
  ['▸emails.value◂[type eq "work"]', /not behind a sub-attribute/],
  ['emails[type eq ▸work◂]', /A string needs quotes/],
  ['emails▸[◂type eq "work"', /bracket is not closed/],
  ['emails[▸]◂', /Here belongs the name of an attribute/],
  ['emails[ims▸[◂type pr]]', /Within brackets there are no brackets/],
  ['userName ▸eq◂ "a"', /Here belongs the end of the path/],
];

for (const [marked, message] of problems) {
  const text = marked.replaceAll(/[▸◂]/g, '');
  await test(`the path ${JSON.stringify(text)} is refused: ${message.source}`, () => {
    const parsed = parsePatchPath(text);

    assert.ok(!parsed.ok);
    assert.match(parsed.problem.message, message);
    const { start, end } = parsed.problem.span;
    assert.equal(`${text.slice(0, start)}▸${text.slice(start, end)}◂${text.slice(end)}`, marked);
  });
}

await test('a path longer than a filter may be is refused, even where it looks like a URN', () => {
  const parsed = parsePatchPath(`urn:${'x'.repeat(longestFilter)}:1.0`);

  assert.ok(!parsed.ok);
});

await test('an attribute path has no brackets and nothing behind it', () => {
  const parsed = parseAttributePath('meta.lastModified');

  assert.ok(parsed.ok);
  assert.deepEqual([parsed.path.name, parsed.path.sub], ['meta', 'lastModified']);
  assert.ok(!parseAttributePath('emails[type pr]').ok);
  assert.ok(!parseAttributePath('a b').ok);
  assert.ok(!parseAttributePath('').ok);
  assert.ok(!parseAttributePath('a'.repeat(longestFilter + 1)).ok);
});

await test('any text at all is read as a path or refused, never thrown at', () => {
  const pieces = fc.constantFrom(
    'urn:a',
    ':',
    '.',
    'emails',
    '[',
    ']',
    'type pr',
    '.value',
    ' ',
    '1',
  );
  const texts = fc.oneof(
    anyText(40),
    fc.array(pieces, { maxLength: 12 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const results = [parsePatchPath(text), parseAttributePath(text)];

      for (const parsed of results) {
        assert.ok(parsed.ok || parsed.problem.span.end <= text.length);
      }
    }),
    { numRuns: 500 },
  );
});
