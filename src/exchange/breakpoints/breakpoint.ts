import { type Saying } from '../../base/saying.js';
import { type HttpHeader } from '../exchange.js';

export type BreakpointStage = 'request' | 'response';

/** Which messages are held. What is left out matches everything. */
export interface BreakpointSpec {
  readonly stage: BreakpointStage;
  /** In capitals. */
  readonly method?: string;
  /** Below the base path; `*` stands for anything: `/Users/*`. */
  readonly path?: string;
  /** What the request is after, by the names that faults have for it: `lookup`, `create`. */
  readonly operation?: string;
  /** Of the answer, for the stage `response`: `409`, `4xx`. */
  readonly status?: string;
}

export interface Breakpoint extends BreakpointSpec {
  readonly id: string;
  /** One that is off holds nothing, and waits to be switched on. */
  readonly isOn: boolean;
}

/** A request, or an answer with the request that it is for. */
export interface BreakpointFacts {
  readonly stage: BreakpointStage;
  readonly method: string;
  /** Below the base path, without query. */
  readonly path: string;
  readonly status?: number;
}

/** What is held, as it can be seen and changed. */
export interface HeldContent {
  /** Path and query below the base path. */
  readonly target: string;
  readonly headers: readonly HttpHeader[];
  readonly body: string;
  /** Why the body cannot be changed, in words. */
  readonly fixedBody?: Saying;
}

/** What is held, as its server tells it. */
export interface ArrivingContent extends HeldContent {
  /** Puts the secrets, which are shown to nobody, into a body that was changed by hand. */
  readonly restoreBody?: (edited: string) => string;
}

export interface HeldMessage extends BreakpointFacts, HeldContent {
  readonly id: string;
  readonly source: 'mock' | 'forward';
  readonly breakpointId: string;
  readonly heldAt: number;
  /** It goes on by itself then. */
  readonly releasesAt: number;
}

export interface ByHandAnswer {
  readonly status: number;
  /** Besides the media type and the length. */
  readonly headers?: readonly HttpHeader[];
  readonly body: string;
}

/** What is changed of a message before it goes on; what is left out stays. */
export interface MessageChange {
  readonly body?: string;
  /** All of them. One that stands here as it was shown goes on as it came, secrets and all. */
  readonly headers?: readonly HttpHeader[];
  /** Of an answer. */
  readonly status?: number;
  /** Of a request: path and query below the base path. */
  readonly target?: string;
}

/** What becomes of a message that was held. */
export type Decision =
  | ({ readonly do: 'continue' } & MessageChange)
  | { readonly do: 'answer'; readonly answer: ByHandAnswer }
  | { readonly do: 'drop' };

/** Whether the request is after what an operation of this name is. */
export type IsOperation = (name: string) => boolean;

export function matchesBreakpoint(
  { stage, method, path, status, operation }: BreakpointSpec,
  facts: BreakpointFacts,
  isOperation: IsOperation,
): boolean {
  return (
    stage === facts.stage &&
    (method === undefined || method === facts.method) &&
    (path === undefined || matchesPath(path, facts.path)) &&
    (status === undefined || matchesStatus(status, facts.status)) &&
    (operation === undefined || isOperation(operation))
  );
}

/** Without backtracking: each piece is looked for behind the one before. */
function matchesPath(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return path === pattern;
  }
  let at = first.length;
  for (const piece of rest) {
    const found = path.indexOf(piece, at);
    if (found === -1) {
      return false;
    }
    at = found + piece.length;
  }
  return path.startsWith(first) && path.length - last.length >= at && path.endsWith(last);
}

const matchesStatus = (pattern: string, status: number | undefined): boolean =>
  status !== undefined &&
  (/^\dxx$/i.test(pattern)
    ? String(status).startsWith(pattern.charAt(0))
    : pattern === String(status));
