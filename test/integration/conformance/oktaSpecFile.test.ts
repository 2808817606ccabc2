import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type RunResult } from '../../../src/conformance/model/runResult.js';
import { checkServer } from '../../../src/workbench/conformance/checkServer.js';
import { runscopeSuites } from '../../../src/workbench/conformance/runscopeFile.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';
import { findShared } from '../../support/sharedData.js';

/** Okta's own test of a SCIM server, which is no part of this repository. */
const file = findShared('okta/tests/Okta-SCIM-20-SPEC-Test.json');
/** As many as the file has. */
const requestsOfOkta = 12;

function play(
  text: string,
  { baseUrl, authorization }: Pick<ServerRig, 'baseUrl' | 'authorization'>,
): Promise<RunResult> {
  const variables = new Map<string, string>();
  return checkServer({
    target: { baseUrl, authorization },
    suites: runscopeSuites(text, { variables, isRemoteAllowed: false }),
    requirements: [],
  });
}

const told = ({ cases }: RunResult): readonly string[] =>
  cases.flatMap(({ title, reason, failures }) =>
    [...failures.map(({ message }) => message), ...(reason === undefined ? [] : [reason])].map(
      (message) => `${title}: ${message}`,
    ),
  );

if (file !== undefined) {
  const text = readFileSync(file, 'utf-8');

  await test("Okta's SPEC test passes on a mock with people, and leaves nothing there", async () => {
    await withServer({ seed: 25 }, async (rig) => {
      const before = JSON.stringify(
        rig.directory.registry.resourceTypes.map((type) => rig.directory.count(type)),
      );

      const result = await play(text, rig);

      assert.deepEqual(told(result), []);
      assert.equal(result.outcome, 'passed');
      assert.equal(result.cases.length, requestsOfOkta);
      assert.deepEqual(result.leftovers, []);
      const after = JSON.stringify(
        rig.directory.registry.resourceTypes.map((type) => rig.directory.count(type)),
      );
      assert.equal(after, before);
    });
  });

  await test("Okta's SPEC test names what an empty server lacks", async () => {
    await withServer({ seed: 0 }, async (rig) => {
      const result = await play(text, rig);

      assert.equal(result.outcome, 'failed');
      assert.ok(
        told(result).includes(
          '1. Required Test: Test Users endpoint: Resources should not be empty, but is []',
        ),
      );
    });
  });

  await test('a step alone plays those before it first', async () => {
    await withServer({ seed: 3 }, async ({ baseUrl, authorization }) => {
      const [suite] = runscopeSuites(text, { variables: new Map(), isRemoteAllowed: false });
      assert.ok(suite);
      const cases = suite.cases.filter(({ id }) => id.endsWith('step15'));

      const result = await checkServer({
        target: { baseUrl, authorization },
        suites: [{ ...suite, cases }],
        requirements: [],
      });

      assert.equal(result.outcome, 'passed');
      assert.equal(result.cases[0]?.exchangeIds.length, 8);
      assert.deepEqual(result.leftovers, []);
    });
  });
}
