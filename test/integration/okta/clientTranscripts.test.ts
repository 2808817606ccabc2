import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type AppKind } from '../../../src/okta/client/appKind.js';
import { OktaClient } from '../../../src/okta/client/oktaClient.js';
import { type PlanId, type PlanInputs } from '../../../src/okta/client/planInputs.js';
import { type PlanOutcome, type PlanResult } from '../../../src/okta/client/planResult.js';
import { plans } from '../../../src/okta/client/plans/plans.js';
import { openTransport } from '../../../src/workbench/target/openTransport.js';
import { assertGolden, TranscriptClock } from '../../support/goldenTranscript.js';
import { attribute, enterprise, lena, withValues } from '../../support/oktaAccounts.js';
import { judgeAll, printFinding } from '../../support/judged.js';
import { PlanTranscript, TurningTransport } from '../../support/planTranscript.js';
import { withServer } from '../../support/serverRig.js';

/** Plays all plans against the mock server, as an app of that kind does in the course of its life. */
class Life {
  readonly played = new Set<PlanId>();
  readonly results: PlanResult[] = [];
  readonly #client: OktaClient;
  readonly #transcript: PlanTranscript;

  constructor(client: OktaClient, transcript: PlanTranscript) {
    this.#client = client;
    this.#transcript = transcript;
  }

  async play<Id extends PlanId>(
    what: string,
    id: Id,
    input: PlanInputs[Id],
    outcome: PlanOutcome = 'done',
  ): Promise<PlanResult> {
    const result = await this.#client.run(id, input);
    this.#transcript.add(what, result);
    assert.equal(result.outcome, outcome, `${what}: ${result.text ?? ''}`);
    this.played.add(id);
    this.results.push(result);
    return result;
  }

  /** Assigns somebody, and gives the id that the server gave. */
  async assign(what: string, account: typeof lena): Promise<string> {
    const { externalId } = await this.play(what, 'assignUser', { account });
    assert.ok(externalId !== undefined);
    return externalId;
  }
}

const omar = {
  ...withValues(
    attribute('name.givenName', 'Omar'),
    attribute('name.familyName', 'Haddad'),
    attribute('emails.value', 'omar.haddad@example.com'),
    attribute('displayName', 'Omar Haddad'),
  ),
  personId: '00u7omar5Lm2Xe9d7c02',
  displayName: 'Omar Haddad',
  userName: 'omar.haddad@example.com',
};

async function live(life: Life): Promise<void> {
  await life.play('Test Connector Configuration', 'testConnection', {});
  const id = await life.assign('Lena is assigned', lena);
  const omarId = await life.assign('Omar is assigned', omar);
  await life.play('Is Lena there?', 'findUser', { userName: 'LENA.BRANDT@example.com' });
  await life.assign('Lena is assigned, who is there', lena);
  await life.play('Lena is linked by an import', 'linkUser', { id, account: lena });
  const promoted = withValues(attribute('title', 'Lead'), enterprise('department', 'Sales'));
  await life.play('Lena is promoted', 'updateUser', { id, account: promoted });
  const plain = withValues(attribute('title', undefined), enterprise('department', undefined));
  await life.play('Lena is a plain member again', 'updateUser', { id, account: plain });
  await life.play('Lena has a new password', 'pushPassword', {
    id,
    account: lena,
    password: 'N3w!pass',
  });
  await life.play('Lena is unassigned', 'deactivateUser', { id, account: lena });
  await life.play('Users are imported', 'importUsers', {});
  await life.assign('Lena is assigned, who is there and inactive', lena);
  await life.play('Lena is deactivated in Okta', 'deactivateUser', { id, account: lena });
  await life.play('Lena is back in Okta', 'reactivateUser', { account: lena });
  await liveWithGroups(life, [
    { value: id, display: lena.userName },
    { value: omarId, display: omar.userName },
  ]);
}

async function liveWithGroups(
  life: Life,
  members: readonly { readonly value: string; readonly display: string }[],
): Promise<void> {
  const [first, second] = members;
  assert.ok(first && second);
  const name = 'Sales';
  await life.play('Is Sales there?', 'findGroup', { name });
  const { externalId } = await life.play('Sales is pushed', 'pushGroup', { name, members });
  assert.ok(externalId !== undefined);
  const group = { id: externalId, name };
  await life.play('Sales is pushed, which is there', 'pushGroup', { name, members });
  await life.play('Sales is linked', 'linkGroup', { ...group, members });
  await life.play('Omar leaves', 'changeMembers', {
    ...{ ...group, members: [first] },
    ...{ added: [], removed: [second.value] },
  });
  await life.play('Omar is back, Lena leaves', 'changeMembers', {
    ...{ ...group, members: [second] },
    ...{ added: [second], removed: [first.value] },
  });
  const renamed = { ...group, name: 'Field Sales' };
  await life.play('Sales gets another name', 'renameGroup', { ...renamed, members: [second] });
  await life.play('Push now', 'pushGroupNow', { ...renamed, members });
  await life.play('Push now, nobody is left', 'pushGroupNow', { ...renamed, members: [] });
  await life.play('Groups are imported', 'importGroups', {});
  await life.play('Unlink and leave', 'unlinkGroup', { ...renamed, deletes: false });
  await life.play('Unlink and delete', 'unlinkGroup', { ...renamed, deletes: true });
  await life.play('A group without members is pushed', 'pushGroup', { name: 'Empty', members: [] });
  await life.play('Entitlements are discovered', 'discoverEntitlements', {});
  await life.play('The schema of users is imported', 'importUserSchema', {});
}

const goldenNames: Readonly<Record<AppKind, string>> = {
  aiw: 'oktaClientAiw',
  oin: 'oktaClientOin',
  'oin-nopatch': 'oktaClientOinNoPatch',
};

void describe('The Okta client against the mock server', () => {
  for (const kind of ['aiw', 'oin', 'oin-nopatch'] as const) {
    void test(`${kind}: all plans come to a good end, and are as written down`, async () => {
      const clock = new TranscriptClock();
      await withServer({ now: clock.now }, async (rig) => {
        const inner = openTransport({ baseUrl: rig.baseUrl, source: 'okta', clock });
        const transcript = new PlanTranscript([[rig.origin.replace('http://', ''), 'host']]);
        const client = new OktaClient({
          ...{ transport: new TurningTransport(inner, clock), authorization: rig.authorization },
          ...{ kind, clock: { after: never }, random: () => 0.5, appName: 'Example App' },
        });
        const life = new Life(client, transcript);
        await live(life);
        inner.dispose();
        assert.deepEqual([...life.played].sort(), Object.keys(plans).sort());
        assert.deepEqual(findingsIn(life.results), []);
        assertGolden(
          goldenNames[kind],
          transcript.toText(`All that an app of the kind ${kind} does.`),
        );
      });
    });
  }
});

/** The judge has nothing against Okta's requests, nor against the answers of the mock. */
const findingsIn = (results: readonly PlanResult[]): readonly string[] =>
  judgeAll(results.flatMap(({ sent }) => sent.map(({ exchange }) => exchange)))
    .flat()
    .filter(({ level }) => level !== 'hint')
    .map(printFinding);

const never = (): never => {
  throw new Error('The mock server never says 429 here');
};
