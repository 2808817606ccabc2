import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readDecision } from '../../src/exchange/breakpoints/readDecision.js';
import { usualAnswers } from '../../src/protocol/usualAnswers.js';
import {
  hasError,
  isChanged,
  problemOf,
  toDecision,
  toDraft,
  toErrorAnswer,
  withField,
} from '../../webview/inspector/control/heldDraft.js';

const content = {
  target: '/Users?count=1',
  headers: [
    ['Content-Type', 'application/scim+json'],
    ['X-Odd', 'a: b'],
  ],
  body: '{"userName":"jane","active":true}',
} as const;

const request = toDraft({ id: '1', stage: 'request' }, content);
const answer = toDraft({ id: '2', stage: 'response' }, { ...content, status: 201 });

void describe('what is held, while it is edited', () => {
  void test('goes on as it was, bytes and all, while nothing is changed', () => {
    assert.equal(request.change.body, '{\n  "userName": "jane",\n  "active": true\n}');
    assert.equal(isChanged(request), false);
    assert.deepEqual(toDecision(request), { do: 'continue' });
  });

  void test('goes on with what was changed, and with that alone', () => {
    const edited = withField(withField(request, 'target', '/Users'), 'body', '{"a":1}');

    assert.equal(isChanged(edited), true);
    assert.deepEqual(toDecision(edited), { do: 'continue', target: '/Users', body: '{"a":1}' });
    assert.deepEqual(toDecision(withField(answer, 'status', '500')), {
      do: 'continue',
      status: 500,
    });
  });

  void test('has headers a line each, and empty lines are none', () => {
    const edited = withField(request, 'headers', '\nX-Odd: a: b  \n\nx-new:\n');

    assert.deepEqual(toDecision(edited), {
      do: 'continue',
      headers: [
        ['X-Odd', 'a: b'],
        ['x-new', ''],
      ],
    });
  });

  void test('keeps a body that must not be changed', () => {
    const fixed = toDraft({ id: '3', stage: 'request' }, { ...content, fixedBody: 'It is secret' });
    const edited = withField(fixed, 'body', '{}');

    assert.equal(isChanged(edited), false);
    assert.deepEqual(toDecision(edited), { do: 'continue' });
  });

  const wrong: readonly (readonly ['target' | 'status' | 'headers' | 'body', string, RegExp])[] = [
    ['target', 'Users', /begins with a slash/],
    ['target', '/Users?filter=userName eq "x"', /no blanks/],
    ['status', '99', /200 to 599/],
    ['status', '600', /200 to 599/],
    ['headers', 'X-A: b\nno header', /Line 2/],
    ['headers', 'X A: b', /Line 1/],
    ['body', '{\n  "a": 1,\n}', /line 3/],
  ];
  for (const [field, value, message] of wrong) {
    void test(`says what is wrong with the ${field} ${JSON.stringify(value)}`, () => {
      const edited = withField(answer, field, value);

      assert.match(problemOf(edited, field)?.message ?? '', message);
    });
  }

  void test('is sent with broken JSON where that is wanted, but not with a broken header', () => {
    assert.equal(hasError(withField(request, 'body', '{"a":')), false);
    assert.equal(hasError(withField(request, 'headers', 'broken')), true);
    // Only fields that there are count: a request has no status.
    assert.equal(hasError(withField(request, 'status', 'x')), false);
  });

  void test('of 409 tells that the name is taken, as RFC 7644 3.12 has it', () => {
    assert.deepEqual(JSON.parse(toErrorAnswer(409).body), {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      scimType: 'uniqueness',
      detail: 'It exists already',
      status: '409',
    });
  });

  for (const { status } of usualAnswers) {
    void test(`is answered with ${String(status)} as the host takes it`, () => {
      const draft = { ...request, mode: 'answer', answer: toErrorAnswer(status) } as const;

      assert.equal(hasError(draft), false);
      const decision = readDecision(toDecision(draft));
      assert.equal(decision.do === 'answer' && decision.answer.status, status);
    });
  }
});
