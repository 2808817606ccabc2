import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exchangesOf, judgeAll, printFinding } from '../../support/judged.js';
import { correctChanges } from './known/correctChanges.js';
import { correctProtocol } from './known/correctProtocol.js';
import { correctQueries } from './known/correctQueries.js';
import { correctResources } from './known/correctResources.js';

void describe('no error and no warning comes of', () => {
  for (const [sentence, ...exchanges] of [
    ...correctResources,
    ...correctChanges,
    ...correctQueries,
    ...correctProtocol,
  ]) {
    void test(sentence, () => {
      const serious = judgeAll(exchangesOf(exchanges))
        .flat()
        .filter(({ level }) => level !== 'hint');

      assert.deepEqual(serious.map(printFinding), []);
    });
  }
});
