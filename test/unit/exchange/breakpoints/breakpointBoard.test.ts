import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Decision } from '../../../../src/exchange/breakpoints/breakpoint.js';
import {
  BreakpointBoard,
  longestHold,
} from '../../../../src/exchange/breakpoints/breakpointBoard.js';
import {
  BreakpointError,
  readBreakpoint,
} from '../../../../src/exchange/breakpoints/readBreakpoint.js';
import { operationNames } from '../../../../src/faults/requestFacts.js';
import { ManualClock } from '../../../support/manualClock.js';

interface Rig {
  readonly clock: ManualClock;
  readonly board: BreakpointBoard;
  readonly resumed: { readonly decision: Decision; readonly heldFor: number }[];
  readonly arrive: (path?: string, method?: string) => string | undefined;
}

function createRig(): Rig {
  const clock = new ManualClock();
  const resumed: Rig['resumed'] = [];
  const board = new BreakpointBoard({
    clock,
    onListenerError: (error) => {
      throw error;
    },
  });
  const arrive = (path = '/Users', method = 'GET'): string | undefined =>
    board.hold({
      stage: 'request',
      source: 'mock',
      method,
      path,
      isOperation: () => false,
      content: () => ({ target: path, headers: [], body: '' }),
      resume: (decision, heldFor) => {
        resumed.push({ decision, heldFor });
      },
    })?.id;
  return { clock, board, resumed, arrive };
}

void describe('a breakpoint', () => {
  const matches: readonly (readonly [unknown, string, string, boolean])[] = [
    [{ stage: 'request' }, 'GET', '/Users', true],
    [{ stage: 'request', method: 'patch' }, 'PATCH', '/Users/1', true],
    [{ stage: 'request', method: 'PATCH' }, 'GET', '/Users/1', false],
    [{ stage: 'request', path: '/Users/*' }, 'GET', '/Users/1', true],
    [{ stage: 'request', path: '/Users/*' }, 'GET', '/Users', false],
    [{ stage: 'request', path: '*/1' }, 'GET', '/Groups/1', true],
    [{ stage: 'request', path: '/*s/*1' }, 'GET', '/Groups/1', true],
    [{ stage: 'response', status: '4xx' }, 'GET', '/Users', false],
  ];
  for (const [spec, method, path, isHeld] of matches) {
    void test(`${JSON.stringify(spec)} ${isHeld ? 'holds' : 'lets pass'} ${method} ${path}`, () => {
      const { board, arrive } = createRig();
      board.add(readBreakpoint(spec, operationNames));

      assert.equal(arrive(path, method) !== undefined, isHeld);
    });
  }

  void test('on the status of answers', () => {
    const { board } = createRig();
    board.add(readBreakpoint({ stage: 'response', status: 409 }, operationNames));
    const hold = (status: number) =>
      board.hold({
        stage: 'response',
        source: 'mock',
        method: 'POST',
        path: '/Users',
        status,
        isOperation: () => false,
        content: () => ({ target: '/Users', headers: [], body: '' }),
        resume: () => undefined,
      });

    assert.equal(hold(201), undefined);
    assert.equal(hold(409)?.status, 409);
  });

  const wrong: readonly unknown[] = [
    undefined,
    {},
    { stage: 'later' },
    { stage: 'request', method: 'GET /' },
    { stage: 'request', path: 'Users' },
    { stage: 'request', status: 200 },
    { stage: 'request', operation: 'dance' },
    { stage: 'response', status: '999' },
    { stage: 'response', method: 7 },
  ];
  for (const spec of wrong) {
    void test(`is not set where it is wrong: ${JSON.stringify(spec)}`, () => {
      assert.throws(() => readBreakpoint(spec, operationNames), BreakpointError);
    });
  }

  void test('goes on by itself before Okta gives up', () => {
    const { board, clock, resumed, arrive } = createRig();
    board.add({ stage: 'request' });
    arrive();

    clock.advance(longestHold - 1);
    assert.equal(board.held.length, 1);
    clock.advance(1);

    assert.deepEqual(resumed, [{ decision: { do: 'continue' }, heldFor: longestHold }]);
  });

  void test('on what the request is after', () => {
    const { board } = createRig();
    board.add(readBreakpoint({ stage: 'request', operation: 'lookup' }, operationNames));
    const wants = (operation: string): boolean =>
      board.wants({
        stage: 'request',
        method: 'GET',
        path: '/Users',
        isOperation: (name) => name === operation,
      });

    assert.equal(wants('lookup'), true);
    assert.equal(wants('list'), false);
  });

  void test('lets go of what it holds when it is switched off, and holds again when it is on', () => {
    const { board, resumed, arrive } = createRig();
    const { id } = board.add({ stage: 'request' });
    arrive();

    assert.equal(board.switch(id, false), true);
    assert.equal(resumed.length, 1);
    assert.equal(board.isActive, false);
    assert.equal(arrive(), undefined);

    board.switch(id, true);
    assert.equal(board.isActive, true);
    assert.notEqual(arrive(), undefined);
    assert.equal(board.switch('none', true), false);
  });

  void test('lets go of what it holds when it is removed', () => {
    const { board, resumed, arrive } = createRig();
    const { id } = board.add({ stage: 'request' });
    arrive();

    assert.equal(board.remove(id), true);

    assert.equal(resumed.length, 1);
    assert.equal(board.isActive, false);
  });
});

