import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import {
  type JsonObject,
  type JsonValue,
  isJsonArray,
  isJsonObject,
  withoutMember,
} from '../../../../src/base/json.js';
import { type Account, type Member } from '../../../../src/okta/client/account.js';
import { type AppKind } from '../../../../src/okta/client/appKind.js';
import { type OktaClientOptions } from '../../../../src/okta/client/clientOptions.js';
import { OktaClient } from '../../../../src/okta/client/oktaClient.js';
import { type PlanId, type PlanInputs } from '../../../../src/okta/client/planInputs.js';
import { ScriptedTransport } from '../../../support/scriptedTransport.js';
import { ManualClock } from '../../../support/manualClock.js';
import { attribute } from '../../../support/oktaAccounts.js';
import { type Sample, getSample, readSamples } from '../../../support/sampleBook.js';
import { findShared } from '../../../support/sharedData.js';

/** Okta's requests as they were captured or printed, which are no part of this repository. */
const file = findShared('okta/samples.md');

type AnyInput = {
  readonly [Id in PlanId]: { readonly id: Id; readonly input: PlanInputs[Id] };
}[PlanId];

interface Replay {
  readonly number: number;
  readonly what: string;
  readonly kind: AppKind;
  readonly options?: Partial<OktaClientOptions>;
  /** From the sample, what Okta was to do. */
  readonly toPlan: (body: JsonObject) => AnyInput;
  /** What the server answered to the GET before. */
  readonly toGot?: (body: JsonObject) => JsonObject;
  /** Of the requests that are sent, the one to compare. */
  readonly method: 'POST' | 'PUT' | 'PATCH';
  /** Its source has put the members into the order of the alphabet, or printed an id as a placeholder. */
  readonly isReordered?: true;
}

const text = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');
const object = (value: JsonValue | undefined): JsonObject => (isJsonObject(value) ? value : {});
const first = (value: JsonValue | undefined): JsonObject =>
  isJsonArray(value) ? object(value[0]) : {};

/** The account whose mappings give such a body. */
function toAccount(body: JsonObject): Account {
  const name = object(body['name']);
  const email = first(body['emails']);
  const values = [
    attribute('name.givenName', name['givenName']),
    ...('middleName' in name ? [attribute('name.middleName', name['middleName'])] : []),
    attribute('name.familyName', name['familyName']),
    attribute('emails.value', email['value']),
    ...('type' in email ? [attribute('emails.type', email['type'])] : []),
    ...('displayName' in body ? [attribute('displayName', body['displayName'])] : []),
    ...('locale' in body ? [attribute('locale', body['locale'])] : []),
  ];
  return {
    personId: text(body['externalId']),
    displayName: 'Jane Doe',
    userName: text(body['userName']),
    values,
    pushesUserName: true,
    ...(typeof body['password'] === 'string' && { password: body['password'] }),
  };
}

const toMembers = (value: JsonValue | undefined): readonly Member[] =>
  (isJsonArray(value) ? value : []).map((member) => {
    const { value: id, display } = object(member);
    return { value: text(id), display: display === null ? null : text(display) };
  });

const without = (body: JsonObject, ...names: readonly string[]): JsonObject =>
  names.reduce(withoutMember, body);

const toUpdate = (body: JsonObject): AnyInput => ({
  id: 'updateUser',
  input: { id: text(body['id']), account: toAccount(body) },
});

const toNewGroup = (body: JsonObject): AnyInput => ({
  id: 'pushGroup',
  input: { name: text(body['displayName']), members: toMembers(body['members']) },
});

const toGroupPush = (body: JsonObject): AnyInput => ({
  id: 'pushGroupNow',
  input: { id: 'g1', name: text(body['displayName']), members: toMembers(body['members']) },
});

const operations = (body: JsonObject): readonly JsonObject[] =>
  (isJsonArray(body['Operations']) ? body['Operations'] : []).map(object);

const toPushNow = (body: JsonObject): AnyInput => {
  const { value } = operations(body)[0] ?? {};
  const whole = object(value);
  return {
    id: 'pushGroupNow',
    input: {
      id: text(whole['id']) || 'g1',
      name: text(whole['displayName']),
      members: toMembers(whole['members'] ?? value),
    },
  };
};

