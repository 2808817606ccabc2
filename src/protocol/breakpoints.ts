import {
  type Breakpoint,
  type HeldContent,
  type HeldMessage,
} from '../exchange/breakpoints/breakpoint.js';

/** A message that a breakpoint holds, as a row. */
export interface HeldView extends Pick<
  HeldMessage,
  'id' | 'stage' | 'source' | 'method' | 'target' | 'status' | 'breakpointId'
> {
  /** Milliseconds until it goes on by itself: clocks may differ. */
  readonly leftFor: number;
  /** Milliseconds, from the beginning to the end. */
  readonly longest: number;
}

/** What stands of breakpoints, as a whole: there are few of them. */
export interface BreakpointsView {
  readonly breakpoints: readonly Breakpoint[];
  /** The longest held first. */
  readonly held: readonly HeldView[];
}

/** What is held, to be seen and changed. */
export type HeldContentView = Omit<HeldContent, 'fixedBody'> & {
  readonly status?: number;
  /** In the language of VS Code. */
  readonly fixedBody?: string;
};

/** Why something that was asked for is not done, for the field that it stands in. */
export interface FormProblem {
  readonly message: string;
  /** Name of the field, where it is one. */
  readonly field?: string;
}

/** What the inspector asks about breakpoints. */
export interface BreakpointRequests {
  /** `operations` are the names that a breakpoint may have for what a request is after. */
  'breakpoints/list': {
    params: null;
    result: BreakpointsView & { readonly operations: readonly string[] };
  };
  /** @param spec what `readBreakpoint` takes. Null where it was set. */
  'breakpoints/add': { params: { spec: unknown }; result: FormProblem | null };
  /** What one that is switched off holds goes on. */
  'breakpoints/switch': { params: { id: string; isOn: boolean }; result: null };
  'breakpoints/remove': { params: { id: string }; result: null };
  /** Null where it has gone on. */
  'held/content': { params: { id: string }; result: HeldContentView | null };
  /** @param decision what `readDecision` takes. `gone` where it had gone on already. */
  'held/decide': { params: { id: string; decision: unknown }; result: 'done' | 'gone' };
}
