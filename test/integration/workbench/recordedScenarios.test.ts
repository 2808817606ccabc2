import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { readRecorded } from '../../../src/okta/scenarios/recorded/readRecorded.js';
import { type RecordedScenario } from '../../../src/okta/scenarios/recorded/recordedScenario.js';
import { type PlayResult } from '../../../src/okta/scenarios/scenarioResult.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { playScenarios } from '../../../src/workbench/okta/playScenarios.js';
import { saveScenario } from '../../../src/workbench/scenarios/saveScenario.js';
import { ArrayLogger } from '../../support/arrayLogger.js';
import { withDefectiveProxy } from '../../support/defectiveProxy.js';
import { goldenSession } from '../../support/goldenSession.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

const registry = createRegistry();

/** As a file is written, and read again. */
function save(
  exchanges: readonly Exchange[],
  people: 'madeUp' | 'asCaptured' = 'madeUp',
): RecordedScenario {
  const { text } = saveScenario(exchanges, { id: 'saved', title: 'Saved', people, registry });
  return readRecorded(JSON.parse(text), 'saved');
}

async function play(
  { baseUrl, authorization }: Pick<ServerRig, 'baseUrl' | 'authorization'>,
  scenario: RecordedScenario,
): Promise<PlayResult> {
  const logger = new ArrayLogger();
  const result = await playScenarios({
    target: { baseUrl, authorization },
    kind: 'aiw',
    scenarios: [scenario],
    logger,
  });
  assert.deepEqual(logger.at('error'), []);
  return result;
}

const problemsOf = ({ scenarios }: PlayResult): readonly string[] =>
  scenarios.flatMap(({ steps, leftovers }) => [
    ...steps.flatMap(({ text, outcome, problem }) =>
      outcome === 'done' ? [] : [`${text}: ${problem ?? outcome}`],
    ),
    ...leftovers.map(({ path, reason }) => `${path} is left: ${reason}`),
  ]);

const countResources = async (rig: ServerRig): Promise<unknown> => [
  (await rig.get('/Users?count=0')).at('totalResults'),
  (await rig.get('/Groups?count=0')).at('totalResults'),
];

const conversations = [
  ...['wizardPeople', 'cataloguePeople', 'wizardGroups', 'catalogueGroups'],
  ...['oktaClientAiw', 'oktaClientOin', 'oktaClientOinNoPatch'],
  ...['bulk', 'import', 'cursors', 'discovery', 'badInput', 'credentials', 'oauth2'],
];

for (const name of conversations) {
  await test(`the conversation ${name}, saved as scenario, plays green against the mock, twice, and leaves nothing`, async () => {
    await withServer({ seed: 3 }, async (rig) => {
      const before = await countResources(rig);
      for (const people of ['madeUp', 'asCaptured'] as const) {
        const scenario = save(goldenSession(name), people);
        assert.deepEqual(problemsOf(await play(rig, scenario)), []);
        assert.deepEqual(problemsOf(await play(rig, scenario)), []);
      }
      assert.deepEqual(await countResources(rig), before);
    });
  });
}

interface Defect {
  readonly what: string;
  readonly conversation: string;
  readonly toBody?: (body: string) => string;
  readonly toTarget?: (target: string) => string;
  /** What one of the steps says. */
  readonly told: RegExp;
}

