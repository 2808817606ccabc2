import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { describeEnd } from '../../../src/faults/armedFault.js';
import { FaultBoard } from '../../../src/faults/faultBoard.js';
import { FaultSpecError } from '../../../src/faults/faultSpecError.js';
import { parseFaultSpec } from '../../../src/faults/specText.js';
import { requestFacts } from '../../support/faultFacts.js';
import { ManualClock } from '../../support/manualClock.js';

interface Rig {
  readonly board: FaultBoard;
  readonly clock: ManualClock;
  /** Arms what is specified and gives its id. */
  readonly arm: (spec: string) => string;
  /** Sends a GET past the board; the ids of the faults that hit it. */
  readonly get: () => readonly string[];
}

function createRig(random: () => number = () => 0): Rig {
  const clock = new ManualClock();
  const board = new FaultBoard({
    clock,
    random,
    onListenerError: (error) => {
      throw error;
    },
  });
  return {
    board,
    clock,
    arm: (spec) => board.arm(parseFaultSpec(spec)).id,
    get: () =>
      board
        .choose(requestFacts())
        .map(({ id }) => id)
        .filter((id) => board.hit(id) !== undefined),
  };
}

void describe('faults that are armed', () => {
  void test('a board without faults says so, before and after', () => {
    const { board, arm } = createRig();
    const before = board.isArmed;
    const id = arm('drop');
    const between = board.isArmed;
    board.disarm(id);

    assert.deepEqual([before, between, board.isArmed], [false, true, false]);
  });

  void test('a fault hits until it is disarmed', () => {
    const { board, arm, get } = createRig();
    const id = arm('drop');

    assert.deepEqual([get(), get()], [[id], [id]]);
    assert.equal(board.disarm(id), true);
    assert.deepEqual(get(), []);
    assert.equal(board.disarm(id), false);
  });

  void test('a fault disarms after as many hits as it was given', () => {
    const { board, arm, get } = createRig();
    const id = arm('drop times=2');

    assert.deepEqual([get(), get(), get()], [[id], [id], []]);
    assert.equal(board.isArmed, false);
    assert.equal(board.find(id), undefined);
  });

  void test('a fault disarms after its time, at the moment itself', () => {
    const { board, clock, arm, get } = createRig();
    const id = arm('drop for=30s');

    clock.advance(29_999);
    assert.deepEqual(get(), [id]);
    clock.advance(1);
    assert.deepEqual(get(), []);
    assert.equal(board.isArmed, false);
    assert.equal(clock.timerCount, 0);
  });

  void test('whatever ends a fault takes its timer along', () => {
    const { board, clock, arm, get } = createRig();
    arm('drop for=30s times=1');
    board.disarm(arm('drop for=30s'));
    get();
    arm('drop for=30s');
    board.dispose();

    assert.equal(clock.timerCount, 0);
  });

  void test('the nth request alone, or from the nth on', () => {
    const alone = createRig();
    const third = alone.arm('drop nth=3');
    const fromThird = createRig();
    const more = fromThird.arm('drop nth=3 times=2');

    assert.deepEqual(
      [1, 2, 3, 4].map(() => alone.get()),
      [[], [], [third], []],
    );
    assert.deepEqual(
      [1, 2, 3, 4, 5].map(() => fromThird.get()),
      [[], [], [more], [more], []],
    );
  });

  void test('requests that a fault is not for are not counted', () => {
    const { board, arm, get } = createRig();
    const id = arm('drop nth=2');
    arm('drop method=POST nth=1');

    get();
    board.choose(requestFacts({ method: 'POST' }));

    assert.equal(board.find(id)?.seen, 2);
    assert.deepEqual(board.armed[1]?.seen, 1);
  });

  void test('by chance as often as was said', () => {
    const drawn = [0.29, 0.3, 0.99, 0];
    const { arm, get } = createRig(() => drawn.shift() ?? 1);
    const id = arm('drop probability=0.3');

    assert.deepEqual(
      [1, 2, 3, 4].map(() => get()),
      [[id], [], [], [id]],
    );
  });

  void test('several faults meet a request in the order in which they were armed', () => {
    const { arm, get } = createRig();
    const ids = [arm('latency'), arm('429 times=1'), arm('drop')];

    assert.deepEqual(get(), ids);
    assert.deepEqual(get(), [ids[0], ids[2]]);
  });

  void test('a fault that was disarmed while a request waited does not hit it any more', () => {
    const { board, arm } = createRig();
    const id = arm('truncated');
    const [chosen] = board.choose(requestFacts());
    board.disarmAll();

    assert.equal(chosen?.id, id);
    assert.equal(board.hit(id), undefined);
  });

  void test('two requests at once share the last hit: one gets it', () => {
    const { board, arm } = createRig();
    const id = arm('truncated times=1');
    board.choose(requestFacts());
    board.choose(requestFacts());

    assert.equal(board.hit(id)?.hitsLeft, 0);
    assert.equal(board.hit(id), undefined);
  });

  void test('every change is told', () => {
    const { board, arm, get } = createRig();
    const told: number[] = [];
    board.onDidChange(() => {
      told.push(board.armed.length);
    });
    arm('drop times=1');
    arm('latency');
    get();
    board.disarmAll();
    board.disarmAll();

    assert.deepEqual(told, [1, 2, 1, 1, 0]);
  });

  void test('a hundred at once are enough', () => {
    const { arm } = createRig();
    for (let count = 0; count < 100; count += 1) {
      arm('drop');
    }

    assert.throws(() => arm('drop'), FaultSpecError);
  });

  void test('a fault tells what it is, how often it hit and when it ends', () => {
    const { board, clock, arm, get } = createRig();
    const id = arm('429 retry-after=5 times=3 for=1m');
    get();

    const fault = board.find(id);
    assert.deepEqual(fault, {
      id,
      kind: '429',
      title: '429 Too Many Requests',
      spec: '429 retry-after=5 times=3 for=1m',
      armedAt: clock.now(),
      seen: 1,
      hits: 1,
      hitsLeft: 2,
      disarmsAt: clock.now() + 60_000,
    });
    assert.equal(describeEnd(fault), 'it disarms after 2 more hits or at 2026-01-02T00:01:00.000Z');
    const endless = board.find(arm('drop'));
    assert.ok(endless);
    assert.match(describeEnd(endless), /^it stays armed until/);
  });
});
