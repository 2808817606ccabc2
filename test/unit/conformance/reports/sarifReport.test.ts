import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Log } from 'sarif';
import { sarifReport } from '../../../../src/conformance/reports/sarifReport.js';
import { createSarifCheck } from '../../../support/sarifCheck.js';
import { buildReportInput, buildRunResult, fullInput } from '../../../support/runResultBuilder.js';

const check = await createSarifCheck();

function readLog(text: string): Log {
  const log: unknown = JSON.parse(text);
  assert.deepEqual(check(log), []);
  // The schema says that it is one.
  return log as Log;
}

await test('each cause is a valid result at the file that was named, known again by its cause', () => {
  const [run] = readLog(sarifReport(fullInput, 'src/scim/users.ts')).runs;

  assert.deepEqual(
    run?.results?.map(({ ruleId, level, partialFingerprints }) => [
      ruleId,
      level,
      partialFingerprints,
    ]),
    [
      [
        'okta.put.keepsUnnamed.phone',
        'error',
        { primaryLocationLineHash: 'okta.put.keepsUnnamed.phone' },
      ],
      ['list.numberText', 'warning', { primaryLocationLineHash: 'list.numberText' }],
      ['rfc.errors.detail.text', 'note', { primaryLocationLineHash: 'rfc.errors.detail.text' }],
    ],
  );
  for (const result of run.results ?? []) {
    const [location] = result.locations ?? [];
    assert.equal(location?.physicalLocation?.artifactLocation?.uri, 'src/scim/users.ts');
    assert.equal(run.tool.driver.rules?.[result.ruleIndex ?? -1]?.id, result.ruleId);
  }
});

await test('a rule of the judge has the text of docs/rules.md', () => {
  const [run] = readLog(sarifReport(fullInput)).runs;
  const rule = run?.tool.driver.rules?.find(({ id }) => id === 'list.numberText');

  assert.notEqual(rule?.shortDescription?.text, 'totalResults is the string "3", not a number');
});

await test('a run that could not begin is no successful execution', () => {
  const result = buildRunResult({
    outcome: 'couldNotRun',
    cases: [],
    problem: { reason: 'refused', detail: 'Nobody listens there' },
  });
  const [run] = readLog(sarifReport(buildReportInput(result))).runs;
  const [invocation] = run?.invocations ?? [];

  assert.equal(invocation?.executionSuccessful, false);
  assert.match(
    invocation.toolExecutionNotifications?.[0]?.message.text ?? '',
    /Nobody listens there/,
  );
});
