import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { completeQuery } from '../../webview/inspector/query/completions.js';

const facts = {
  operations: ['Deactivate user (OIN)', 'Create user'],
  subjects: (text: string) =>
    ['jane@x.example', 'mara lind'].filter((name) => name.includes(text.toLowerCase())),
  history: ['status:5xx'],
};

/** `|` is the caret. */
const complete = (typed: string) =>
  completeQuery(typed.replace('|', ''), typed.indexOf('|'), facts);
const labels = (typed: string) => complete(typed).map(({ label }) => label);
const taken = (typed: string, label: string) => {
  const found = complete(typed).find((item) => item.label === label);
  return found && `${found.text.slice(0, found.caret)}|${found.text.slice(found.caret)}`;
};

void describe('completion', () => {
  void test('an empty field offers what was asked before, then the fields', () => {
    assert.equal(labels('|')[0], 'status:5xx');
    assert.ok(labels('|').includes('method:'));
  });

  void test('a word may become a field or a value of one', () => {
    assert.deepEqual(labels('de|'), ['method:DELETE', 'op:"Deactivate user (OIN)"']);
    assert.deepEqual(labels('st|'), ['status:']);
    assert.deepEqual(labels('jan|'), ['user:jane@x.example']);
  });

  void test('a field offers its values, those that have what is typed', () => {
    assert.deepEqual(labels('method:P|'), ['POST', 'PUT', 'PATCH']);
    assert.deepEqual(labels('finding:w|'), ['warning']);
    assert.deepEqual(labels('user:mara|'), ['"mara lind"']);
    assert.deepEqual(labels('body:x|'), []);
  });

  void test('an alternative is completed by itself', () => {
    assert.equal(taken('method:GET,PA|', 'PATCH'), 'method:GET,PATCH |');
  });

  void test('what is taken stands in the place of what was typed, the rest stays', () => {
    assert.equal(taken('x me| 4xx', 'method:'), 'x method:| 4xx');
    assert.equal(taken('method:p| 4xx', 'PUT'), 'method:PUT |4xx');
    assert.equal(taken('-st|', 'status:'), '-status:|');
  });
});
