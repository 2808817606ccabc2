import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CauseSummary } from '../../../src/cli/serve/causeSummary.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { type Finding, type FindingLevel } from '../../../src/validate/finding.js';
import { type Judged } from '../../../src/workbench/judgements.js';
import { buildExchange } from '../../support/exchangeBuilder.js';

const finding = (rule: string, level: FindingLevel, pointer: string): Finding => ({
  rule,
  level,
  message: 'It is odd',
  place: { part: 'body', side: 'response', pointer },
  references: [],
  fix: '',
});

const judged = (seq: number, url: string, findings: readonly Finding[]): Judged => ({
  captured: { seq, exchange: buildExchange({ url }) },
  findings,
});

const registry = createRegistry();

await test('each cause is one line with how often it was found, worst first, without hints', () => {
  const summary = new CauseSummary();
  summary.add(
    [
      judged(1, '/Users', [finding('a.warning', 'warning', '/a'), finding('a.hint', 'hint', '/a')]),
      judged(2, '/Users', [finding('an.error', 'error', '/Resources/0/active')]),
      judged(3, '/Users/7', [finding('an.error', 'error', '/active')]),
      judged(4, '/Groups/7', [finding('an.error', 'error', '/active')]),
    ],
    registry,
  );

  assert.deepEqual(summary.lines(false), [
    'What was found, each cause once:',
    '     2 × error an.error: Response body, /Resources/0/active: It is odd',
    '     1 × error an.error: Response body, /active: It is odd',
    '     1 × warning a.warning: Response body, /a: It is odd',
  ]);
});

await test('of very many causes the worst are told, and how many more there are', () => {
  const summary = new CauseSummary();
  const findings = Array.from({ length: 5_000 }, (_none, at) =>
    finding('a.warning', 'warning', `/name${String(at)}`),
  );
  summary.add([judged(1, '/Users', findings)], registry);
  const lines = summary.lines(false);

  assert.equal(lines.length, 22);
  assert.equal(lines.at(-1), '  … and 980 more causes');
});

await test('nothing is said where nothing was found', () => {
  assert.deepEqual(new CauseSummary().lines(false), []);
});
