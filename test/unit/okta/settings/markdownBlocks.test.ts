import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  escapeMarkdown,
  toCode,
  toCopyBlock,
  toTick,
} from '../../../../src/okta/settings/markdownBlocks.js';

await test('marks of Markdown in a text mean nothing', () => {
  assert.equal(
    escapeMarkdown('[App](https://example.com) <b>*x*</b> `a` #1 _b_'),
    '\\[App\\](https://example.com) \\<b\\>\\*x\\*\\</b\\> \\`a\\` \\#1 \\_b\\_',
  );
});

await test('an underscore within a word stays readable', () => {
  assert.equal(escapeMarkdown('offline_access'), 'offline_access');
});

await test('code with backticks in it stays code', () => {
  assert.equal(toCode('a`b'), '``a`b``');
  assert.equal(toCode('`a``'), '``` `a`` ```');
});

await test('a value with a fence in it does not end its block', () => {
  assert.equal(toCopyBlock('```'), '````text\n```\n````');
});

await test('what belongs to a line to tick stands below it', () => {
  assert.equal(toTick('Enter:', toCopyBlock('a')), '- [ ] Enter:\n\n  ```text\n  a\n  ```');
});
