import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { IdMap } from '../../../../src/capture/replay/idMap.js';
import { replayedPassword, toReplayed } from '../../../../src/capture/replay/toReplayed.js';
import { type Exchange } from '../../../../src/exchange/exchange.js';
import { buildExchange } from '../../../support/exchangeBuilder.js';

const oldId = '2819c223-7f76-453a-919d-413861904646';
const newId = 'c75ad752-64ae-4823-840d-ffa80929976c';
const target = 'http://localhost:3000/scim';

const mapAfter = (old: unknown, current: unknown): IdMap => {
  const ids = new IdMap('http://127.0.0.1:8484/scim/v2', target);
  ids.learn(buildExchange({ answer: old }), JSON.stringify(current));
  return ids;
};

void describe('ids of a replayed session', () => {
  const ids = mapAfter({ id: oldId, userName: 'jane' }, { id: newId, userName: 'jane' });

  const texts: readonly (readonly [string, string, string])[] = [
    ['a member', `[{"value":"${oldId}"}]`, `[{"value":"${newId}"}]`],
    [
      'the path of a PATCH',
      `{"path":"members[value eq \\"${oldId}\\"]"}`,
      `{"path":"members[value eq \\"${newId}\\"]"}`,
    ],
    [
      'an address of the server',
      `{"$ref":"http://127.0.0.1:8484/scim/v2/Users/${oldId}"}`,
      `{"$ref":"${target}/Users/${newId}"}`,
    ],
    ['a path in a bulk request', `{"path":"/Users/${oldId}"}`, `{"path":"/Users/${newId}"}`],
    ['the beginning of a body', `{"value":"${oldId}","x`, `{"value":"${newId}","x`],
    ['what is no JSON', `value ${oldId}`, `value ${oldId}`],
    ['the rest', '{ "value" : "else" , "n":1.0}', '{ "value" : "else" , "n":1.0}'],
  ];
  for (const [what, before, after] of texts) {
    void test(`are those of the new server in ${what}`, () => {
      assert.equal(ids.inBody(before), after);
    });
  }

  void test('are so in paths and filters of the request line', () => {
    assert.equal(
      ids.inTarget(`/Users/${oldId}?filter=manager%20eq%20%22${oldId}%22&count=1`),
      `/Users/${newId}?filter=${encodeURIComponent(`manager eq "${newId}"`)}&count=1`,
    );
  });

  void test('are learned of lists by the names in them', () => {
    const listed = mapAfter(
      {
        Resources: [
          { id: '1', userName: 'Jane' },
          { id: '2', userName: 'joe' },
        ],
      },
      {
        Resources: [
          { id: '8', userName: 'joe' },
          { id: '9', userName: 'jane' },
        ],
      },
    );

    assert.deepEqual([listed.find('1'), listed.find('2')], ['9', '8']);
  });

  void test('a short one is replaced only where an id stands', () => {
    const short = mapAfter({ id: '7' }, { id: '8' });

    assert.equal(
      short.inBody('{"title":"7","members":[{"value":"7","display":"7"}]}'),
      '{"title":"7","members":[{"value":"8","display":"7"}]}',
    );
  });

  void test('nothing is changed where the ids are the same', () => {
    fc.assert(
      fc.property(fc.json(), fc.uuid(), (body, id) => {
        const same = mapAfter({ id }, { id });
        assert.equal(same.inBody(body), body);
      }),
    );
  });
});

void describe('a captured request that is sent again', () => {
  const creation = buildExchange({
    method: 'POST',
    headers: [
      ['Host', '127.0.0.1:8484'],
      ['Authorization', 'Bearer [redacted, under 16 characters]'],
      ['Content-Type', 'application/scim+json'],
      ['Content-Length', '40'],
    ],
    body: { userName: 'jane', password: '[redacted]' },
  });

  void test('goes out with the credentials of the target, and a password made up', () => {
    assert.deepEqual(toReplayed(creation, 'Bearer new'), {
      method: 'POST',
      path: '/Users',
      headers: [
        ['Content-Type', 'application/scim+json'],
        ['Authorization', 'Bearer new'],
      ],
      body: JSON.stringify({ userName: 'jane', password: replayedPassword }),
    });
  });

  const body = { text: 'x', encoding: 'utf-8', sizeBytes: 9, isTruncated: true } as const;
  const refused: readonly (readonly [string, Exchange, RegExp])[] = [
    ['in part', { ...creation, request: { ...creation.request, body } }, /captured in part only/],
    [
      'bytes',
      {
        ...creation,
        request: { ...creation.request, body: { ...body, encoding: 'base64', isTruncated: false } },
      },
      /not UTF-8/,
    ],
    ['no method', buildExchange({ method: 'get\r\n' }), /its method/],
  ];
  for (const [what, exchange, reason] of refused) {
    void test(`is not, with the reason: ${what}`, () => {
      const outgoing = toReplayed(exchange, '');

      assert.match(typeof outgoing === 'string' ? outgoing : '', reason);
    });
  }
});
