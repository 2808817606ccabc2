import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.js';
import { type ScimType } from '../../../src/scim/errors.js';
import { type Answer } from '../../support/answer.js';
import { patchBody } from '../../support/oktaBodies.js';
import {
  add,
  type PatchRule,
  patchRules,
  personWithEverything,
  remove,
  replace,
} from '../../support/patchRules.js';
import { assertScimError, groupUrn, patchUrn, userUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

/** Everybody else is told about, too: a PATCH of one must not touch another. */
async function check(
  rig: ServerRig,
  { operations, outcome }: PatchRule,
  at: number,
): Promise<void> {
  const before = await rig.post('/Users', personWithEverything(`person-${String(at)}`));
  assert.equal(before.status, 201, before.text);
  const path = `/Users/${before.textAt('id')}`;

  const answer = await rig.patch(path, patchBody(...operations));

  const after = await rig.get(path);
  if (outcome === 'same' || 'refused' in outcome) {
    assert.equal(after.text, before.text);
  }
  if (outcome !== 'same' && 'refused' in outcome) {
    assertScimError(answer, { status: outcome.status ?? 400, scimType: outcome.refused });
    return;
  }
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.text, after.text);
  if (outcome !== 'same') {
    checkMembers(after, outcome.at);
    assert.notEqual(after.at('meta.version'), before.at('meta.version'));
  }
}

function checkMembers(answer: Answer, at: Readonly<Record<string, JsonValue | undefined>>): void {
  const { body } = answer;
  assert.ok(isJsonObject(body));
  const found = Object.keys(at).map((name) => [name, body[name]]);
  assert.deepEqual(Object.fromEntries(found), at);
}

await test('PATCH over HTTP does what RFC 7644 3.5.2 says', async (context) => {
  await withServer({ profile: 'strict' }, async (rig) => {
    await rig.post('/Users', { schemas: [userUrn], userName: 'taken' });
    for (const [at, rule] of patchRules.entries()) {
      await context.test(`${rule.reason}: ${JSON.stringify(rule.operations)}`, () =>
        check(rig, rule, at),
      );
    }
  });
});

await test('members: who is one changes nothing, who is none is removed with success (3.5.2.2)', async () => {
  await withServer({ profile: 'strict' }, async (rig) => {
    const jane = await rig.post('/Users', { schemas: [userUrn], userName: 'jane' });
    const bo = await rig.post('/Users', { schemas: [userUrn], userName: 'bo' });
    const janeId = jane.textAt('id');
    const boId = bo.textAt('id');
    const members = [{ value: janeId }];
    const group = await rig.post('/Groups', { schemas: [groupUrn], displayName: 'G', members });
    const path = `/Groups/${group.textAt('id')}`;
    const version = group.at('meta.version');
    const patch = (operation: JsonObject): Promise<Answer> => rig.patch(path, patchBody(operation));
    const both = [{ display: 'Bo', $ref: bo.textAt('meta.location'), value: boId }, ...members];

    const again = await patch(add('members', members));
    const nobody = await patch(remove('members[value eq "nobody"]'));
    const unknown = await patch(add('members', [{ value: 'nobody' }]));
    const more = await patch(replace('members', both));
    const fewer = await patch(remove(`members[value eq "${janeId}"]`));
    const none = await patch(remove('members'));

    assert.deepEqual([again.at('meta.version'), nobody.at('meta.version')], [version, version]);
    assertScimError(unknown, { status: 400, scimType: 'invalidValue', detail: /"nobody"/ });
    assert.deepEqual(
      [more.at('members[0].display'), more.at('members[0].$ref'), more.at('members[1].$ref')],
      ['Bo', bo.at('meta.location'), jane.at('meta.location')],
    );
    assert.equal(fewer.at('members[0].value'), boId);
    assert.equal(none.at('members'), undefined);
  });
});

const wrongBodies: readonly (readonly [what: string, body: JsonValue, scimType: ScimType])[] = [
  ['no Operations', { schemas: [patchUrn] }, 'invalidSyntax'],
  ['empty Operations', patchBody(), 'invalidSyntax'],
  [
    'one operation outside a list',
    { schemas: [patchUrn], Operations: add('title', 'x') },
    'invalidSyntax',
  ],
  ['no op', patchBody({ path: 'title', value: 'x' }), 'invalidSyntax'],
  [
    'two ops in one',
    patchBody({ op: 'add', Op: 'remove', path: 'title', value: 'x' }),
    'invalidSyntax',
  ],
  ['no schemas', { Operations: [add('title', 'x')] }, 'invalidValue'],
  ['schemas of a User', { schemas: [userUrn], Operations: [add('title', 'x')] }, 'invalidValue'],
  ['a User', personWithEverything('other'), 'invalidValue'],
  ['a list of operations', [add('title', 'x')], 'invalidSyntax'],
];

await test('a body that is no PATCH is a 400, and nothing happened', async (context) => {
  await withServer({ profile: 'strict' }, async (rig) => {
    const before = await rig.post('/Users', personWithEverything('jane'));
    const path = `/Users/${before.textAt('id')}`;
    for (const [what, body, scimType] of wrongBodies) {
      await context.test(what, async () => {
        assertScimError(await rig.patch(path, body), { status: 400, scimType });
        assert.equal((await rig.get(path)).text, before.text);
      });
    }
  });
});