const defects: readonly Defect[] = [
  {
    what: 'that ignores active',
    conversation: 'wizardPeople',
    toBody: (body) => body.replace('"active":false', '"active":true'),
    told: /^Deactivate user.*: PUT \/Users\/[\w-]+: \/active is true in place of false$/,
  },
  {
    what: 'that ignores active in a PATCH',
    conversation: 'cataloguePeople',
    toBody: (body) => body.replace('"value":{"active":false}', '"value":{"active":true}'),
    told: /^Deactivate user.*: PATCH \/Users\/[\w-]+: \/active is true in place of false/,
  },
  {
    what: 'that ignores filters',
    conversation: 'wizardPeople',
    toTarget: (target) => target.replace(/filter=[^&]*&?/, ''),
    told: /^Look up user.*: GET \/Users: \/totalResults is \d+ in place of [01]/,
  },
  {
    what: 'that loses the family name',
    conversation: 'wizardPeople',
    toBody: (body) => body.replace(/"familyName":"[^"]*"/, '"familyName":""'),
    told: /^Create user.*: POST \/Users: \/name\/familyName is (?:missing; it must be|"" in place of) "\w+"/,
  },
  {
    what: 'that takes nobody out of a group',
    conversation: 'catalogueGroups',
    toBody: (body) =>
      body.replace('"op":"remove","path":"members[', '"op":"add","path":"members[9'),
    told: /\/members still has \{"value":"|in place of/,
  },
];

for (const { what, conversation, toBody, toTarget, told } of defects) {
  await test(`a saved scenario plays red against a server ${what}, and says where`, async () => {
    await withServer({ seed: 2 }, async (rig) => {
      const before = await countResources(rig);
      const scenario = save(goldenSession(conversation));
      const proxy = { rig, ...(toBody && { toBody }), ...(toTarget && { toTarget }) };
      await withDefectiveProxy(proxy, async (baseUrl) => {
        const result = await play({ baseUrl, authorization: rig.authorization }, scenario);
        assert.equal(result.outcome, 'notContent');
        const problems = problemsOf(result);
        assert.ok(
          problems.some((problem) => told.test(problem)),
          problems.join('\n'),
        );
        const failed = result.scenarios[0]?.steps.find(({ outcome }) => outcome === 'failed');
        assert.ok(failed?.sent?.[0]?.exchange.request.target);
      });
      assert.deepEqual(await countResources(rig), before);
    });
  });
}

await test('whoever was there before a session is made before the scenario', async () => {
  await withServer({ seed: 0 }, async (rig) => {
    const here = await rig.post('/Users', {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'old.hand@corp.com',
      name: { givenName: 'Old', familyName: 'Hand' },
      active: true,
    });
    const path = `/Users/${here.textAt('id')}`;
    const patch = (value: unknown): unknown => ({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'replace', value }],
    });
    await rig.patch(path, patch({ active: false }));
    await rig.get('/Users?filter=userName%20eq%20%22old.hand%40corp.com%22');
    await rig.delete(path);
    const session = (await rig.exchanges(4)).slice(1, 4);

    const scenario = save(session);

    assert.deepEqual(
      scenario.steps.map(({ request: { method, path: of } }) => `${method} ${of}`),
      ['POST /Users', 'PATCH /Users/{{user1}}', 'GET /Users', 'DELETE /Users/{{user1}}'],
    );
    assert.match(scenario.steps[0]?.title ?? '', /^Beforehand: make the user /);
    assert.doesNotMatch(JSON.stringify(scenario), /old|corp/i);
    assert.deepEqual(problemsOf(await play(rig, scenario)), []);
  });
});

await test('what a server answered with 500 must work, and what was sent again counts once', async () => {
  await withServer({ seed: 0 }, async (rig) => {
    const body = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
      userName: 'jane@example.com',
    };
    await rig.post('/Users', body);
    const [made] = await rig.exchanges(1);
    assert.ok(made);
    const broken = { ...made, response: { status: 500, headers: [] } };

    const retried = save([broken, { ...made, id: 'second', startedAt: made.startedAt + 1 }]);
    assert.equal(retried.steps[0]?.expect.status[0], 201);
    assert.match(retried.description ?? '', /was answered with 500 and sent again later/);
    assert.deepEqual(save([broken]).steps[0]?.expect.status, ['2xx']);
  });
});

await test('a scenario that changes somebody else is not sent', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const id = (await rig.get('/Users')).textAt('Resources[0].id');
    const scenario = readRecorded(
      {
        scimScenario: 1,
        title: 'Written by hand',
        steps: [{ request: { method: 'DELETE', path: `/Users/${id}` }, expect: { status: 204 } }],
      },
      'hand',
    );

    const [problem] = problemsOf(await play(rig, scenario));

    assert.match(problem ?? '', /was not sent, as this run has not made what is there/);
    assert.equal((await rig.get(`/Users/${id}`)).status, 200);
  });
});
