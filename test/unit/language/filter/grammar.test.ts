import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  type FilterToken,
  type FilterTokenKind,
  toFilterTokens,
} from '../../../../src/scim/filter/filterTokens.js';
import { printFilter } from '../../../../src/scim/filter/print.js';
import { anyDeviceFilter } from '../../../support/deviceFilters.js';
import { loadGrammar } from '../../../support/grammarScopes.js';

const tokenize = await loadGrammar('media/scimfilter.tmLanguage.json');

const short: Readonly<Record<string, string>> = {
  'entity.name.namespace': 'urn',
  'variable.other.attribute': 'name',
  'variable.other.property': 'part',
  'keyword.other.operator': 'op',
  'keyword.control.logical': 'word',
  'constant.language': 'constant',
  'constant.numeric': 'number',
  'string.quoted.double': 'text',
  'constant.character.escape': 'escape',
  'invalid.illegal': 'wrong',
  'invalid.illegal.escape': 'wrong',
  'comment.line.number-sign': 'comment',
  'entity.name.type': 'type',
};

/** What has a colour, as `text:kind`. */
const coloured = (document: string): string =>
  tokenize(document)
    .flatMap(({ text, scope }) =>
      short[scope] === undefined ? [] : [`${text.trim()}:${short[scope]}`],
    )
    .filter((token) => !token.startsWith(':'))
    .join(' ');

const samples: readonly (readonly [document: string, tokens: string])[] = [
  ['userName eq "bjensen"', 'userName:name eq:op bjensen:text'],
  ['name.familyName co "O\'Malley"', "name:name .familyName:part co:op O'Malley:text"],
  ['title pr', 'title:name pr:op'],
  [
    'urn:ietf:params:scim:schemas:core:2.0:User:userName sw "J"',
    'urn:ietf:params:scim:schemas:core:2.0:User::urn userName:name sw:op J:text',
  ],
  [
    'userType eq "Employee" and (emails co "a" or emails.value co "b")',
    'userType:name eq:op Employee:text and:word emails:name co:op a:text or:word emails:name .value:part co:op b:text',
  ],
  ['userType NE "x" AND NOT (a Pr)', 'userType:name NE:op x:text AND:word NOT:word a:name Pr:op'],
  [
    'emails[type eq "work" and value co "@x"] or ims[type pr]',
    'emails:name type:name eq:op work:text and:word value:name co:op @x:text or:word ims:name type:name pr:op',
  ],
  [
    'eq eq "pr" and not pr and and co "or"',
    'eq:name eq:op pr:text and:word not:name pr:op and:word and:name co:op or:text',
  ],
  ['members.$ref pr', 'members:name .$ref:part pr:op'],
  ['a eq true and b ne null', 'a:name eq:op true:constant and:word b:name ne:op null:constant'],
  ['a gt -1.5e3 or b le 0', 'a:name gt:op -1.5e3:number or:word b:name le:op 0:number'],
  [
    String.raw`a eq "x\n\u00e9\q"`,
    String.raw`a:name eq:op x:text \n:escape \u00e9:escape \q:wrong`,
  ],
  [
    '# userName eq "x"\n# type: Group',
    '# userName eq "x":comment Group:type'.replace('# userName', 'userName'),
  ],
  ['userName == "x" && b pr', 'userName:name ==:wrong x:text &&:wrong b:name pr:op'],
  ['a eq “x”', 'a:name eq:op “:wrong x:name ”:wrong'],
  ['a eq "open\nb pr', 'a:name eq:op open:text b:name pr:op'],
  ['a pr\n  and b eq 1', 'a:name pr:op and:word b:name eq:op 1:number'],
];

for (const [document, tokens] of samples) {
  void test(`the colours of ${JSON.stringify(document)}`, () => {
    assert.equal(coloured(document), tokens);
  });
}

void test('nothing is wrong in the colours of any filter that is right', () => {
  fc.assert(
    fc.property(anyDeviceFilter, (filter) => {
      const text = printFilter(filter);

      const scopes = tokenize(text).map(({ scope }) => scope);

      assert.ok(!scopes.some((scope) => scope.startsWith('invalid')), text);
      const operators = text
        .replaceAll(/"(?:[^"\\]|\\.)*"/g, '""')
        .match(/ (?:eq|ne|co|sw|ew|gt|ge|lt|le|pr)(?=[ )\]]|$)/g);
      assert.equal(
        scopes.filter((scope) => scope === 'keyword.other.operator').length,
        operators?.length ?? 0,
        text,
      );
    }),
    { numRuns: 500 },
  );
});

/** What a scope is where the inspector colours. */
const kinds: readonly (readonly [scope: RegExp, kind: FilterTokenKind])[] = [
  [/^entity\.name\.namespace/, 'namespace'],
  [/^variable\.other\.attribute/, 'attribute'],
  [/^variable\.other\.property/, 'property'],
  [/^keyword\.other\.operator/, 'operator'],
  [/^keyword\.control\.logical/, 'logical'],
  [/^constant\.language/, 'constant'],
  [/^constant\.numeric/, 'number'],
  [
    /^(?:string|punctuation\.definition\.string|constant\.character|invalid\.illegal\.escape)/,
    'string',
  ],
  [/^punctuation/, 'punctuation'],
];

/** A kind for each character, so that it does not matter where a colour is cut. */
const byCharacter = (tokens: readonly FilterToken[]): string =>
  tokens.map(({ kind, text }) => `${kind} `.repeat(text.length)).join('');

const ofGrammar = (text: string): readonly FilterToken[] =>
  tokenize(text).map(({ text: part, scope }) => ({
    kind: kinds.find(([pattern]) => pattern.test(scope))?.[1] ?? 'plain',
    text: part.slice(0, text.length),
  }));

void test('the inspector gives any filter the colours that a file has', () => {
  fc.assert(
    fc.property(anyDeviceFilter, (filter) => {
      const text = printFilter(filter);

      assert.equal(byCharacter(toFilterTokens(text)), byCharacter(ofGrammar(text)).trimEnd() + ' ');
    }),
    { numRuns: 500 },
  );
});
