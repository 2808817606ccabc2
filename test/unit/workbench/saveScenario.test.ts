import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { readRecorded } from '../../../src/okta/scenarios/recorded/readRecorded.js';
import { RecordingError } from '../../../src/okta/scenarios/recording/recordScenario.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { saveScenario, type SavedScenario } from '../../../src/workbench/scenarios/saveScenario.js';
import { buildExchange } from '../../support/exchangeBuilder.js';
import { goldenSession } from '../../support/goldenSession.js';

const registry = createRegistry();
const save = (
  exchanges: readonly Exchange[],
  people: 'madeUp' | 'asCaptured' = 'asCaptured',
): SavedScenario => saveScenario(exchanges, { id: 'x', title: 'X', people, registry });

const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';
const id = '2819c223-7f76-453a-919d-413861904646';

/** Letters that a scenario has nowhere else. */
const secret = fc.stringMatching(/^[QXZ]{6}\d{6}[QXZ]{6}$/);

const users = (method: string, token: string, at: number): Exchange => {
  const body = {
    schemas: [coreUser],
    userName: 'jane@example.com',
    password: token,
    'urn:x:y:2.0:Z': { clientSecret: token, token },
  };
  const isNew = method === 'POST';
  return {
    ...buildExchange({
      method,
      url: `${isNew ? '/Users' : `/Users/${id}`}${at % 2 === 0 ? '' : `?access_token=${token}`}`,
      headers: [
        ['Authorization', `Bearer ${token}`],
        ['Cookie', `session=${token}`],
        ['X-Api-Key', token],
        ['Accept', 'application/scim+json'],
      ],
      ...(method !== 'GET' && method !== 'DELETE' && { body }),
      status: isNew ? 201 : method === 'DELETE' ? 204 : 200,
      answer: method === 'DELETE' ? undefined : { ...body, id },
      answerHeaders: [['Set-Cookie', `session=${token}`]],
    }),
    startedAt: at,
  };
};

void describe('a session that is saved as scenario', () => {
  void test('never holds a token or a password, whoever wrote the capture', () => {
    fc.assert(
      fc.property(
        secret,
        fc.array(fc.constantFrom('POST', 'GET', 'PUT', 'DELETE'), { minLength: 1, maxLength: 6 }),
        fc.constantFrom('madeUp', 'asCaptured'),
        (token, methods, people) => {
          const { text } = save(
            methods.map((method, at) => users(method, token, at)),
            people,
          );
          assert.ok(!text.includes(token), text);
          assert.doesNotMatch(text, /bearer|cookie|api-key/i);
        },
      ),
      { numRuns: 200 },
    );
  });

  void test('can be read again as it was written', () => {
    for (const name of ['wizardPeople', 'catalogueGroups', 'bulk', 'badInput', 'oktaClientOin']) {
      const { scenario, text } = save(goldenSession(name), 'madeUp');
      assert.deepEqual(readRecorded(JSON.parse(text), 'x'), scenario);
    }
  });

  void test('keeps nobody who was captured, where people are made up', () => {
    const { text } = save(goldenSession('oktaClientOin'), 'madeUp');
    assert.doesNotMatch(text, /lena|brandt|mona|keller/i);
  });

  void test('has braces of its own as they stand', () => {
    const { scenario } = save([
      buildExchange({
        method: 'POST',
        body: { schemas: [coreUser], userName: 'a', title: '{{title}}' },
        status: 201,
        answer: { id, userName: 'a', title: '{{title}}' },
      }),
    ]);
    assert.match(
      JSON.stringify(scenario.steps[0]?.request.body),
      /"title":"\{\{open\}\}title\}\}"/,
    );
  });

  void test('sends the version that an answer has given', () => {
    const { scenario } = save([
      buildExchange({
        method: 'POST',
        body: { schemas: [coreUser], userName: 'a' },
        status: 201,
        answer: { id, userName: 'a' },
        answerHeaders: [['ETag', 'W/"1"']],
      }),
      {
        ...buildExchange({
          method: 'DELETE',
          url: `/Users/${id}`,
          headers: [['If-Match', 'W/"1"']],
          status: 204,
        }),
        startedAt: 1_770_000_000_000,
      },
    ]);
    assert.deepEqual(scenario.steps[0]?.learn, [
      ['user1', '/id'],
      ['version1', 'ETag'],
    ]);
    assert.deepEqual(scenario.steps[1]?.request.headers, [['If-Match', '{{version1}}']]);
  });

  void test('is refused where nothing of it can be played, with the reason', () => {
    assert.throws(() => save([]), RecordingError);
    assert.throws(
      () => save([buildExchange({ status: 401 })]),
      /None of the requests can be played again: the first was left out, as it was refused for its credentials/,
    );
  });
});
