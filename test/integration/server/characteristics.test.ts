import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonObject, type JsonValue } from '../../../src/base/json.js';
import { type ScimType } from '../../../src/scim/errors.js';
import { deviceFile, deviceUrn, warrantyUrn } from '../../support/deviceSchema.js';
import { patchBody } from '../../support/oktaBodies.js';
import { assertScimError } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

// The schema of a client's own, so that each characteristic is enforced for such as for the core ones.
const strict = { profile: 'strict', schemaFiles: [deviceFile] } as const;

const device = (serialNumber: string, more: JsonObject = {}): JsonObject => ({
  schemas: [deviceUrn],
  serialNumber,
  ...more,
});

const nothing = Symbol('nothing');

/** What is sent as an attribute and what comes back for it; a scimType where it is refused. */
type Row = readonly [
  attribute: string,
  sent: JsonValue,
  back: JsonValue | typeof nothing | { readonly refused: ScimType },
];

const refused = { refused: 'invalidValue' as const };

/** RFC 7643 2.3 to 2.5 and 7, one characteristic after the other. */
const rows: readonly Row[] = [
  ['tags', ['a'], ['a']],
  ['tags', 'a', refused],
  ['tags', { value: 'a' }, refused],
  ['tags', [['a']], refused],
  ['tags', [1], refused],
  ['tags', ['a', 'b', 'A'], ['a', 'b']],
  ['tags', [], nothing],
  ['tags', null, nothing],
  ['tags', [null], nothing],
  ['kind', ['a'], refused],
  ['kind', {}, refused],
  ['kind', 5, refused],
  ['kind', true, refused],
  ['kind', '', ''],
  ['kind', null, nothing],
  ['slot', 7, 7],
  ['slot', -7, -7],
  ['slot', '7', refused],
  ['slot', 7.5, refused],
  ['slot', true, refused],
  ['weight', 7, 7],
  ['weight', -7.25, -7.25],
  ['weight', '7.25', refused],
  ['leased', false, false],
  ['leased', 'false', refused],
  ['leased', 0, refused],
  ['bought', '2026-05-01T12:00:00Z', '2026-05-01T12:00:00Z'],
  ['bought', '2026-05-02T12:00:00.123456+02:00', '2026-05-02T12:00:00.123456+02:00'],
  ['bought', '2026-05-01', refused],
  ['bought', '2026-02-30T12:00:00Z', refused],
  ['bought', 1746100800, refused],
  ['key', 'AAEC', 'AAEC'],
  ['key', 'AAE', 'AAE'],
  ['key', 'A', refused],
  ['key', 'AAE==', refused],
  ['key', 'not base64!', refused],
  ['manual', 'https://example.com/manual', 'https://example.com/manual'],
  ['manual', '../manuals/1', '../manuals/1'],
  ['manual', 'not a uri', refused],
  ['owner', { value: '1' }, { value: '1' }],
  ['owner', {}, nothing],
  ['owner', '1', refused],
  ['owner', [{ value: '1' }], refused],
  ['owner', { since: '2020' }, refused],
  ['owner', { value: '1', displayName: 'Jane' }, { value: '1' }],
  ['parts', [{ value: 'p' }], refused],
  ['parts', [{ LABEL: 'l', Count: 1 }], [{ label: 'l', count: 1 }]],
  ['parts', [{ label: 'l', count: '1' }], refused],
  ['parts', [{ label: 'l', hidden: 'h' }], [{ label: 'l' }]],
  [
    'parts',
    [
      { value: 'x', label: 'l', primary: true },
      { value: 'y', label: 'm', primary: true },
    ],
    [
      { value: 'x', label: 'l', primary: false },
      { value: 'y', label: 'm', primary: true },
    ],
  ],
  ['firmware', '1.0', nothing],
  ['pin', '1234', nothing],
  ['lock', { value: 'v' }, nothing],
  ['nonsense', { any: ['thing'] }, nothing],
  ['id', 'mine', nothing],
];

const isRefused = (back: Row[2]): back is typeof refused =>
  typeof back === 'object' && back !== null && 'refused' in back;

async function check(rig: ServerRig, [name, sent, back]: Row, at: number): Promise<void> {
  const answer = await rig.post('/Devices', device(`S${String(at)}`, { [name]: sent }));

  if (isRefused(back)) {
    assertScimError(answer, { status: 400, scimType: back.refused });
    return;
  }
  assert.equal(answer.status, 201, answer.text);
  const own = name === 'id' ? undefined : answer.at(name);
  assert.deepEqual(own, back === nothing ? undefined : back);
  assert.notEqual(answer.textAt('id'), 'mine');
}

await test('what is posted comes back as its characteristics say, or is refused', async (context) => {
  await withServer(strict, async (rig) => {
    for (const [at, row] of rows.entries()) {
      const [name, sent, back] = row;
      const verb = isRefused(back) ? 'refused' : 'taken';
      await context.test(`${name}: ${JSON.stringify(sent)} is ${verb}`, () => check(rig, row, at));
    }
  });
});

