import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { rfcRequirements } from '../../../src/conformance/rfc/rfcRequirements.js';
import { rfcSuite } from '../../../src/conformance/rfc/rfcSuite.js';
import { type RunResult } from '../../../src/conformance/model/runResult.js';
import { type ProfileName } from '../../../src/scim/profile.js';
import { printCauses, runAgainst } from '../../support/runAgainst.js';
import { withServer } from '../../support/serverRig.js';

async function runOn(profile: ProfileName, look: (result: RunResult) => void): Promise<void> {
  await withServer({ profile, seed: 8 }, async (rig) => {
    const count = (): readonly number[] =>
      rig.directory.registry.resourceTypes.map((type) => rig.directory.count(type));
    const before = count();
    const result = await runAgainst(rig, [rfcSuite], rfcRequirements);
    look(result);
    assert.deepEqual(count(), before);
  });
}

void describe('the suite of the RFCs against the mock server', () => {
  for (const profile of ['strict', 'okta'] as const) {
    void test(`the profile ${profile} passes without an error or a warning`, async () => {
      await runOn(profile, (result) => {
        assert.equal(printCauses(result), '');
        assert.equal(result.outcome, 'passed');
      });
    });
  }

  void test('the profile entra fails only where Entra wants it so', async () => {
    await runOn('entra', ({ cases }) => {
      const failed = cases.filter(({ outcome }) => outcome === 'failed' || outcome === 'blocked');
      assert.deepEqual(
        failed.map(({ id }) => id),
        ['rfc.patchError.noTarget'],
      );
    });
  });
});