const toRename = (body: JsonObject): AnyInput => {
  const value = object(operations(body)[0]?.['value']);
  return {
    id: 'renameGroup',
    input: { id: text(value['id']), name: text(value['displayName']), members: [] },
  };
};

const toChange = (body: JsonObject): AnyInput => ({
  id: 'changeMembers',
  input: {
    id: 'g1',
    name: 'Sales',
    members: [],
    removed: operations(body).flatMap(({ path }) => /value eq "(.*)"/.exec(text(path))?.[1] ?? []),
    added: operations(body).flatMap(({ value }) => toMembers(value)),
  },
});

const replays: readonly Replay[] = [
  {
    ...{ number: 8, what: 'creation', kind: 'aiw', method: 'POST' },
    toPlan: (body) => ({ id: 'assignUser', input: { account: toAccount(body) } }),
  },
  {
    ...{ number: 9, what: 'creation of old', kind: 'oin', method: 'POST' },
    toPlan: (body) => ({ id: 'assignUser', input: { account: toAccount(body) } }),
  },
  {
    ...{ number: 10, what: 'creation with mappings taken away', kind: 'aiw', method: 'POST' },
    toPlan: (body) => ({ id: 'assignUser', input: { account: toAccount(body) } }),
  },
  {
    ...{ number: 13, what: 'profile push', kind: 'aiw', method: 'PUT' },
    toPlan: toUpdate,
    toGot: (body) => ({ ...body, name: { ...object(body['name']), givenName: 'Test' } }),
  },
  {
    ...{ number: 14, what: 'link', kind: 'aiw', method: 'PUT', isReordered: true },
    toPlan: (body) => ({
      id: 'linkUser',
      input: { id: text(body['id']), account: toAccount(body) },
    }),
    toGot: (body) => ({
      ...without(body, 'externalId', 'groups', 'locale'),
      displayName: 'Mona Octocat',
      emails: [{ primary: true, value: 'octocat@github.com' }],
      name: { familyName: 'Octocat', formatted: 'Mona Octocat', givenName: 'Mona' },
      userName: 'octocat@github.com',
    }),
  },
  {
    ...{
      number: 15,
      what: 'profile push of old, password of the server and all',
      kind: 'oin',
      method: 'PUT',
    },
    toPlan: toUpdate,
    toGot: (body) => ({ ...without(body, 'groups'), displayName: 'Jane' }),
  },
  {
    ...{ number: 17, what: 'deactivation', kind: 'aiw', method: 'PUT' },
    toPlan: (body) => ({
      id: 'deactivateUser',
      input: { id: text(body['id']), account: toAccount(body) },
    }),
    toGot: (body) => ({ ...body, active: true }),
  },
  {
    ...{ number: 20, what: 'deactivation', kind: 'oin', method: 'PATCH' },
    toPlan: (body) => ({ id: 'deactivateUser', input: { id: 'u1', account: toAccount(body) } }),
  },
  {
    ...{ number: 30, what: 'creation of a group', kind: 'oin', method: 'POST' },
    toPlan: toNewGroup,
  },
  {
    ...{ number: 31, what: 'members', kind: 'aiw', method: 'PUT' },
    toPlan: toGroupPush,
    options: { sendsGroupId: false },
  },
  {
    ...{ number: 32, what: 'members', kind: 'aiw', method: 'PUT', isReordered: true },
    toPlan: toGroupPush,
  },
  {
    ...{ number: 33, what: 'members without names', kind: 'aiw', method: 'PUT', isReordered: true },
    toPlan: toGroupPush,
  },
  {
    ...{ number: 34, what: 'creation of a group with members', kind: 'aiw', method: 'POST' },
    toPlan: toNewGroup,
  },
  { ...{ number: 35, what: 'rename', kind: 'oin', method: 'PATCH' }, toPlan: toRename },
  { ...{ number: 36, what: 'rename', kind: 'oin', method: 'PATCH' }, toPlan: toRename },
  { ...{ number: 37, what: 'change of members', kind: 'oin', method: 'PATCH' }, toPlan: toChange },
  { ...{ number: 38, what: 'new member', kind: 'oin', method: 'PATCH' }, toPlan: toChange },
  {
    ...{ number: 39, what: 'change of members', kind: 'oin-nopatch', method: 'PATCH' },
    toPlan: toChange,
  },
  { ...{ number: 40, what: 'push now', kind: 'oin', method: 'PATCH' }, toPlan: toPushNow },
  {
    ...{ number: 42, what: 'push now of an emptied group', kind: 'oin', method: 'PATCH' },
    toPlan: toPushNow,
  },
];

