import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allSuites } from '../../../src/workbench/conformance/suiteSets.js';
import { checkFleetServer, checkUntilNamed, complaintsOf } from './checkFleet.js';
import { type FleetDefect, type LegalVariant } from './fleetDefect.js';
import { knownMisses } from './knownMisses.js';

/** One test per defect: a run fails and says what is wrong. */
export function testDefects(defects: readonly FleetDefect[]): void {
  for (const { id, sentence, named, server } of defects) {
    const isMissed = knownMisses.has(id);
    void test(`${isMissed ? 'is not told yet' : 'is told'}: ${sentence}`, async () => {
      const { result, explanation } = await checkUntilNamed(server, named, allSuites());

      if (isMissed) {
        assert.equal(explanation, undefined, `${id} is found: take it out of knownMisses`);
      } else {
        assert.ok(
          explanation !== undefined,
          [`${id}: ${result.outcome}`, ...complaintsOf(result)].join('\n'),
        );
      }
    });
  }
}

/** One test per variant: a run passes, without an error or a warning. */
export function testVariants(variants: readonly LegalVariant[]): void {
  for (const { id, sentence, server } of variants) {
    void test(`is right: ${sentence}`, async () => {
      const result = await checkFleetServer(server, allSuites());
      const blocked = result.cases
        .filter(({ outcome }) => outcome === 'blocked')
        .map((one) => `${one.id}: ${one.reason ?? ''}`);

      assert.deepEqual([...complaintsOf(result), ...blocked], [], id);
      assert.equal(result.outcome, 'passed');
      assert.deepEqual(result.leftovers, []);
    });
  }
}
