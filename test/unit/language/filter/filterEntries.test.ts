import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { findEntryAt, readFilterEntries } from '../../../../src/language/filter/filterEntries.js';

const textsOf = (document: string): readonly string[] =>
  readFilterEntries(document).map(({ text }) => text);

const documents: readonly (readonly [what: string, document: string, texts: readonly string[]])[] =
  [
    ['a line is a filter', 'a pr\nb pr', ['a pr', 'b pr']],
    ['blank lines and comments are none', '# people\n\na pr\n  # more\nb pr\n', ['a pr', 'b pr']],
    [
      'an indented line goes on with the filter above',
      'a pr\n  and b pr\n\tor c pr\nd pr',
      ['a pr\n  and b pr\n\tor c pr', 'd pr'],
    ],
    ['a blank line ends a filter', 'a pr\n\n  b pr', ['a pr', 'b pr']],
    ['a comment ends a filter', 'a pr\n  # here\n  and b pr', ['a pr', 'and b pr']],
    [
      'lines may end as on Windows',
      'a pr\r\n  and b pr\r\n\r\nc pr\r\n',
      ['a pr\r\n  and b pr', 'c pr'],
    ],
    ['spaces around a filter are not of it', '  a pr  ', ['a pr']],
    ['nothing is nothing', ' \n\t\n', []],
  ];

for (const [what, document, texts] of documents) {
  void test(what, () => {
    assert.deepEqual(textsOf(document), texts);
  });
}

void test('a comment names the type of the filters below it', () => {
  const document = 'a pr\n# type: Group\nb pr\nc pr\n#type: User\nd pr';

  const types = readFilterEntries(document).map(({ type }) => type?.name);

  assert.deepEqual(types, [undefined, 'Group', 'Group', 'User']);
  const named = readFilterEntries(document)[1]?.type;
  assert.equal(named && document.slice(named.span.start, named.span.end), 'Group');
});

void test('the filter at a place is found, at its ends too', () => {
  const document = '# x\na pr\n  and b pr\n\nc pr';

  const found = [0, 4, 8, 12, 19, 20, 21, 25].map((offset) => findEntryAt(document, offset)?.text);

  const first = 'a pr\n  and b pr';
  assert.deepEqual(found, [undefined, first, first, first, first, undefined, 'c pr', 'c pr']);
});

void test('places are those of the document, whatever it holds', () => {
  const lines = fc.array(fc.constantFrom('a pr', '  and b pr', '# c', '', ' ', '\r', '# type: X'), {
    maxLength: 12,
  });
  fc.assert(
    fc.property(lines, (some) => {
      const document = some.join('\n');

      for (const { text, span } of readFilterEntries(document)) {
        assert.equal(document.slice(span.start, span.end), text);
        assert.ok(text.trim() === text && text !== '');
      }
    }),
  );
});
