import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AppKind } from '../../../src/okta/client/appKind.js';
import { findScenarios, scenarios } from '../../../src/okta/scenarios/scenarioList.js';
import { type PlayResult } from '../../../src/okta/scenarios/scenarioResult.js';
import { playScenarios } from '../../../src/workbench/okta/playScenarios.js';
import { ArrayLogger } from '../../support/arrayLogger.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';
import { withDefectiveProxy } from '../../support/defectiveProxy.js';

async function playAgainst(
  baseUrl: string,
  authorization: string,
  { kind = 'aiw', name = 'all' }: { readonly kind?: AppKind; readonly name?: string } = {},
): Promise<PlayResult> {
  const logger = new ArrayLogger();
  const result = await playScenarios({
    target: { baseUrl, authorization },
    kind,
    scenarios: findScenarios(name) ?? [],
    logger,
  });
  assert.deepEqual(logger.at('error'), []);
  return result;
}

const countResources = async (rig: ServerRig): Promise<unknown> => [
  (await rig.get('/Users?count=0')).at('totalResults'),
  (await rig.get('/Groups?count=0')).at('totalResults'),
];

const failuresOf = ({ scenarios: played }: PlayResult): readonly string[] =>
  played.flatMap(({ id, steps }) =>
    steps.flatMap(({ text, problem }) =>
      problem === undefined ? [] : [`${id}: ${text}: ${problem}`],
    ),
  );

for (const kind of ['aiw', 'oin', 'oin-nopatch'] as const) {
  await test(`Okta is content with the mock in each scenario, and nothing is left there (${kind})`, async () => {
    await withServer({ seed: 5 }, async (rig) => {
      const before = await countResources(rig);
      const result = await playAgainst(rig.baseUrl, rig.authorization, { kind });
      assert.deepEqual(failuresOf(result), []);
      assert.equal(result.outcome, 'content');
      assert.equal(result.scenarios.length, scenarios.length);
      assert.deepEqual(
        result.scenarios.flatMap(({ leftovers }) => leftovers),
        [],
      );
      assert.deepEqual(await countResources(rig), before);
    });
  });
}

await test('with other credentials nothing is played', async () => {
  await withServer({}, async (rig) => {
    const { outcome, problem, scenarios: played } = await playAgainst(rig.baseUrl, 'Bearer other');
    assert.deepEqual([outcome, played.length], ['couldNotRun', 0]);
    assert.match(
      problem ?? '',
      /refuses the credentials with 401.*Error authenticating: Unauthorized/,
    );
  });
});

await test('where nobody listens nothing is played', async () => {
  const { outcome, problem } = await playAgainst('http://127.0.0.1:9/scim', '');
  assert.equal(outcome, 'couldNotRun');
  assert.match(problem ?? '', /Okta would show: Error authenticating: null/);
});

await test('a server that ignores the filter has no stranger of its own changed', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const before = (await rig.get('/Users')).listAt('Resources');
    await withDefectiveProxy(
      { rig, toTarget: (target) => target.replace(/filter=[^&]*&?/, '') },
      async (baseUrl) => {
        const result = await playAgainst(baseUrl, rig.authorization, { name: 'assign' });
        assert.equal(result.outcome, 'notContent');
        assert.match(
          failuresOf(result).join(),
          /Okta would have changed \/Users\/.*somebody else's/,
        );
      },
    );
    assert.deepEqual((await rig.get('/Users')).listAt('Resources'), before);
  });
});

await test('a server that takes a PATCH of active for nothing is found out', async () => {
  await withServer({}, async (rig) => {
    await withDefectiveProxy(
      { rig, toBody: (body) => body.replace('{"active":false}', '{"active":true}') },
      async (baseUrl) => {
        const result = await playAgainst(baseUrl, rig.authorization, {
          kind: 'oin',
          name: 'C9292',
        });
        assert.match(failuresOf(result).join(), /active is true in place of false/);
      },
    );
  });
});

await test('scenarios have ids of their own, and are found in any capitals', () => {
  const ids = scenarios.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  assert.equal(findScenarios('c9290')?.length, 1);
  assert.equal(findScenarios('all')?.length, ids.length);
  assert.equal(findScenarios('C1'), undefined);
});