await test('required: missing, null and blank are a 400 invalidValue by POST and PUT', async () => {
  await withServer(strict, async (rig) => {
    const created = await rig.post('/Devices', device('S1'));
    const path = `/Devices/${created.textAt('id')}`;
    for (const body of [{ schemas: [deviceUrn] }, device(' ')]) {
      const expected = { status: 400, scimType: 'invalidValue', detail: /serialNumber/ } as const;
      assertScimError(await rig.post('/Devices', body), expected);
      assertScimError(await rig.put(path, body), expected);
    }
    const incomplete = device('S2', { [warrantyUrn]: { until: '2027-01-01T00:00:00Z' } });
    assertScimError(await rig.post('/Devices', incomplete), {
      status: 400,
      scimType: 'invalidValue',
      detail: /Warranty:provider is required/,
    });
    assert.equal((await rig.get(path)).text, created.text);
  });
});

await test('uniqueness: by case exactness, for numbers, times and parts; a resource never with itself', async () => {
  await withServer(strict, async (rig) => {
    const taken = {
      slot: 1,
      bought: '2026-05-01T12:00:00Z',
      codes: ['a', 'b'],
      parts: [{ value: 'p', label: 'l' }],
    };
    const first = await rig.post('/Devices', device('S1', taken));
    const path = `/Devices/${first.textAt('id')}`;
    const others: readonly JsonObject[] = [
      { slot: 1 },
      { bought: '2026-05-01T14:00:00+02:00' },
      { codes: ['c', 'b'] },
      { parts: [{ value: 'P', label: 'other' }] },
    ];
    const second = await rig.post('/Devices', device('s1', { slot: 2, codes: ['A'] }));

    for (const other of others) {
      const [name = ''] = Object.keys(other);
      const expected = { status: 409, scimType: 'uniqueness', detail: new RegExp(name) } as const;
      assertScimError(await rig.post('/Devices', device('S2', other)), expected);
      const replaced = await rig.patch(
        `/Devices/${second.textAt('id')}`,
        patchBody({ op: 'replace', value: other }),
      );
      assertScimError(replaced, expected);
    }
    assert.equal(
      (await rig.put(path, device('S1', taken))).at('meta.version'),
      first.at('meta.version'),
    );
  });
});

await test('mutability: what is immutable is set once, by POST, PUT or PATCH, and matches by its own rules', async () => {
  await withServer(strict, async (rig) => {
    const created = await rig.post('/Devices', device('S1', { batches: ['b1', 'b2'] }));
    const path = `/Devices/${created.textAt('id')}`;
    const mutability = { status: 400, scimType: 'mutability' } as const;

    const set = await rig.put(path, device('S1', { model: 'M1' }));
    const same = await rig.put(path, device('S1', { model: 'm1', batches: ['B2', 'b1'] }));
    const omitted = await rig.put(path, device('S1'));

    assert.deepEqual([set.at('model'), set.at('batches')], ['M1', ['b1', 'b2']]);
    assert.deepEqual([same.text, omitted.text], [set.text, set.text]);
    for (const other of [{ model: 'M2' }, { batches: ['b1'] }, { batches: ['b1', 'b3'] }]) {
      const [name = ''] = Object.keys(other);
      assertScimError(await rig.put(path, device('S1', other)), mutability);
      for (const operation of [
        { op: 'replace', value: other },
        { op: 'remove', path: name },
      ]) {
        assertScimError(await rig.patch(path, patchBody(operation)), mutability);
      }
    }
    assert.equal((await rig.get(path)).text, set.text);
  });
});

await test('PUT clears what it leaves out, but what the client cannot know or set', async () => {
  await withServer(strict, async (rig) => {
    const full = { tags: ['a'], weight: 1, leased: true, owner: { value: '1' }, model: 'M1' };
    const created = await rig.post('/Devices', device('S1', { ...full, pin: '1234' }));
    const path = `/Devices/${created.textAt('id')}`;

    const replaced = await rig.put(path, { ...device('S1'), id: 'x', meta: { version: 'x' } });

    assert.deepEqual(replaced.body, {
      schemas: [deviceUrn],
      id: created.at('id'),
      serialNumber: 'S1',
      model: 'M1',
      meta: {
        resourceType: 'Device',
        created: created.at('meta.created'),
        lastModified: replaced.at('meta.lastModified'),
        location: created.at('meta.location'),
        version: replaced.at('meta.version'),
      },
    });
  });
});

await test('names such as __proto__, and one twice in different capitals, do no harm', async () => {
  await withServer(strict, async (rig) => {
    const body =
      `{"schemas":["${deviceUrn}"],"serialNumber":"S1","__proto__":{"kind":"x"},"constructor":1,` +
      '"toString":"x","owner":{"value":"1","__proto__":{"since":"x"}},"tags":["__proto__"]}';

    const created = await rig.post('/Devices', body);
    const twice = await rig.post('/Devices', device('S2', { kind: 'a', KIND: 'b' }));
    const long = await rig.post('/Devices', device('S3', { kind: 'x'.repeat(900_000) }));

    assert.equal(created.status, 201, created.text);
    assert.deepEqual(
      [created.at('kind'), created.at('owner'), created.at('tags')],
      [undefined, { value: '1' }, ['__proto__']],
    );
    assertScimError(twice, { status: 400, scimType: 'invalidValue', detail: /given twice/ });
    assert.equal(long.status, 201);
    assert.equal(long.textAt('kind').length, 900_000);
  });
});
