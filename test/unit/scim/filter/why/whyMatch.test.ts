import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject } from '../../../../../src/base/json.js';
import { parseFilter } from '../../../../../src/scim/filter/parser.js';
import { type Reason } from '../../../../../src/scim/filter/why/reason.js';
import { whyMatch } from '../../../../../src/scim/filter/why/whyMatch.js';
import { filterPeople } from '../../../../support/filterPeople.js';
import { userType } from '../../../../support/coreTypes.js';

const person = (id: string): JsonObject => {
  const found = filterPeople.find((one) => one['id'] === id);
  assert.ok(found);
  return found;
};

function whyOf(text: string, resource: JsonObject): Reason {
  const parsed = parseFilter(text);
  assert.ok(parsed.ok);
  return whyMatch(parsed.filter, userType, resource);
}

/** One line a part: whether it holds, what it asks, what was found. */
const toLines = ({ holds, label, because, children }: Reason, indent = ''): readonly string[] => [
  `${indent}${holds ? 'yes' : 'no'}: ${label}: ${because}`,
  ...children.flatMap((child) => toLines(child, `${indent}  `)),
];

const cases: readonly (readonly [filter: string, id: string, lines: readonly string[]])[] = [
  ['userName eq "bob"', 'bob', ['yes: userName equals "bob": it is "bob"']],
  ['userName eq "rob"', 'bob', ['no: userName equals "rob": it is "bob"']],
  ['nickName pr', 'amy', ['no: nickName has a value: there is no value']],
  [
    'active eq true and userName sw "b"',
    'bob',
    [
      'no: All of these: 1 of 2 holds',
      '  no: active equals true: it is false',
      '  yes: userName begins with "b": it is "bob"',
    ],
  ],
  [
    'not (active eq true)',
    'amy',
    ['no: Not this: what it excludes holds', '  yes: active equals true: it is true'],
  ],
  [
    'emails[type eq "work" and value co "home"]',
    'amy',
    [
      'no: One and the same value of emails: each condition holds for some value, but no value has them all',
      '  no: emails[0]: All of these: 1 of 2 holds',
      '    yes: type equals "work": it is "work"',
      '    no: value contains "home": it is "amy@work.example"',
      '  no: emails[1]: All of these: 1 of 2 holds',
      '    no: type equals "work": it is "home"',
      '    yes: value contains "home": it is "amy@home.example"',
    ],
  ],
  ['emails.type eq "other"', 'amy', ['no: emails.type equals "other": they are "work", "home"']],
  ['emails[type pr]', 'cid', ['no: One and the same value of emails: there is no value']],
  [
    'externalId eq "EXT-1"',
    'amy',
    [
      'no: externalId equals "EXT-1" (capitals matter): it is "Ext-1"; capitals matter here (caseExact, RFC 7643 2.2)',
    ],
  ],
  [
    'displayName eq "AmyAdams"',
    'amy',
    ['no: displayName equals "AmyAdams": it is "Amy Adams"; only spaces differ'],
  ],
  [
    'active eq "true"',
    'amy',
    ['no: active equals "true": it is true; the type differs: one is in quotes, the other is not'],
  ],
  [
    'shoeSize eq 1',
    'amy',
    ['no: shoeSize equals 1 (a User has no such attribute): a User has no such attribute'],
  ],
  ['title eq null', 'bob', ['yes: title has no value: there is no value']],
];

for (const [filter, id, lines] of cases) {
  void test(`${filter} for ${id}: ${lines[0] ?? ''}`, () => {
    assert.deepEqual(toLines(whyOf(filter, person(id))), lines);
  });
}

void test('each part knows its place in the text', () => {
  const text = 'userName sw "b" and not (active eq true)';

  const { children } = whyOf(text, person('bob'));

  assert.deepEqual(
    children.map(({ span }) => text.slice(span.start, span.end)),
    ['userName sw "b"', 'not (active eq true)'],
  );
});

void test('of many values only some are named, and only some are judged one by one', () => {
  const emails = Array.from({ length: 500 }, (_, at) => ({
    value: `a${String(at)}@x`,
    type: 'home',
  }));
  const resource = { ...person('bob'), emails };

  const simple = whyOf('emails.value eq "b"', resource);
  const brackets = whyOf('emails[value eq "b"]', resource);

  assert.equal(simple.because, 'they are "a0@x", "a1@x", "a2@x" and 497 more');
  assert.equal(brackets.because, 'none of 500 values does');
  assert.equal(brackets.children.length, 20);
});

void test('a value behind those that are shown counts as well', () => {
  const emails = Array.from({ length: 500 }, (_, at) => ({ value: `a${String(at)}@x` }));

  const { holds, because, children } = whyOf('emails[value eq "a499@x"]', {
    ...person('bob'),
    emails,
  });

  assert.equal(holds, true);
  assert.equal(because, '1 of 500 values does');
  assert.match(children.at(-1)?.label ?? '', /^emails\[499\]: /);
});