/** What may happen, with a number to choose by; each tells how many more are held, and how many have left. */
const happenings: readonly ((rig: Rig, number: number) => { held?: number; left?: number })[] = [
  ({ board }) => {
    board.add({ stage: 'request', path: '/Users' });
    return {};
  },
  ({ board }) => {
    board.remove(board.breakpoints[0]?.id ?? '');
    return {};
  },
  ({ board }, number) => {
    board.switch(board.breakpoints[0]?.id ?? '', number % 2 === 0);
    return {};
  },
  ({ board }) => {
    board.continueAll();
    return {};
  },
  ({ board }) => {
    board.removeAll();
    return {};
  },
  ({ arrive }, number) => ({
    held: arrive(number % 2 === 0 ? '/Users' : '/Groups') === undefined ? 0 : 1,
  }),
  ({ board }, number) => {
    const id = board.held[number % 6]?.id ?? 'none';
    assert.equal(board.decide(id, { do: 'drop' }), id !== 'none');
    assert.equal(board.decide(id, { do: 'continue' }), false);
    return {};
  },
  ({ board }, number) => {
    const id = board.held[number % 6]?.id ?? 'none';
    board.release(id);
    return { left: id === 'none' ? 0 : 1 };
  },
  ({ clock }, number) => {
    clock.advance(number);
    return {};
  },
];

void test('whatever happens, each message goes on exactly once or its sender has left, and none waits too long', () => {
  const steps = fc.array(fc.tuple(fc.nat(happenings.length - 1), fc.nat(30_000)), {
    maxLength: 80,
  });
  fc.assert(
    fc.property(steps, (chosen) => {
      const rig = createRig();
      const { board, clock, resumed } = rig;
      let heldCount = 0;
      let leftCount = 0;
      for (const [which, number] of chosen) {
        const { held = 0, left = 0 } = happenings[which]?.(rig, number) ?? {};
        heldCount += held;
        leftCount += left;
        assert.equal(resumed.length + leftCount + board.held.length, heldCount);
        assert.ok(board.held.every(({ releasesAt }) => releasesAt > clock.now()));
        assert.equal(clock.timerCount, board.held.length);
      }
      board.dispose();
      assert.equal(resumed.length + leftCount, heldCount);
      assert.ok(resumed.every(({ heldFor }) => heldFor <= longestHold));
      assert.equal(clock.timerCount, 0);
    }),
  );
});
