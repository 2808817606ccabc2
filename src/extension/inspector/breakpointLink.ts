import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type HeldMessage } from '../../exchange/breakpoints/breakpoint.js';
import { type BreakpointBoard } from '../../exchange/breakpoints/breakpointBoard.js';
import { BreakpointError, readBreakpoint } from '../../exchange/breakpoints/readBreakpoint.js';
import { readDecision } from '../../exchange/breakpoints/readDecision.js';
import { operationNames } from '../../faults/requestFacts.js';
import { type BreakpointsView, type HeldView } from '../../protocol/breakpoints.js';
import { RemoteError } from '../../protocol/channel.js';
import { translateError, translateSaying } from '../translate.js';
import { Throttle } from '../views/throttle.js';
import { type InspectorChannel } from './inspectorRequests.js';
import { Params } from './readParams.js';

/** Together, where much is held at once. */
const interval = 50;

export interface BreakpointLinkOptions {
  readonly canPost: () => boolean;
  /** Also tells outside of the page from now on what is held: the page may be hidden. */
  readonly watch: () => Promise<void>;
}

/** Shows the page breakpoints and what they hold, and does what it decides. */
export function linkBreakpoints(
  channel: InspectorChannel,
  board: BreakpointBoard,
  { canPost, watch }: BreakpointLinkOptions,
): Disposable {
  handleBreakpoints(channel, board, watch);
  handleHeld(channel, board);
  const store = new DisposableStore();
  const throttle = store.add(
    new Throttle(interval, () => {
      if (canPost()) {
        channel.emit('breakpoints/changed', toView(board));
      }
    }),
  );
  store.add(
    board.onDidChange(() => {
      throttle.trigger();
    }),
  );
  return store;
}

function handleBreakpoints(
  channel: InspectorChannel,
  board: BreakpointBoard,
  watch: () => Promise<void>,
): void {
  channel.handle('breakpoints/list', () => ({ ...toView(board), operations: operationNames }));
  channel.handle('breakpoints/add', async (params) => {
    await watch();
    try {
      board.add(readBreakpoint(new Params(params).any('spec'), operationNames));
      return null;
    } catch (error) {
      return { message: messageOf(error) };
    }
  });
  channel.handle('breakpoints/switch', (params) => {
    const read = new Params(params);
    board.switch(read.text('id'), read.flag('isOn'));
    return null;
  });
  channel.handle('breakpoints/remove', (params) => {
    board.remove(new Params(params).text('id'));
    return null;
  });
}

function handleHeld(channel: InspectorChannel, board: BreakpointBoard): void {
  channel.handle('held/content', (params) => {
    const held = board.find(new Params(params).text('id'));
    if (!held) {
      return null;
    }
    const { target, headers, body, fixedBody, status } = held;
    return {
      target,
      headers,
      body,
      ...(fixedBody && { fixedBody: translateSaying(fixedBody) }),
      ...(status !== undefined && { status }),
    };
  });
  channel.handle('held/decide', (params) => {
    const read = new Params(params);
    try {
      const decision = readDecision(read.any('decision'));
      return board.decide(read.text('id'), decision) ? 'done' : 'gone';
    } catch (error) {
      // It stays held, and can be decided about again.
      throw new RemoteError('badDecision', messageOf(error));
    }
  });
}

/** @throws what is no mistake of the page */
function messageOf(error: unknown): string {
  if (error instanceof BreakpointError) {
    return translateError(error);
  }
  throw error;
}

const toView = ({ breakpoints, held }: BreakpointBoard): BreakpointsView => ({
  breakpoints,
  held: held.map(toHeldView),
});

const toHeldView = ({
  id,
  stage,
  source,
  method,
  target,
  status,
  breakpointId,
  heldAt,
  releasesAt,
}: HeldMessage): HeldView => ({
  id,
  stage,
  source,
  method,
  target,
  breakpointId,
  leftFor: Math.max(0, releasesAt - Date.now()),
  longest: releasesAt - heldAt,
  ...(status !== undefined && { status }),
});
