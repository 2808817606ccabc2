import { type HeldMessage } from '../../src/exchange/breakpoints/breakpoint.js';
import { type BreakpointBoard } from '../../src/exchange/breakpoints/breakpointBoard.js';

/** Resolves when something is held. */
export const untilHeld = (breakpoints: BreakpointBoard): Promise<HeldMessage> =>
  new Promise((resolve) => {
    const check = (): void => {
      const [held] = breakpoints.held;
      if (held) {
        listening.dispose();
        resolve(held);
      }
    };
    const listening = breakpoints.onDidChange(check);
    check();
  });
