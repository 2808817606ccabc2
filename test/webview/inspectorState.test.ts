import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ratioForKey } from '../../webview/ui/splitter.js';
import {
  startFollowing,
  letGo,
  scrolled,
  toggleFollow,
} from '../../webview/inspector/followMode.js';
import {
  formatCount,
  formatDuration,
  formatSize,
  statusKind,
  statusText,
} from '../../webview/inspector/format.js';
import {
  isSummary,
  readAdded,
  readBody,
  readDetail,
  readSnapshot,
} from '../../webview/inspector/incoming.js';
import { moveForKey, targetIndex } from '../../webview/inspector/listKeys.js';
import { initialState, readSavedState } from '../../webview/inspector/savedState.js';
import { strings } from '../../webview/inspector/strings.js';
import { sampleDetail, sampleSummary } from './support/sampleExchanges.js';

for (const value of [undefined, null, 7, 'text', [], {}, { tab: 'x', splitRatio: 'wide' }]) {
  await test(`saved state: ${inspect(value)} gives the defaults`, () => {
    assert.deepEqual(readSavedState(value), initialState);
  });
}

await test('saved state comes back as it was written', () => {
  const state = { ...initialState, filterText: '4xx', selectedId: 'x7', tab: 'response' as const };

  assert.deepEqual(readSavedState(JSON.parse(JSON.stringify(state))), state);
});

await test('a saved splitter outside the page is brought back', () => {
  assert.equal(readSavedState({ splitRatio: 40 }).splitRatio, 0.85);
});

await test('the splitter moves by arrows, to its ends and back to the middle', () => {
  assert.equal(ratioForKey('ArrowRight', 0.5), 0.52);
  assert.equal(ratioForKey('Home', 0.5), 0.15);
  assert.equal(ratioForKey('End', 0.5), 0.85);
  assert.equal(ratioForKey('Enter', 0.8), 0.5);
  assert.equal(ratioForKey('x', 0.5), undefined);
});

await test('following lets go when the user selects or scrolls up, and takes hold at the end', () => {
  const following = startFollowing(true);

  assert.equal(letGo(following).isPinned, false);
  assert.equal(scrolled(following, false).isPinned, false);
  assert.equal(scrolled(letGo(following), true).isPinned, true);
  assert.equal(scrolled(toggleFollow(following), true).isPinned, false);
});

const moves: readonly (readonly [string, number, number])[] = [
  ['j', 3, 4],
  ['ArrowDown', 99, 99],
  ['k', 3, 2],
  ['ArrowUp', 0, 0],
  ['PageDown', 3, 23],
  ['PageDown', 95, 99],
  ['PageUp', 3, 0],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['j', -1, 99],
];
for (const [key, from, to] of moves) {
  await test(`list key ${key} at ${String(from)} leads to ${String(to)}`, () => {
    const move = moveForKey(key);

    assert.ok(move);
    assert.equal(targetIndex(move, from, 100, 20), to);
  });
}

await test('no key leads anywhere in an empty list', () => {
  for (const key of ['j', 'k', 'Home', 'End', 'PageUp', 'PageDown']) {
    const move = moveForKey(key);
    assert.ok(move);
    assert.equal(targetIndex(move, -1, 0, 20), -1);
  }
});

await test('durations, sizes and counts are short', () => {
  assert.deepEqual([0.4, 12.4, 999.4, 999.6, 90_000].map(formatDuration), [
    '<1 ms',
    '12 ms',
    '999 ms',
    '1.0 s',
    '1.5 min',
  ]);
  assert.deepEqual([0, 999, 1000, 256_000, 999_600].map(formatSize), [
    '0 B',
    '999 B',
    '1.0 kB',
    '256.0 kB',
    '1.0 MB',
  ]);
  assert.equal(formatCount(204), '204');
  assert.equal(formatCount(1204), '1,204');
  assert.equal(formatCount(1_234_567), '1,234,567');
});

await test('the strip says how many older requests were dropped', () => {
  assert.equal(
    strings.dropped(1204),
    '1,204 older requests were dropped to stay within the capture budget; with a higher scimWorkbench.captures.budget more are kept',
  );
  assert.match(strings.dropped(1), /^1 older request was dropped/);
});

await test('a status has a kind, and a reason where it is known', () => {
  const kinds = [201, 304, 409, 503].map((status) => statusKind({ ...sampleSummary(1), status }));

  assert.deepEqual(kinds, ['success', 'redirect', 'warning', 'error']);
  assert.equal(statusKind({ ...sampleSummary(1), isAborted: true }), 'aborted');
  assert.equal(statusKind({ ...sampleSummary(1), failure: 'Nobody listens there' }), 'error');
  assert.equal(statusText(409), '409 Conflict');
  assert.equal(statusText(299), '299');
});

for (const broken of [null, 'x', {}, { ...sampleSummary(1), seq: '1' }, { id: 'x1' }]) {
  await test(`a row such as ${JSON.stringify(broken).slice(0, 40)} is not a summary`, () => {
    assert.equal(isSummary(broken), false);
  });
}

await test('broken rows of a batch are left out and the others kept', () => {
  const items = [sampleSummary(1), { id: 7 }, null, sampleSummary(2)];

  assert.equal(readAdded({ firstSeq: 1, dropped: 0, items })?.items.length, 2);
  assert.equal(readAdded({ firstSeq: 1, items }), undefined);
});

await test('answers that cannot be read are refused with a reason', () => {
  const refusal = { code: 'malformed' };

  assert.throws(() => readSnapshot({ seq: 1 }), refusal);
  assert.throws(() => readDetail({ ...sampleDetail(1), requestHeaders: [['a']] }), refusal);
  assert.throws(() => readBody({ text: 'x', form: 'png', isTruncated: false }), refusal);
  assert.equal(readDetail(sampleDetail(5)).summary.seq, 5);
});
