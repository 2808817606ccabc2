import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Log } from 'sarif';
import { toJsonLine } from '../../../src/capture/jsonLines.js';
import { allExamples } from '../../../src/validate/rules/allExamples.js';
import { exchangesOf } from '../../support/judged.js';
import { runCliProcess, withFolder } from '../../support/cliProcess.js';
import { createSarifCheck } from '../../support/sarifCheck.js';

const check = await createSarifCheck();

async function sarifOf(...args: readonly string[]): Promise<Log> {
  const { stdout } = await runCliProcess(['validate', ...args, '--format', 'sarif']);
  const log: unknown = JSON.parse(stdout);
  assert.deepEqual(check(log), []);
  // The schema says that it is one.
  return log as Log;
}

await test('what every rule finds is valid SARIF', async () => {
  await withFolder(async (_folder, write) => {
    const paths = await Promise.all(
      Object.entries(allExamples).map(([rule, { failing }]) =>
        write(`${rule}.jsonl`, failing.flatMap(exchangesOf).map(toJsonLine).join('')),
      ),
    );
    const log = await sarifOf(...paths);
    const [run] = log.runs;
    const found = new Set(run?.results?.map(({ ruleId }) => ruleId));

    assert.deepEqual(
      Object.keys(allExamples).filter((rule) => !found.has(rule)),
      [],
    );
    assert.equal(run?.tool.driver.rules?.length, found.size);
    for (const { ruleId, ruleIndex = -1 } of run.results ?? []) {
      assert.equal(run.tool.driver.rules[ruleIndex]?.id, ruleId);
    }
  });
});

await test('a result has its place in the file and in the document, and a rule its help', async () => {
  await withFolder(async (folder, write) => {
    await write(
      'a user.json',
      '{\n  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],\n  "userName": "j", "active": "no"\n}',
    );
    const log = await sarifOf(`${folder}/a user.json`);
    const [rule] = log.runs[0]?.tool.driver.rules ?? [];

    assert.deepEqual(
      log.runs[0]?.results?.map(({ level, message, locations }) => ({ level, message, locations })),
      [
        {
          level: 'error',
          message: {
            text: 'active must be a boolean, but is the string "no". Fix: Send a value of the type that the schema names.',
          },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: pathToFileURL(`${folder}/a user.json`).href },
                region: { startLine: 3, startColumn: 20, endLine: 3, endColumn: 34 },
              },
              logicalLocations: [
                { fullyQualifiedName: '/active', name: 'active', kind: 'property' },
              ],
            },
          ],
        },
      ],
    );
    assert.match(rule?.helpUri ?? '', /^https:\/\/www\.rfc-editor\.org\/rfc\/rfc7643#section-2/);
    assert.match(rule?.help?.markdown ?? '', /\*\*Fix:\*\*/);
  });
});

await test('a cause in a capture is one result, with a count and other places', async () => {
  await withFolder(async (_folder, write) => {
    const { failing = [] } = allExamples['list.totalResults'] ?? {};
    const lines = failing.slice(0, 1).flatMap(exchangesOf).map(toJsonLine);
    const path = await write('calls.jsonl', Array<string>(9).fill(lines.join('')).join(''));
    const log = await sarifOf(path);
    const result = log.runs[0]?.results?.find(({ ruleId }) => ruleId === 'list.totalResults');

    assert.equal(result?.occurrenceCount, 9);
    assert.equal(result.relatedLocations?.length, 3);
    assert.equal(result.locations?.[0]?.physicalLocation?.region?.startLine, 1);
  });
});

await test('what could not be read is told as a run that failed', async () => {
  await withFolder(async (folder, write) => {
    const path = await write('broken.json', '{\n  "a": }');
    const log = await sarifOf(path, `${folder}/nowhere.json`);
    const [invocation] = log.runs[0]?.invocations ?? [];

    assert.equal(invocation?.executionSuccessful, false);
    assert.deepEqual(
      invocation.toolExecutionNotifications?.map(({ level }) => level),
      ['error', 'error'],
    );
    assert.deepEqual(log.runs[0]?.results, []);
  });
});
