import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Pseudonyms } from '../../../../src/capture/pseudonyms/pseudonyms.js';
import { type Exchange } from '../../../../src/exchange/exchange.js';
import { buildExchange } from '../../../support/exchangeBuilder.js';

const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const jane = {
  schemas: [coreUser],
  id: '2819c223-7f76-453a-919d-413861904646',
  externalId: '00u1jane9XYZ',
  userName: 'jane.doe@corp.com',
  name: { givenName: 'Jane', familyName: 'Doe', formatted: 'Ms. Jane DOE' },
  displayName: 'Jane Doe',
  emails: [{ value: 'jane.doe@corp.com', type: 'work', primary: true }],
  phoneNumbers: [{ value: '+1 415 555 0123', type: 'work' }],
  title: 'Engineer',
  active: true,
};

const replaceAll = (exchanges: readonly Exchange[]): readonly Exchange[] => {
  const pseudonyms = new Pseudonyms(exchanges);
  return exchanges.map((exchange) => pseudonyms.replaceIn(exchange));
};

const bodyOf = (exchange: Exchange | undefined): Record<string, unknown> =>
  JSON.parse(exchange?.request.body?.text ?? '{}') as Record<string, unknown>;

void describe('pseudonyms', () => {
  void test('a reference within a bulk request still leads to its operation', () => {
    const operations = [
      { method: 'POST', path: '/Users', bulkId: 'jane', data: jane },
      {
        method: 'POST',
        path: '/Groups',
        bulkId: 'staff',
        data: { displayName: 'Staff', members: [{ value: 'bulkId:jane' }] },
      },
    ];
    const [bulk] = replaceAll([
      buildExchange({ method: 'POST', url: '/Bulk', body: { Operations: operations } }),
    ]);

    const text = bulk?.request.body?.text ?? '';
    assert.match(text, /"bulkId":"jane"/);
    assert.match(text, /"value":"bulkId:jane"/);
    assert.doesNotMatch(text, /doe@corp/);
  });

  void test('one person is one made-up person in lookup, create, PATCH, group and error', () => {
    const [lookup, create, patch, group] = replaceAll([
      buildExchange({ url: '/Users?filter=userName%20eq%20%22jane.doe%40corp.com%22' }),
      buildExchange({
        method: 'POST',
        body: jane,
        status: 409,
        answer: { detail: 'User jane.doe@corp.com already exists' },
      }),
      buildExchange({
        method: 'PATCH',
        url: `/Users/${jane.id}`,
        body: {
          schemas: [patchOp],
          Operations: [{ op: 'replace', path: 'name.familyName', value: 'Doe' }],
        },
      }),
      buildExchange({
        method: 'POST',
        url: '/Groups',
        body: { displayName: 'Work', members: [{ value: jane.id, display: 'Jane Doe' }] },
      }),
    ]);

    const person = bodyOf(create);
    assert.equal(
      lookup?.request.target,
      `/scim/v2/Users?filter=${encodeURIComponent(`userName eq "${String(person['userName'])}"`)}`,
    );
    assert.equal(
      create?.response?.body?.text,
      JSON.stringify({ detail: `User ${String(person['userName'])} already exists` }),
    );
    assert.deepEqual(person['emails'], [
      { value: person['userName'], type: 'work', primary: true },
    ]);
    const name = person['name'] as Record<string, string>;
    assert.equal(
      person['displayName'],
      `${String(name['givenName'])} ${String(name['familyName'])}`,
    );
    assert.match(String(person['userName']), /^[a-z]+\.[a-z]+@[a-z]+\.com\.example$/);
    assert.equal(
      (bodyOf(patch)['Operations'] as readonly { value: string }[])[0]?.value,
      name['familyName'],
    );
    const members = bodyOf(group)['members'] as readonly { value: string; display: string }[];
    assert.deepEqual(members, [{ value: jane.id, display: person['displayName'] }]);
    assert.equal(patch?.path, `/Users/${jane.id}`);
  });

  void test('what is not about a person stays', () => {
    const [create] = replaceAll([buildExchange({ method: 'POST', body: jane })]);

    const { schemas, id, title, active } = bodyOf(create);
    assert.deepEqual(
      { schemas, id, title, active },
      { schemas: jane.schemas, id: jane.id, title: jane.title, active: true },
    );
  });

  void test('a group called Work leaves the type of an address alone', () => {
    const [group, lookup] = replaceAll([
      buildExchange({ method: 'POST', url: '/Groups', body: { displayName: 'Work' } }),
      buildExchange({ url: '/Users?filter=emails%5Btype%20eq%20%22work%22%5D' }),
    ]);

    assert.notEqual(bodyOf(group)['displayName'], 'Work');
    assert.equal(
      lookup?.request.target,
      '/scim/v2/Users?filter=emails%5Btype%20eq%20%22work%22%5D',
    );
  });

  void test('an attribute that nobody knows is personal', () => {
    const [create] = replaceAll([
      buildExchange({ method: 'POST', body: { userName: 'x', badge: 'K-77', shoes: 4711 } }),
    ]);

    assert.notEqual(bodyOf(create)['badge'], 'K-77');
    assert.notEqual(bodyOf(create)['shoes'], 4711);
  });

  void test('the host of a service elsewhere goes, this machine stays', () => {
    const local = buildExchange();
    const remote = { ...local, baseUrl: 'https://scim.corp.com/v2' };

    assert.deepEqual(
      replaceAll([local, remote]).map(({ baseUrl }) => baseUrl),
      [local.baseUrl, 'https://scim.example.com/v2'],
    );
  });

  void test('a Content-Length that was right is right again', () => {
    const text = JSON.stringify({ userName: 'Wolfeschlegelsteinhausenbergerdorff' });
    const headers = [['Content-Length', String(text.length)]] as const;
    const [create] = replaceAll([buildExchange({ method: 'POST', headers, body: text })]);

    const after = create?.request.body?.text ?? '';
    assert.deepEqual(create?.request.headers, [['Content-Length', String(after.length)]]);
    assert.equal(create.request.body?.sizeBytes, after.length);
  });

  const broken = [
    '{"userName":"zqa',
    '[{"userName":"zqa"',
    '{"userName":"zqa",}',
    '{"userName":\n',
  ];
  for (const text of broken) {
    void test(`a body that is no JSON is gone through too: ${JSON.stringify(text)}`, () => {
      const [whole] = replaceAll([buildExchange({ method: 'POST', body: text })]);

      assert.ok(!whole?.request.body?.text.includes('zqa'));
    });
  }
});

