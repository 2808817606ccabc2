import assert from 'node:assert/strict';
import { test } from 'node:test';
import { observationIds } from '../../../src/server/observationIds.js';
import { type Finding } from '../../../src/validate/finding.js';
import { findObservationRule, findRule } from '../../../src/validate/rules/allRules.js';
import { judgeAll, printFinding } from '../../support/judged.js';
import { type NoteCase, noteCases, type NoteScene } from '../../support/noteCases.js';
import { groupUrn, userUrn } from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

/** Whether the finding comes of the observation, or of a rule that finds the same. */
const isAbout =
  (id: string) =>
  ({ rule }: Finding): boolean =>
    rule === id || (findRule(rule)?.covers ?? []).includes(id);

for (const noteCase of noteCases) {
  const { id, profile = 'okta', rule } = noteCase;
  await test(`${id} (${profile}) is one finding, ${rule ?? 'of its own'}, and explained`, async () => {
    const findings = await findingsOf(noteCase);
    const printed = findings.map(printFinding).join('\n');
    const [own, ...more] = findings.filter(isAbout(id));

    assert.ok(own, `not told: ${printed}`);
    assert.deepEqual(more.map(printFinding), [], 'told twice');
    assert.equal(own.rule, rule ?? findObservationRule(id)?.id, printed);
    assert.ok(own.references.length > 0 || own.okta !== undefined, printed);
    assert.notEqual(own.fix, '');
    assert.notEqual(own.place.part, 'exchange', `it has a place: ${printed}`);
    assert.deepEqual(
      findings.filter((one) => one !== own).map((one) => one.rule),
      noteCase.also ?? [],
      printed,
    );
  });
}

await test('there is a case for everything that is noted on SCIM requests', () => {
  const tried = new Set<string>(noteCases.map(({ id }) => id));
  const elsewhere = /^(?:auth|oauth2|http|fault|forward|breakpoint)\./;

  assert.deepEqual(
    observationIds.filter((id) => !tried.has(id) && !elsewhere.test(id)),
    [],
  );
});

async function findingsOf(noteCase: NoteCase): Promise<readonly Finding[]> {
  let found: readonly Finding[] = [];
  await withServer({ profile: noteCase.profile ?? 'okta' }, async (rig) => {
    const scene = await setScene(rig);
    await rig.send(noteCase.path(scene), noteCase.send?.(scene));
    const exchanges = await rig.exchanges(3);
    assert.ok(
      exchanges[2]?.observations.some(({ id }) => id === noteCase.id),
      JSON.stringify(exchanges[2]),
    );
    found = judgeAll(exchanges)[2] ?? [];
  });
  return found;
}

async function setScene(rig: NoteScene['rig']): Promise<NoteScene> {
  const jane = await rig.post('/Users', {
    schemas: [userUrn],
    userName: 'jane@example.com',
    name: { givenName: 'Jane', familyName: 'Doe' },
    emails: [{ value: 'jane@example.com', type: 'work', primary: true }],
  });
  const janeId = jane.textAt('id');
  const group = await rig.post('/Groups', {
    schemas: [groupUrn],
    displayName: 'Engineering',
    members: [{ value: janeId }],
  });
  return { rig, janeId, groupPath: `/Groups/${group.textAt('id')}` };
}
