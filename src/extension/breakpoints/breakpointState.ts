import { type Breakpoint, type HeldMessage } from '../../exchange/breakpoints/breakpoint.js';

/** Breakpoints, and what is held because of them. */
export interface BreakpointState {
  readonly breakpoints: readonly Breakpoint[];
  readonly held: readonly HeldMessage[];
}