/** No made-up word has these letters, so that finding them means a leak. */
const realWord = fc
  .tuple(fc.constantFrom('zq', 'Zq', 'qx', 'Qx', 'xq'), fc.stringMatching(/^[a-z]{2,8}$/))
  .map(([start, rest]) => `${start}${rest}`);

const person = fc
  .record({
    given: realWord,
    family: realWord,
    login: realWord,
    company: realWord,
    phone: fc.stringMatching(/^[1-9]\d{7}$/),
    staff: realWord,
  })
  .map(({ given, family, login, company, phone, staff }) => ({
    words: [given, family, login, company, staff],
    given,
    mail: `${login}@${company}.com`,
    resource: {
      schemas: [coreUser],
      userName: `${login}@${company}.com`,
      name: { givenName: given, familyName: family },
      displayName: `${given} ${family}`,
      emails: [{ value: `${given}.${family}@${company}.com`, type: 'work' }],
      phoneNumbers: [{ value: phone }],
      'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { employeeNumber: staff },
    },
  }));

type Person = typeof person extends fc.Arbitrary<infer P> ? P : never;

const scenes: readonly ((one: Person) => Exchange)[] = [
  ({ resource }) =>
    buildExchange({ method: 'POST', body: resource, answer: { Resources: [resource] } }),
  ({ mail }) =>
    buildExchange({ url: `/Users?filter=${encodeURIComponent(`userName eq "${mail}"`)}` }),
  ({ mail }) => buildExchange({ url: `/Users?filter=userName+eq+"${mail}"&count=1` }),
  ({ mail }) => buildExchange({ url: `/Users/${encodeURIComponent(mail)}` }),
  ({ mail }) =>
    buildExchange({
      answer: { detail: `Nobody is called ${mail.toUpperCase()}.` },
      answerHeaders: [['Location', `http://127.0.0.1/scim/v2/Users/${mail}`]],
    }),
  ({ resource }) =>
    buildExchange({
      method: 'PATCH',
      body: {
        Operations: [{ op: 'add', path: 'members', value: [{ display: resource.displayName }] }],
      },
    }),
  ({ resource }) => buildExchange({ method: 'POST', body: JSON.stringify(resource).slice(0, -40) }),
  ({ mail, given }) => buildExchange({ answer: `<html>${mail} is not ${given}'s</html>` }),
  ({ given }) =>
    buildExchange({
      method: 'PATCH',
      body: { Operations: [{ op: 'remove', path: `members[display eq "${given}"]` }] },
    }),
  ({ mail }) =>
    buildExchange({
      method: 'POST',
      url: '/.search',
      body: { filter: `emails.value co "${mail}"` },
    }),
];

void describe('nothing of the original', () => {
  const capture = fc
    .array(person, { minLength: 1, maxLength: 4 })
    .chain((people) =>
      fc.record({
        people: fc.constant(people),
        exchanges: fc.array(
          fc
            .tuple(fc.nat(people.length - 1), fc.nat(scenes.length - 1))
            .map(([who, what]) => ({ who, what })),
          { maxLength: 12 },
        ),
      }),
    )
    .map(({ people, exchanges }) => ({
      people,
      exchanges: [
        // Who somebody is has been seen once.
        ...people.map((one) => buildExchange({ method: 'POST', body: one.resource })),
        ...exchanges.flatMap(({ who, what }) => {
          const one = people[who];
          const scene = scenes[what];
          return one && scene ? [scene(one)] : [];
        }),
      ],
    }));

  void test('is left in what is exported', () => {
    fc.assert(
      fc.property(capture, ({ people, exchanges }) => {
        const text = replaceAll(exchanges)
          .map(
            (exchange) =>
              `${JSON.stringify(exchange)} ${decodeURIComponent(exchange.request.target)}`,
          )
          .join('\n')
          .toLowerCase();
        for (const word of people.flatMap(({ words, resource }) => [
          ...words,
          ...resource.phoneNumbers.map(({ value }) => value),
        ])) {
          assert.ok(!text.includes(word.toLowerCase()), `${word} is left`);
        }
      }),
    );
  });

  void test('and what was equal or different is so still', () => {
    fc.assert(
      fc.property(capture, ({ people }) => {
        const exchanges = people.map((one) =>
          buildExchange({ method: 'POST', body: one.resource }),
        );
        const before = exchanges.map((exchange) =>
          String(bodyOf(exchange)['userName']).toLowerCase(),
        );
        const after = replaceAll(exchanges).map((exchange) =>
          String(bodyOf(exchange)['userName']).toLowerCase(),
        );
        assert.deepEqual(
          before.map((name) => before.indexOf(name)),
          after.map((name) => after.indexOf(name)),
        );
      }),
    );
  });
});
