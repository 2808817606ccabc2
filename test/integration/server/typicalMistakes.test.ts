import assert from 'node:assert/strict';
import { test } from 'node:test';
import { profileNames } from '../../../src/scim/profile.js';
import { rulesOf } from '../../support/judged.js';
import { patchUrn, userUrn } from '../../support/scimAssertions.js';
import { type SendOptions, withServer } from '../../support/serverRig.js';

/** What goes wrong in the first hours with SCIM, and what is said of it in every profile. */
const mistakes: readonly (readonly [
  target: string,
  options: SendOptions,
  rules: readonly string[],
])[] = [
  ['/scim/v2/Users', { method: 'PUT', body: jane() }, ['request.method']],
  ['/scim/v2/Users', { method: 'DELETE' }, ['request.method']],
  ['/scim/v2/Users', { method: 'PATCH', body: activation('replace') }, ['request.method']],
  ['/scim/v2/Users/.search?count=1', {}, ['request.method']],
  ['/scim/v2/Bulk', {}, ['request.method']],
  ['/scim/v2/Schemas', { method: 'POST', body: {} }, ['request.method']],
  ['/scim/v2/User', {}, ['request.unknownPath']],
  ['/scim/v2/scim/v2/Users', {}, ['request.unknownPath']],
  ['/scim/v2/users', {}, ['request.pathCapitals']],
  ['/Users', {}, ['request.outsideBase']],
  ['/v1/Users', {}, ['request.outsideBase']],
  ['/', {}, ['request.outsideBase']],
  ['/scim/v2/Users', { method: 'POST' }, ['request.noBody']],
  ['/scim/v2/Users', { method: 'POST', body: [jane()] }, ['request.notAnObject']],
  ['/scim/v2/Users', { method: 'POST', body: '{"userName": "jane",}' }, ['request.noJson']],
  [
    '/scim/v2/Users',
    { method: 'POST', body: jane(), headers: { 'Content-Type': undefined } },
    ['request.mediaType'],
  ],
  [
    '/scim/v2/Users',
    {
      method: 'POST',
      body: 'userName=jane',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    },
    ['request.mediaType'],
  ],
  [
    '/scim/v2/Users',
    {
      method: 'POST',
      body: jane(),
      headers: { 'Content-Type': 'application/scim+json; charset=iso-8859-1' },
    },
    ['request.charset'],
  ],
  [
    '/scim/v2/Users',
    { method: 'POST', body: Buffer.from('{"userName":"j\xe4ne"}', 'latin1') },
    ['request.charset'],
  ],
  [
    '/scim/v2/Users',
    {
      method: 'POST',
      body: Uint8Array.of(0x1f, 0x8b, 8, 0),
      headers: { 'Content-Encoding': 'gzip' },
    },
    ['request.compressed'],
  ],
  ['/scim/v2/Users', { headers: { Accept: 'application/xml' } }, ['request.accept']],
  ['/scim/v2/Users/nobody', {}, ['request.refused']],
  ['/scim/v2/Users/nobody', { method: 'PATCH', body: activation('update') }, ['patch.unknownOp']],
  ['/scim/v2/Users?filter=userName%20is%20%22jane%22', {}, ['request.filter']],
  ['/scim/v2/Users?filter=active%20gt%20true', {}, ['request.unusableFilter']],
  ['/scim/v2/Users?sortBy=userName&sortOrder=desc', {}, ['request.sortOrder']],
  ['/scim/v2/Users?attributes=id&excludedAttributes=name', {}, ['request.bothProjections']],
  ['/scim/v2/Users?startIndex=one', {}, ['request.pageNumber']],
  ['/scim/v2/Users?cursor=other', {}, ['request.refused']],
  ['/scim/v2/Users?filters=x', {}, ['query.unknownParameter']],
  ['/scim/v2/Users', { headers: { Authorization: 'Bearer other' } }, ['auth.wrongToken']],
  ['/scim/v2/Users', { headers: { Host: 'scim.example.com' } }, ['request.refused']],
];

for (const profile of profileNames) {
  await test(`${profile}: what is wrong with a request is said once, and nothing of the server`, async () => {
    await withServer({ profile, seed: 2 }, async (rig) => {
      for (const [at, [target, options, rules]] of mistakes.entries()) {
        await rig.sendTo(target, options);
        const exchange = await rig.exchange(at + 1);
        assert.deepEqual(rulesOf(exchange), rules, `${options.method ?? 'GET'} ${target}`);
      }
    });
  });
}

await test('a name that is taken is a hint, as 409 is the right answer', async () => {
  await withServer({}, async (rig) => {
    await rig.post('/Users', jane());
    await rig.post('/Users', jane());

    assert.deepEqual(rulesOf(await rig.exchange(2)), ['request.taken']);
  });
});

function jane(): unknown {
  return { schemas: [userUrn], userName: 'jane@example.com' };
}

function activation(op: string): unknown {
  return { schemas: [patchUrn], Operations: [{ op, path: 'active', value: true }] };
}
