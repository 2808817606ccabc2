import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { judgeAll, exchangesOf, printFinding } from '../../support/judged.js';
import { type KnownDefect, textOf } from '../../support/knownDefects.js';
import { changeDefects } from './known/changeDefects.js';
import { clientDefects } from './known/clientDefects.js';
import { listDefects } from './known/listDefects.js';
import { protocolDefects } from './known/protocolDefects.js';
import { resourceDefects } from './known/resourceDefects.js';

const tables: Readonly<Record<string, readonly KnownDefect[]>> = {
  'a resource or an error': resourceDefects,
  'a list': listDefects,
  'a change': changeDefects,
  'credentials, limits, discovery, Bulk or versions': protocolDefects,
  'a request': clientDefects,
};

for (const [subject, rows] of Object.entries(tables)) {
  describe(`a defect of ${subject} is found and named`, () => {
    for (const [sentence, named, ...exchanges] of rows) {
      void test(sentence, () => {
        const found = judgeAll(exchangesOf(exchanges)).flat();

        assert.ok(
          found.some((finding) => named.test(textOf(finding))),
          `nothing names ${String(named)}; found:\n${found.map(printFinding).join('\n')}`,
        );
      });
    }
  });
}
