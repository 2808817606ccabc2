import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findingsInDocument } from '../../../../src/language/filter/entryFindings.js';
import { applyFix } from '../../../../src/scim/filter/problem.js';
import { coreRegistry } from '../../../support/coreTypes.js';

/** Each finding as level, place and text with its proposal. */
const show = (document: string): readonly string[] =>
  findingsInDocument(document, coreRegistry).map(
    ({ level, span, fix }) =>
      `${level} ${JSON.stringify(document.slice(span.start, span.end))}` +
      (fix ? ` → ${JSON.stringify(applyFix(document, fix))}` : ''),
  );

const documents: readonly (readonly [document: string, findings: readonly string[]])[] = [
  ['userName eq "a"\n# userName = b\n', []],
  ['a pr # b', ['error "#"']],
  ['# x\nuserName = "a"', ['error "=" → "# x\\nuserName eq \\"a\\""']],
  ['displayName pr\n  and members.value eq "a"', []],
  ['userName pr and members pr', ['warning "members"']],
  ['# type: Group\nuserName pr', ['warning "userName"']],
  ['# type: Grup\nuserName pr', ['warning "Grup" → "# type: Group\\nuserName pr"']],
  ['# type: User\nmembers pr', ['warning "members"']],
  ['userName  eq "a  b"', ['hint "  " → "userName eq \\"a  b\\""']],
  ['userName pr\n   and active pr', []],
  [
    'active gt true\nfoo bar',
    [
      'error "gt" → "active eq true\\nfoo bar"',
      'error "bar" → "active gt true\\nfoo eq \\"bar\\""',
    ],
  ],
];

for (const [document, findings] of documents) {
  void test(`${JSON.stringify(document)} has ${String(findings.length)} findings`, () => {
    assert.deepEqual(show(document), findings);
  });
}

void test('a long document of wrong filters is told at once, and not without end', () => {
  const document = 'userName = "a"\n'.repeat(20_000);
  const before = performance.now();

  const findings = findingsInDocument(document, coreRegistry);

  assert.equal(findings.length, 200);
  assert.ok(performance.now() - before < 1_000);
});
