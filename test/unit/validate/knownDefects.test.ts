import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exchangesOf, judgeAll, printFinding } from '../../support/judged.js';
import { type KnownDefect, textOf } from '../../support/knownDefects.js';
import { changeDefects } from './known/changeDefects.js';
import { clientDefects } from './known/clientDefects.js';
import { groupDefects } from './known/groupDefects.js';
import { listDefects } from './known/listDefects.js';
import { protocolDefects } from './known/protocolDefects.js';
import { resourceDefects } from './known/resourceDefects.js';
import { unseenDefects } from './known/unseenDefects.js';

const tables: Readonly<Record<string, readonly KnownDefect[]>> = {
  'a resource or an error': resourceDefects,
  'a list': listDefects,
  'a change': changeDefects,
  'a group push': groupDefects,
  'credentials, limits, discovery, Bulk or versions': protocolDefects,
  'a request': clientDefects,
};

for (const [subject, rows] of Object.entries(tables)) {
  void describe(`a defect of ${subject} is found and named`, () => {
    for (const [sentence, named, ...exchanges] of rows) {
      void test(sentence, () => {
        const found = judgeAll(exchangesOf(exchanges)).flat();
        const isNamed = found.some((finding) => named.test(textOf(finding)));

        assert.equal(
          isNamed,
          !unseenDefects.has(sentence),
          isNamed
            ? 'found now: take it out of unseenDefects'
            : `nothing names ${String(named)}; found:\n${found.map(printFinding).join('\n')}`,
        );
      });
    }
  });
}
