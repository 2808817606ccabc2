import assert from 'node:assert/strict';
import { test } from 'node:test';
import { RecentSubjects } from '../../webview/inspector/recentSubjects.js';

function remembered(...given: readonly string[]): RecentSubjects {
  const subjects = new RecentSubjects();
  for (const [at, subject] of given.entries()) {
    subjects.add({ seq: at + 1, subject });
  }
  return subjects;
}

await test('those with the text come once each, the newest row about them first', () => {
  const subjects = remembered(
    'Mara@x.example',
    'tom@x.example',
    'marc@x.example',
    'Mara@x.example',
  );

  assert.deepEqual(subjects.with('MAR', 1, 6), ['Mara@x.example', 'marc@x.example']);
  assert.deepEqual(subjects.with('', 1, 2), ['Mara@x.example', 'marc@x.example']);
  assert.deepEqual(subjects.with('nobody', 1, 6), []);
});

await test('whose rows are all gone is not proposed', () => {
  const subjects = remembered('mara', 'tom', 'mara', 'eve');

  assert.deepEqual(subjects.with('', 3, 6), ['eve', 'mara']);
});

await test('a row about nobody is nothing to remember, and what is cleared is forgotten', () => {
  const subjects = remembered('mara');
  subjects.add({ seq: 2 });

  assert.deepEqual(subjects.with('', 1, 6), ['mara']);
  subjects.clear();
  assert.deepEqual(subjects.with('', 1, 6), []);
});

await test('a capture of ever other people takes no more memory than 5,000 of them', () => {
  const subjects = remembered(...Array.from({ length: 5_001 }, (_, at) => `person ${String(at)}`));

  assert.equal(subjects.with('', 1, 10_000).length, 5_000);
  assert.deepEqual(subjects.with('person 5000', 1, 1), ['person 5000']);
});
