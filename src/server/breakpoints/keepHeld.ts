import { type ServerResponse } from 'node:http';
import { type HeldMessage } from '../../exchange/breakpoints/breakpoint.js';
import { type Arriving, type BreakpointBoard } from '../../exchange/breakpoints/breakpointBoard.js';

/** Holds it for as long as the client waits. Undefined where no breakpoint is for it. */
export function keepHeld(
  board: BreakpointBoard,
  response: ServerResponse,
  arriving: Arriving,
): HeldMessage | undefined {
  const held = board.hold({
    ...arriving,
    resume: (decision, heldFor) => {
      response.off('close', release);
      arriving.resume(decision, heldFor);
    },
  });
  const release = (): void => {
    if (held) {
      board.release(held.id);
    }
  };
  if (held) {
    response.once('close', release);
  }
  return held;
}
