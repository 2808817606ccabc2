import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { junitReport } from '../../../../src/conformance/reports/junitReport.js';
import {
  buildCase,
  buildFailure,
  buildReportInput,
  buildRunResult,
  fullInput,
} from '../../../support/runResultBuilder.js';
import { allNodes, parseXml, type XmlNode } from '../../../support/xmlTree.js';

/** What the readers of JUnit XML agree on: of each element the attributes and what may stand in it. */
const grammar: Readonly<
  Record<string, { readonly attributes: readonly string[]; readonly children: readonly string[] }>
> = {
  testsuites: {
    attributes: ['name', 'tests', 'failures', 'errors', 'time'],
    children: ['testsuite'],
  },
  testsuite: {
    attributes: ['name', 'tests', 'failures', 'errors', 'skipped', 'time', 'timestamp'],
    children: ['testcase'],
  },
  testcase: {
    attributes: ['name', 'classname', 'time'],
    children: ['failure', 'error', 'skipped', 'system-out'],
  },
  failure: { attributes: ['message', 'type'], children: [] },
  error: { attributes: ['message', 'type'], children: [] },
  skipped: { attributes: ['message'], children: [] },
  'system-out': { attributes: [], children: [] },
};

function assertGrammar(root: XmlNode): void {
  for (const { name, attributes, children } of allNodes(root)) {
    const rule = grammar[name];
    assert.ok(rule, `<${name}> is not known`);
    assert.deepEqual(Object.keys(attributes), rule.attributes);
    for (const child of children) {
      assert.ok(rule.children.includes(child.name), `<${child.name}> in <${name}>`);
    }
  }
}

const namesOf = (node: XmlNode, name: string): readonly XmlNode[] =>
  allNodes(node).filter((one) => one.name === name);

void describe('the JUnit report', () => {
  void test('is well-formed and has the elements that its readers know', () => {
    assertGrammar(parseXml(junitReport(fullInput)));
  });

  void test('counts in each suite what stands in it, and all of it at the top', () => {
    const root = parseXml(junitReport(fullInput));
    const elements = { tests: 'testcase', failures: 'failure', errors: 'error' };

    for (const node of [root, ...namesOf(root, 'testsuite')]) {
      for (const [attribute, element] of Object.entries(elements)) {
        assert.equal(Number(node.attributes[attribute]), namesOf(node, element).length);
      }
    }
  });

  void test('has times as decimal seconds, and a time stamp without a zone', () => {
    for (const { attributes } of namesOf(parseXml(junitReport(fullInput)), 'testsuite')) {
      assert.match(attributes['time'] ?? '', /^\d{1,3}\.\d{3}$/);
      assert.match(attributes['timestamp'] ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/);
    }
  });

  void test('keeps every character that XML has, and writes the others as escapes', () => {
    const message = 'a\u0000b\u001bc\ud800d 😀 <&>"\' ]]>\r\n\te';
    const failure = buildFailure({ message, expected: message, actual: '' });
    const input = buildReportInput(
      buildRunResult({
        outcome: 'failed',
        cases: [buildCase({ outcome: 'failed', failures: [failure] })],
      }),
    );

    const [node] = namesOf(parseXml(junitReport(input)), 'failure');

    assert.equal(
      node?.attributes['message'],
      'a\\u0000b\\u001bc\\ud800d 😀 <&>"\' ]]>\\u000d\\u000a\\u0009e',
    );
  });

  void test('a passed case with hints is passed, and has them as its output', () => {
    const hint = buildFailure({ level: 'hint', message: 'A hint' });
    const input = buildReportInput(buildRunResult({ cases: [buildCase({ failures: [hint] })] }));

    const root = parseXml(junitReport(input));

    assert.equal(root.attributes['failures'], '0');
    assert.match(namesOf(root, 'system-out')[0]?.text ?? '', /hint .*: A hint\./);
  });

  for (const outcome of ['couldNotRun', 'cancelled'] as const) {
    void test(`a run that is ${outcome} has an error, so that nobody takes it for passed`, () => {
      const input = buildReportInput(
        buildRunResult({
          outcome,
          cases: [],
          problem: { reason: 'refused', detail: 'Nobody listens there' },
        }),
      );

      const root = parseXml(junitReport(input));

      assertGrammar(root);
      assert.equal(root.attributes['errors'], '1');
    });
  }
});
