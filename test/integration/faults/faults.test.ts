import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FaultBoard } from '../../../src/faults/faultBoard.js';
import { faultKinds } from '../../../src/faults/faultKinds.js';
import { parseFaultSpec } from '../../../src/faults/specText.js';
import { type Answer } from '../../support/answer.js';
import { ManualClock } from '../../support/manualClock.js';
import { rulesOf } from '../../support/judged.js';
import { createBody, mona, ravi } from '../../support/oktaBodies.js';
import { searchUrn } from '../../support/scimAssertions.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';

interface Scene {
  readonly rig: ServerRig;
  readonly board: FaultBoard;
  readonly clock: ManualClock;
  readonly monaPath: string;
}

/** With Mona on the server, and the faults armed after she was created. */
async function withFaultsArmed(
  specs: readonly string[],
  run: (scene: Scene) => Promise<void>,
): Promise<void> {
  const clock = new ManualClock();
  const board = new FaultBoard({
    clock,
    random: () => 0.5,
    onListenerError: (error) => {
      throw error;
    },
  });
  await withServer({ faults: { board, clock } }, async (rig) => {
    const created = await rig.post('/Users', createBody(mona));
    specs.forEach((spec) => board.arm(parseFaultSpec(spec)));
    await run({ rig, board, clock, monaPath: `/Users/${created.textAt('id')}` });
  });
}

const lookup = `/Users?filter=${encodeURIComponent(`userName eq "${mona.userName}"`)}`;
const patchBody = {
  schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
  Operations: [{ op: 'replace', value: { title: 'Other' } }],
};

type Send = (scene: Scene) => Promise<Answer>;
const create: Send = ({ rig }) => rig.post('/Users', createBody(ravi));
const list: Send = ({ rig }) => rig.get('/Users');
const find: Send = ({ rig }) => rig.get(lookup);
const search: Send = ({ rig }) =>
  rig.post('/Users/.search', { schemas: [searchUrn], filter: 'userName eq "nobody"' });
const miss: Send = ({ rig }) => rig.get('/Users?filter=userName%20eq%20%22nobody%22');
const read: Send = ({ rig, monaPath }) => rig.get(monaPath);
const patch: Send = ({ rig, monaPath }) => rig.patch(monaPath, patchBody);

/** Each fault that gives an answer: the request, and what is wrong with its answer. */
const answered: readonly (readonly [spec: string, send: Send, check: (answer: Answer) => void])[] =
  [
    [
      '429',
      list,
      (a) => {
        assert.deepEqual([a.status, a.headers['retry-after']], [429, undefined]);
      },
    ],
    [
      '429 retry-after=5',
      list,
      (a) => {
        assert.equal(a.headers['retry-after'], '5');
      },
    ],
    [
      '401',
      list,
      (a) => {
        assert.equal(a.status, 401);
      },
    ],
    [
      '500',
      list,
      (a) => {
        assert.deepEqual([a.status, a.at('status')], [500, '500']);
      },
    ],
    [
      '502',
      list,
      (a) => {
        assert.equal(a.status, 502);
      },
    ],
    [
      '503 retry-after=9',
      list,
      (a) => {
        assert.equal(a.headers['retry-after'], '9');
      },
    ],
    [
      '504',
      list,
      (a) => {
        assert.equal(a.status, 504);
      },
    ],
    [
      'status code=406 detail="No such Accept"',
      list,
      (a) => {
        assert.equal(a.at('detail'), 'No such Accept');
      },
    ],
    [
      'html',
      list,
      (a) => {
        assert.equal(a.status, 500);
        assert.match(a.text, /^<!DOCTYPE html>/);
      },
    ],
    [
      'html status=200',
      list,
      (a) => {
        assert.equal(a.headers['content-type'], 'text/html; charset=utf-8');
      },
    ],
    [
      'empty-create',
      create,
      (a) => {
        assert.deepEqual([a.status, a.text], [201, '']);
      },
    ],
    [
      'empty-answer',
      list,
      (a) => {
        assert.deepEqual([a.status, a.text], [200, '']);
      },
    ],
    [
      'create200',
      create,
      (a) => {
        assert.equal(a.status, 200);
        assert.ok(a.textAt('id'));
      },
    ],
    [
      'patch204',
      patch,
      (a) => {
        assert.deepEqual([a.status, a.text], [204, '']);
      },
    ],
    [
      'media-type type=text/json',
      list,
      (a) => {
        assert.equal(a.headers['content-type'], 'text/json');
      },
    ],
    [
      'truncated',
      list,
      (a) => {
        assert.throws(() => a.body, SyntaxError);
      },
    ],
    [
      'filter-ignored',
      miss,
      (a) => {
        assert.equal(a.at('totalResults'), 1);
      },
    ],
    [
      'filter-ignored',
      search,
      (a) => {
        assert.equal(a.at('totalResults'), 1);
      },
    ],
    [
      'lookup-misses',
      find,
      (a) => {
        assert.equal(a.at('totalResults'), 0);
      },
    ],
    [
      'lookup404',
      miss,
      (a) => {
        assert.equal(a.status, 404);
      },
    ],
    [
      'numbers-as-strings',
      list,
      (a) => {
        assert.deepEqual(
          [a.at('totalResults'), a.at('startIndex'), a.at('itemsPerPage')],
          ['1', '1', '1'],
        );
      },
    ],
    [
      'items-per-page',
      list,
      (a) => {
        assert.equal(a.at('itemsPerPage'), 100);
      },
    ],
    [
      'bare-array',
      list,
      (a) => {
        assert.ok(Array.isArray(a.body));
      },
    ],
    [
      'list-for-resource',
      read,
      (a) => {
        assert.equal(a.at('Resources[0].userName'), mona.userName);
      },
    ],
    [
      'missing-id',
      list,
      (a) => {
        assert.equal(a.at('Resources[0].id'), undefined);
      },
    ],
    [
      'missing-schemas',
      read,
      (a) => {
        assert.equal(a.at('schemas'), undefined);
      },
    ],
    [
      'missing-meta',
      read,
      (a) => {
        assert.equal(a.at('meta'), undefined);
      },
    ],
    [
      'active-as-string',
      read,
      (a) => {
        assert.equal(a.at('active'), 'true');
      },
    ],
    [
      'active-as-string as=number',
      read,
      (a) => {
        assert.equal(a.at('active'), 1);
      },
    ],
    [
      'password-echoed',
      read,
      (a) => {
        assert.equal(a.at('password'), 'made-up-by-a-fault');
      },
    ],
  ];

