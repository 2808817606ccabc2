import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type FilterHover, filterHoverAt } from '../../../../src/language/filter/filterHoverAt.js';
import { coreRegistry } from '../../../support/coreTypes.js';

/** `|` is the mouse. */
function hover(marked: string): FilterHover & { readonly over: string } {
  const offset = marked.indexOf('|');
  const document = marked.replace('|', '');
  const found = filterHoverAt(document, offset, coreRegistry);
  assert.ok(found, marked);
  return { ...found, over: document.slice(found.span.start, found.span.end) };
}

void test('a filter of one condition is told in words, with what its attribute is', () => {
  const { markdown, over } = hover('# x\nuser|Name sw "j"');

  assert.equal(over, 'userName sw "j"');
  assert.match(markdown, /\*\*userName\*\*: string/);
  assert.match(markdown, /- userName begins with "j"/);
});

void test('of a longer filter the condition is told first, then all of it as a list', () => {
  const { markdown, over } = hover('userName sw "j" and (active eq |true or title pr)');

  assert.equal(over, 'active eq true');
  assert.match(
    markdown,
    /^\*\*active equals true\*\*\n\n---\n\nIn all:\n\n- All of these\n {2}- userName begins with "j"\n {2}- One of these at least\n {4}- active equals true\n {4}- title has a value$/,
  );
});

void test('within brackets a name is that of a part', () => {
  const { markdown, over } = hover('emails[ty|pe eq "work"]');

  assert.equal(over, 'type eq "work"');
  assert.match(markdown, /\*\*type equals "work"\*\*/);
  assert.match(markdown, /\*\*emails\.type\*\*: string/);
});

void test('what a filter quotes is shown, never rendered', () => {
  const { markdown } = hover('userName eq "[a](b) <img> |*x*"');

  assert.ok(markdown.includes(String.raw`\[a\]\(b\) \<img\> \*x\*`), markdown);
});

void test('over a comment, or a filter that is wrong, there is nothing to say', () => {
  assert.equal(filterHoverAt('# a pr', 3, coreRegistry), undefined);
  assert.equal(filterHoverAt('a = b', 1, coreRegistry), undefined);
});
