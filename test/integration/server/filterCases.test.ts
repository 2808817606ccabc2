import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isJsonObject } from '../../../src/base/json.js';
import { type Answer } from '../../support/answer.js';
import {
  filterCases,
  type FilterCase,
  groupFilterCases,
  rootFilterCases,
} from '../../support/filterCases.js';
import { filterPeople } from '../../support/filterPeople.js';
import { searchUrn } from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

const tables: readonly (readonly [
  path: string,
  table: Readonly<Record<string, readonly FilterCase[]>>,
])[] = [
  ['/Users', filterCases],
  ['/Groups', groupFilterCases],
  ['/', rootFilterCases],
];

/** Which resources came, or what was refused. */
const resultOf = (answer: Answer): string =>
  answer.status === 200
    ? answer
        .listAt('Resources')
        .map((one) => (isJsonObject(one) && typeof one['id'] === 'string' ? one['id'] : ''))
        .join(' ')
    : `${String(answer.status)} ${answer.textAt('scimType')}`;

await withServer({ profile: 'strict' }, async (rig) => {
  rig.directory.load(filterPeople);
  for (const [path, table] of tables) {
    for (const [rule, cases] of Object.entries(table)) {
      for (const [filter, found] of cases) {
        await test(`${rule}: ${path}?filter=${filter} → ${found || 'nothing'}`, async () => {
          const got = await rig.get(`${path}?filter=${encodeURIComponent(filter)}`);
          const search = { schemas: [searchUrn], filter };
          const searched = await rig.post(`${path.replace(/\/$/, '')}/.search`, search);

          assert.equal(resultOf(got), found, got.text);
          assert.equal(resultOf(searched), found, searched.text);
        });
      }
    }
  }
});
