import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Exchange } from '../../../src/exchange/exchange.js';
import { type Finding } from '../../../src/validate/finding.js';
import { CaptureLog } from '../../../src/capture/captureLog.js';
import { createRegistry } from '../../../src/scim/schema/registry.js';
import { answer, get, toExchange } from '../../../src/validate/example/exampleExchange.js';
import { jane } from '../../../src/validate/example/exampleResources.js';
import { Judge } from '../../../src/validate/judge.js';
import { type RuleLevels } from '../../../src/validate/ruleLevels.js';
import { Judgements } from '../../../src/workbench/judgements.js';
import { errorUrn } from '../../../src/scim/errors.js';
import { ManualClock } from '../../support/manualClock.js';

const good = get('/Users/2819', answer(200, jane()));
const bad = get('/Users/2819', answer(200, jane({ active: 'true' })));

function rig(): {
  readonly captures: CaptureLog;
  readonly clock: ManualClock;
  readonly judgements: Judgements;
  readonly begin: (levels?: RuleLevels) => void;
} {
  const onListenerError = (error: unknown): void => {
    throw error;
  };
  const captures = new CaptureLog({ budgetBytes: 1_000_000, onListenerError });
  const clock = new ManualClock();
  const judgements = new Judgements({ captures, clock, onListenerError });
  const registry = createRegistry();
  return {
    captures,
    clock,
    judgements,
    begin: (levels = new Map()) => {
      judgements.begin((given) => new Judge({ registry: () => registry, levels: given }), levels);
    },
  };
}

const levelsOf = (findings: readonly Finding[] | undefined): readonly string[] | undefined =>
  findings?.map(({ level }) => level);

await test('an exchange is judged a little later, and told with its findings', () => {
  const { captures, clock, judgements, begin } = rig();
  const told: string[] = [];
  judgements.onDidJudge((judged) => {
    told.push(...judged.flatMap(({ findings }) => findings.map(({ rule }) => rule)));
  });
  begin();
  const captured = captures.add(toExchange(bad, 0));

  assert.equal(judgements.find(captured), undefined);
  clock.advance(20);

  assert.deepEqual(told, ['schema.booleanText']);
  assert.deepEqual(
    judgements.find(captured)?.map(({ rule }) => rule),
    ['schema.booleanText'],
  );
});

await test('what was captured before the rules were there is judged when they come', () => {
  const { captures, clock, judgements, begin } = rig();
  const captured = captures.add(toExchange(bad, 0));
  begin();

  clock.advance(0);

  assert.equal(judgements.find(captured)?.length, 1);
});

await test('whoever looks at an exchange has it judged at once, with those before it', () => {
  const { captures, judgements, begin } = rig();
  begin();
  const first = captures.add(toExchange(bad, 0));
  const second = captures.add(toExchange(good, 1));

  assert.deepEqual(judgements.get(second), []);
  assert.equal(judgements.find(first)?.length, 1);
});

await test('other levels judge anew what is held', () => {
  const { captures, judgements, begin } = rig();
  begin();
  const captured = captures.add(toExchange(bad, 0));
  judgements.get(captured);

  judgements.setLevels(new Map([['schema.booleanText', 'hint']]));
  const asHint = judgements.get(captured)?.map(({ level }) => level);
  judgements.setLevels(new Map([['schema.booleanText', 'off']]));

  assert.deepEqual(asHint, ['hint']);
  assert.deepEqual(judgements.get(captured), []);
});

await test('cleared captures leave nothing to judge', () => {
  const { captures, judgements, begin } = rig();
  begin();
  captures.add(toExchange(bad, 0));

  captures.clear();

  assert.equal(judgements.isIdle, true);
});

await test('a flood of requests is judged when it is over', () => {
  const { captures, clock, judgements, begin } = rig();
  begin();
  const first = captures.add(toExchange(bad, 0));
  for (let at = 1; at < 100; at += 1) {
    captures.add(toExchange(good, at));
  }

  clock.advance(20);
  const during = judgements.find(first);
  clock.advance(20);

  assert.equal(during, undefined);
  assert.equal(judgements.find(first)?.length, 1);
  assert.equal(judgements.isIdle, true);
});

await test('a stream of requests that take long each is a flood, too', () => {
  const { captures, clock, judgements, begin } = rig();
  begin();
  const first = captures.add(toExchange(bad, 0));
  clock.advance(20);
  const addSome = (round: number): void => {
    for (let at = 0; at < 15; at += 1) {
      captures.add(toExchange(good, round * 15 + at));
    }
    clock.advance(20);
  };
  [1, 2, 3].forEach(addSome);
  const during = judgements.lastSeq;
  clock.advance(20);

  assert.equal(during, first.seq);
  assert.equal(judgements.isIdle, true);
});

await test('a few requests at once are judged while they come', () => {
  const { captures, clock, judgements, begin } = rig();
  begin();
  for (let round = 0; round < 5; round += 1) {
    for (let at = 0; at < 8; at += 1) {
      captures.add(toExchange(good, round * 8 + at));
    }
    clock.advance(20);
  }

  assert.equal(judgements.isIdle, true);
});

await test('a rule that fails is told, and the exchanges after it are judged all the same', () => {
  const failures: unknown[] = [];
  const onListenerError = (error: unknown): void => {
    failures.push(error);
  };
  const captures = new CaptureLog({ budgetBytes: 1_000_000, onListenerError });
  const judgements = new Judgements({ captures, clock: new ManualClock(), onListenerError });
  const registry = createRegistry();
  const broken = toExchange(good, 0);
  judgements.begin(() => {
    const judge = new Judge({ registry: () => registry });
    return Object.assign(judge, {
      judge: (exchange: Exchange): readonly Finding[] => {
        if (exchange === broken) {
          throw new Error('a bug');
        }
        return Judge.prototype.judge.call(judge, exchange);
      },
    });
  }, new Map());
  captures.add(broken);
  const next = captures.add(toExchange(bad, 1));

  const found = judgements.get(next);

  assert.equal(found?.length, 1);
  assert.deepEqual(failures, [new Error('a bug')]);
});

await test('what one server keeps says nothing of another', () => {
  const { captures, judgements, begin } = rig();
  begin();
  const here: Exchange = { ...toExchange(good, 0), source: 'okta' };
  const gone: Exchange = {
    ...toExchange(
      get('/Users/2819', answer(404, { schemas: [errorUrn], status: '404', detail: 'None' })),
      1,
    ),
    source: 'okta',
  };
  captures.add(here);
  const same = captures.add(gone);
  const other = captures.add({
    ...gone,
    id: 'elsewhere',
    baseUrl: 'http://localhost:3000/scim/v2',
  });

  assert.deepEqual(levelsOf(judgements.get(same)), ['warning']);
  assert.deepEqual(levelsOf(judgements.get(other)), ['hint']);
});