await test('each fault shows in one answer, says so on the exchange, and is gone after it', async () => {
  for (const [spec, send, check] of answered) {
    await withFaultsArmed([`${spec} times=1`], async (scene) => {
      check(await send(scene));

      assert.equal(scene.board.isArmed, false, spec);
      const [name = ''] = spec.split(' ');
      const { title } = parseFaultSpec(name).kind;
      const exchange = await scene.rig.exchange(2);
      const { observations } = exchange;
      const hit = observations.find(({ id }) => id === 'fault.hit');
      assert.ok(hit?.detail.startsWith(`${title}: this was asked for`), spec);
      assert.equal(rulesOf(exchange).filter((rule) => rule === 'fault.hit').length, 1, spec);
      assert.equal((await list(scene)).status, 200, spec);
    });
  }
});

await test('the table has no fault that is not tried over HTTP here', () => {
  const elsewhere = ['latency', 'drop', 'stall', 'timeoutAfterCommit', 'cutOff', 'inactiveHidden'];
  const tried = new Set(answered.map(([spec]) => parseFaultSpec(spec).kind.id));
  assert.deepEqual(
    faultKinds.map(({ id }) => id).filter((id) => !tried.has(id) && !elsewhere.includes(id)),
    [],
  );
});

await test('a dropped connection does nothing and shows as aborted; the next request is answered', async () => {
  await withFaultsArmed(['drop times=1 method=DELETE'], async (scene) => {
    const { rig, monaPath } = scene;
    await assert.rejects(rig.delete(monaPath), { code: 'ECONNRESET' });

    const exchange = await rig.exchange(2);
    assert.deepEqual([exchange.outcome, exchange.response], ['aborted', undefined]);
    assert.equal((await read(scene)).status, 200);
  });
});

await test('after a timeout behind the work the person is there, and the second POST gets 409', async () => {
  for (const end of ['drop', 'silence']) {
    await withFaultsArmed([`timeout-after-commit end=${end} times=1`], async (scene) => {
      const lost = assert.rejects(create(scene), { code: 'ECONNRESET' });
      if (end === 'silence') {
        await scene.clock.untilWaiting();
        scene.clock.advance(120_000);
      }
      await lost;

      const exchange = await scene.rig.exchange(2);
      assert.equal(exchange.outcome, 'aborted');
      assert.match(
        exchange.observations[0]?.detail ?? '',
        /would have been 201 with Location http/,
      );
      assert.equal((await create(scene)).status, 409);
    });
  }
});

await test('a stalled connection sends headers and is dropped at the end of the silence', async () => {
  await withFaultsArmed(['stall silence=5s times=1'], async (scene) => {
    const broken = assert.rejects(list(scene));
    await scene.clock.untilWaiting();
    scene.clock.advance(5000);
    await broken;

    const exchange = await scene.rig.exchange(2);
    assert.deepEqual([exchange.outcome, exchange.response?.status], ['aborted', 200]);
  });
});

await test('an answer that is cut off breaks within its body', async () => {
  await withFaultsArmed(['cut-off times=1'], async (scene) => {
    await assert.rejects(list(scene));
    assert.equal((await scene.rig.exchange(2)).outcome, 'aborted');
  });
});

await test('latency waits for its time and then answers as ever, HEAD too', async () => {
  await withFaultsArmed(['latency delay=2s..4s times=1'], async ({ rig, clock }) => {
    const answer = rig.send('/Users', { method: 'HEAD' });
    await clock.untilWaiting();
    clock.advance(2999);
    assert.equal(clock.timerCount, 1);
    clock.advance(1);

    assert.equal((await answer).status, 200);
  });
});

await test('deactivated users are hidden from reading and from lists', async () => {
  await withFaultsArmed([], async ({ rig, board, monaPath }) => {
    await rig.patch(monaPath, {
      ...patchBody,
      Operations: [{ op: 'replace', value: { active: false } }],
    });
    board.arm(parseFaultSpec('inactive-hidden'));

    assert.equal((await rig.get(monaPath)).status, 404);
    assert.equal((await rig.get(lookup)).at('totalResults'), 0);
  });
});
