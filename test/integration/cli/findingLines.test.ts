import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toFindingLines } from '../../../src/cli/serve/findingLines.js';
import { type Finding, type FindingLevel } from '../../../src/validate/finding.js';

const finding = (rule: string, level: FindingLevel, parts: Partial<Finding> = {}): Finding => ({
  rule,
  level,
  message: 'Something is odd',
  place: { part: 'exchange' },
  references: [],
  fix: '',
  ...parts,
});

await test('errors and warnings stand below the line with rule and place, hints do not', () => {
  const lines = toFindingLines(
    [
      finding('auth.raw', 'error', { message: 'The value came without "Bearer"' }),
      finding('schema.type', 'warning', {
        message: 'Odd\u001b[2J',
        place: { part: 'body', side: 'response', pointer: '/active', path: 'active' },
      }),
      finding('a.hint', 'hint'),
    ],
    false,
  );

  assert.deepEqual(lines, [
    '         error auth.raw: The value came without "Bearer"',
    '         warning schema.type: Response body, active: Odd\\u001b[2J',
  ]);
});

await test('of many findings the first five are told, and how many more there are', () => {
  const lines = toFindingLines(
    Array.from({ length: 8 }, (_none, at) => finding(`a.rule${String(at)}`, 'error')),
    false,
  );

  assert.equal(lines.length, 6);
  assert.match(lines.at(-1) ?? '', /and 3 more/);
});
