import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { markdownReport } from '../../../../src/conformance/reports/markdownReport.js';
import {
  markdownBlock,
  markdownCode,
  markdownText,
} from '../../../../src/conformance/reports/markdownText.js';
import {
  buildCase,
  buildCause,
  buildFailure,
  buildReportInput,
  buildRunResult,
} from '../../../support/runResultBuilder.js';

void describe('the Markdown report', () => {
  void test('fits into a comment of GitHub, and says how much it leaves out', () => {
    const causes = Array.from({ length: 500 }, (_item, at) =>
      buildCause(
        buildFailure({ cause: `c${String(at)}`, message: `${String(at)} ${'x'.repeat(400)}` }),
        ['okta.put.keepsUnnamed'],
      ),
    );
    const text = markdownReport(
      buildReportInput(buildRunResult({ outcome: 'failed', causes, cases: [buildCase()] })),
    );

    assert.ok(text.length < 65_536);
    assert.match(text, /\n\d+ more causes: they are too long to stand here\./);
    assert.match(text, /Found: 500 errors/);
  });

  const texts: readonly (readonly [text: string, markdown: string])[] = [
    [
      '# a *b* [c](d) `e` <f> | ~~g~~',
      '\\# a \\*b\\* \\[c\\](d) \\`e\\` &#60;f\\> \\| \\~\\~g\\~\\~',
    ],
    ['two\n\nlines', 'two lines'],
    ['@octocat and jane@example.com', '@\u200boctocat and jane@example.com'],
    ['1. one', '1\\. one'],
    ['- one', '\\- one'],
    ['&lt;', '&#38;lt;'],
  ];
  for (const [text, markdown] of texts) {
    void test(`shows ${JSON.stringify(text)} as it is`, () => {
      assert.equal(markdownText(text), markdown);
    });
  }

  void test('code and blocks end where they should, whatever ticks are in them', () => {
    assert.equal(markdownCode('a`b'), '``a`b``');
    assert.equal(markdownCode('`a`'), '`` `a` ``');
    assert.equal(markdownBlock('```\na', 'json'), '````json\n```\na\n````');
  });
});
