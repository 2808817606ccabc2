import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type ScriptOutcome } from '../../../src/conformance/runscope/scriptRunner.js';
import { runInVm } from '../../../src/workbench/conformance/vmScriptRunner.js';

const run = (script: string): ScriptOutcome =>
  runInVm({
    script,
    response: { status: 200, body: '{"totalResults":1}', headers: {}, response_time_ms: 3 },
    variables: new Map([['name', 'Nora']]),
  });

void describe('a script of a file of Runscope', () => {
  void test('sees the answer and the variables, checks, and sets variables', () => {
    const outcome = run(`
      var data = JSON.parse(response.body);
      assert.ok(data.totalResults === 1, "one");
      assert.equal(response.status, "200");
      assert(variables.get("name") === "Nils", "it is Nils");
      variables.set("total", data.totalResults);
      log(data);
    `);

    assert.deepEqual(
      outcome.assertions.map(({ holds }) => holds),
      [true, true, false],
    );
    assert.equal(outcome.assertions[2]?.message, 'it is Nils');
    assert.deepEqual([...outcome.variables], [['total', '1']]);
    assert.equal(outcome.failure, undefined);
  });

  void test('that fails is told, with what it had found before', () => {
    const outcome = run('assert.ok(false, "no"); JSON.parse("<html>")');

    assert.equal(outcome.assertions.length, 1);
    assert.match(outcome.failure ?? '', /SyntaxError/);
  });

  const attempts = [
    'this.constructor.constructor("return process")().exit(3)',
    'assert.constructor("return process")().exit(3)',
    'response.constructor.constructor("return process")().exit(3)',
    'variables.get.constructor("return process")().exit(3)',
    'process.exit(3)',
    'require("node:fs")',
    'eval("1")',
    'throw { toString() { throw 1 } }',
    'throw { get message() { return process.exit(3) } }',
  ];
  for (const attempt of attempts) {
    void test(`cannot get out: ${attempt}`, () => {
      assert.notEqual(run(attempt).failure, undefined);
    });
  }

  void test('that does not end is ended', () => {
    assert.match(run('for (;;) {}').failure ?? '', /timed out/);
  });

  void test('that breaks what reports has nothing to report', () => {
    assert.deepEqual([...run('__result = () => "x"').variables], []);
  });
});