/** The first request with that method, as it went out. */
async function send(replay: Replay, body: JsonObject): Promise<string> {
  const { kind, options = {}, method } = replay;
  const plan = replay.toPlan(body);
  const got = replay.toGot?.(body) ?? body;
  const transport = new ScriptedTransport((request) =>
    request.method === 'GET'
      ? { body: request.path.includes('?') ? { totalResults: 0, Resources: [] } : got }
      : { body: { ...got, id: 'g1' } },
  );
  const clock = new ManualClock();
  const client = new OktaClient({ transport, authorization: '', kind, options, clock });
  await run(client, plan);
  const sent = transport.requests.find((request) => request.method === method);
  assert.ok(sent?.body !== undefined);
  return sent.body;
}

const run = async <Id extends PlanId>(
  client: OktaClient,
  { id, input }: { readonly id: Id; readonly input: PlanInputs[Id] },
): Promise<void> => {
  await client.run(id, input);
};

const sorted = (value: JsonValue): JsonValue => {
  if (isJsonArray(value)) {
    return value.map(sorted);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== 'id')
          .sort(([left], [right]) => left.localeCompare(right))
          .map(([name, member]) => [name, sorted(member)]),
      )
    : value;
};

const minified = (sample: Sample): JsonObject => {
  assert.ok(isJsonObject(sample.body));
  return sample.body;
};

if (file !== undefined) {
  const samples = readSamples(readFileSync(file, 'utf-8'));
  void describe('The bodies of the Okta client are those of the samples', () => {
    for (const replay of replays) {
      const { number, what, kind, isReordered } = replay;
      void test(`sample ${String(number)}: ${what} (${kind})`, async () => {
        const body = minified(getSample(samples, number));
        const sent = await send(replay, body);
        if (isReordered) {
          assert.deepEqual(sorted(JSON.parse(sent) as JsonValue), sorted(body));
        } else {
          assert.equal(sent, JSON.stringify(body));
        }
      });
    }

    void test('sample 43: push now in one PATCH without a path', async () => {
      const { Operations: wanted = [] } = minified(getSample(samples, 43));
      const options = { pushNowPatch: 'pathless' } as const;
      const sent = await send(
        { number: 43, what: '', kind: 'oin', method: 'PATCH', toPlan: toPushNow, options },
        { Operations: wanted },
      );
      assert.deepEqual(object(JSON.parse(sent) as JsonValue)['Operations'], wanted);
    });

    for (const [number, id] of [
      [1, 'testConnection'],
      [24, 'importUsers'],
      [25, 'importGroups'],
    ] as const) {
      void test(`sample ${String(number)}: the request line of ${id}`, async () => {
        const transport = new ScriptedTransport(() => ({
          body: { totalResults: 0, Resources: [] },
        }));
        const client = new OktaClient({
          transport,
          authorization: '',
          kind: 'aiw',
          clock: new ManualClock(),
        });
        await client.run(id, {});
        assert.equal(
          `/scim/v2${transport.requests[0]?.path ?? ''}`,
          getSample(samples, number).target,
        );
      });
    }

    const lookups: readonly (readonly [number, AnyInput, Partial<OktaClientOptions>])[] = [
      [3, { id: 'findUser', input: { userName: 'test.user@okta.local' } }, {}],
      [4, { id: 'findUser', input: { userName: 'jane.doe@example.com' } }, { queryBlank: '+' }],
      [29, { id: 'findGroup', input: { name: 'Test SCIMv2' } }, {}],
    ];
    for (const [number, plan, options] of lookups) {
      void test(`sample ${String(number)}: the request line of ${plan.id}`, async () => {
        const transport = new ScriptedTransport(() => ({
          body: { totalResults: 0, Resources: [] },
        }));
        const clock = new ManualClock();
        const client = new OktaClient({
          transport,
          authorization: '',
          kind: 'aiw',
          options,
          clock,
        });
        await run(client, plan);
        const { target = '' } = getSample(samples, number);
        assert.equal(transport.requests[0]?.path, target.replace(/^(?:\/scim)?\/v2/, ''));
      });
    }
  });
}
