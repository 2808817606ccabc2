import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oktaRequirements } from '../../../src/conformance/okta/requirements.js';
import { oktaSuite } from '../../../src/conformance/okta/oktaSuite.js';
import { type RunResult } from '../../../src/conformance/model/runResult.js';
import { checkServer } from '../../../src/workbench/conformance/checkServer.js';
import { type RigOptions, type ServerRig, withServer } from '../../support/serverRig.js';

const runOkta = ({ baseUrl, authorization }: ServerRig): Promise<RunResult> =>
  checkServer({
    target: { baseUrl, authorization },
    suites: [oktaSuite],
    requirements: oktaRequirements,
  });

const notPassed = ({ cases }: RunResult): readonly string[] =>
  cases
    .filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked')
    .map(({ id, failures, reason }) =>
      [
        id,
        reason,
        ...failures.map(({ level, cause, message }) => `${level} ${cause}: ${message}`),
      ].join('\n'),
    );

const countAll = ({ directory }: ServerRig): number =>
  directory.registry.resourceTypes.reduce((sum, type) => sum + directory.count(type), 0);

const servers: readonly (readonly [name: string, options: RigOptions])[] = [
  ['the mock in the profile okta', { seed: 7 }],
  ['the mock in the profile strict', { profile: 'strict', seed: 7 }],
  ['a mock that is empty', { seed: 0 }],
  [
    'a mock with credentials of a user',
    { authentication: { mode: 'basic', username: 'jo', password: 'x' } },
  ],
  ['a mock that asks for no credentials', { authentication: { mode: 'none' } }],
];

for (const [name, options] of servers) {
  await test(`${name} does all that Okta expects`, async () => {
    await withServer(options, async (rig) => {
      const before = countAll(rig);

      const result = await runOkta(rig);

      assert.deepEqual(notPassed(result), []);
      assert.equal(result.outcome, 'passed');
      assert.deepEqual(result.leftovers, []);
      assert.equal(countAll(rig), before, 'all that was made is taken away');
    });
  });
}
