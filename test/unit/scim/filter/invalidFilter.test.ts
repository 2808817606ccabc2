import assert from 'node:assert/strict';
import { test } from 'node:test';
import { toInvalidFilter } from '../../../../src/scim/filter/invalidFilter.js';
import { parseFilter } from '../../../../src/scim/filter/parser.js';

function detailOf(text: string): string {
  const parsed = parseFilter(text);
  assert.ok(!parsed.ok);
  return toInvalidFilter(text, parsed.problem).message;
}

await test('the client sees a 400 invalidFilter with the column, counted from 1', () => {
  const text = 'userName eq jane';
  const parsed = parseFilter(text);
  assert.ok(!parsed.ok);

  const error = toInvalidFilter(text, parsed.problem);

  assert.deepEqual([error.status, error.scimType], [400, 'invalidFilter']);
  assert.equal(
    error.message,
    'The filter is wrong at column 13: A string needs quotes: "jane". ' +
      'Here: userName eq ▸jane. Try: userName eq "jane"',
  );
});

await test('of a long filter only what stands around the problem is shown', () => {
  const detail = detailOf(`${'a pr and '.repeat(20)}userName is "x" ${'and a pr '.repeat(20)}`);

  assert.match(detail, /column 190: "is" is not an operator: use eq/);
  assert.match(detail, /Here: ….{30}▸is "x" .{23}…$/);
});

await test('a problem at the end of the text shows what stands before it', () => {
  assert.match(detailOf('userName eq'), /Here: userName eq▸$/);
});

const endless = 'x'.repeat(20_000);

for (const text of [`a eq ${endless}`, `a ${endless} "b"`, `9${endless} pr`, `a.b.${endless} pr`]) {
  await test(`a word of 20,000 characters does not fill the answer: ${text.slice(0, 9)}…`, () => {
    assert.ok(detailOf(text).length < 400);
  });
}
