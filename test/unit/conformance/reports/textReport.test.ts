import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { textReport } from '../../../../src/conformance/reports/text/textReport.js';
import { wrapText } from '../../../../src/conformance/reports/text/wrapText.js';
import {
  buildCase,
  buildCause,
  buildFailure,
  buildReportInput,
  buildRunResult,
  fullInput,
} from '../../../support/runResultBuilder.js';

void describe('the text report', () => {
  void test('has no line beyond a terminal of 100 columns, but for differences', () => {
    const lines = textReport(fullInput)
      .split('\n')
      .filter((line) => !/^ {5}[-+ ] /.test(line));

    assert.deepEqual(
      lines.filter((line) => line.length > 100),
      [],
    );
  });

  void test('says of a server without a fault that it is right, in few lines', () => {
    assert.equal(
      textReport(buildReportInput(buildRunResult())),
      [
        'http://127.0.0.1:3000/scim/v2 is as the RFCs and Okta expect it, as far as 1 case can tell.',
        '',
        '1 case: 1 passed.',
        '1 requirement: 1 passed.',
        '2 exchanges in 8.2 s; the names of all that was made begin with scimwb-4f2a-',
        '',
      ].join('\n'),
    );
  });

  void test('says where to begin, where one cause is nearly everywhere', () => {
    const ids = ['a', 'b', 'c'];
    const all = buildFailure({ cause: 'all' });
    const result = buildRunResult({
      outcome: 'failed',
      cases: ids.map((id) => buildCase({ id, outcome: 'failed' })),
      causes: [buildCause(all, ids), buildCause(buildFailure(), ['a'])],
    });

    assert.match(
      textReport(buildReportInput(result)),
      /\nBegin with the first: it was seen in 3 of 3 cases, and others may be gone with it\.\n/,
    );
    assert.doesNotMatch(textReport(fullInput), /Begin with/);
  });

  void test('gives colours by their role', () => {
    const text = textReport(fullInput, (role, words) => `<${role}>${words}</${role}>`);

    assert.match(text, /<error>error okta\.put\.keepsUnnamed\.phone<\/error>/);
    assert.match(text, /<actual> {5}\+ \{\}<\/actual>/);
    assert.doesNotMatch(text, /(?!\n)[\p{Cc}\u202e]/u);
  });

  void test('breaks lines between words, and words that are longer than a line', () => {
    assert.deepEqual(wrapText('one two three\nabcdefghijkl m', 7), [
      'one two',
      'three',
      'abcdefg',
      'hijkl m',
    ]);
  });
});
