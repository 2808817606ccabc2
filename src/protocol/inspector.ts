import { type ExchangeSource, type HttpHeader, type Observation } from '../exchange/exchange.js';
import { type FilterToken } from '../scim/filter/filterTokens.js';
import { type BreakpointRequests, type BreakpointsView } from './breakpoints.js';
import { type ComparisonRequests } from './captureComparison.js';
import { type CaptureParts } from './captureParts.js';
import { type Contract, type Entries } from './contract.js';
import { type HostTerm, type SearchResult } from './exchangeSearch.js';
import { type ArmedFaultView, type FaultRequests } from './faults.js';
import { type ResourceStates, type ResourceTimeline } from './resourceTimeline.js';
import { type SeqRuns } from './seqRuns.js';

export type ExchangeSide = 'request' | 'response';

export type LevelCounts = readonly [errors: number, warnings: number, hints: number];

/** What a row of the list shows. Small: 100,000 of them are held by the view. */
export interface ExchangeSummary {
  readonly id: string;
  /** Position in the capture, counted from 1 and never used twice. */
  readonly seq: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly method: string;
  /** Path below the base URL with its query, decoded for reading. */
  readonly path: string;
  /** Absent when the client hung up before an answer. */
  readonly status?: number;
  /** The client hung up before the whole answer was sent. */
  readonly isAborted: boolean;
  /** Why the server that was called gave no whole answer. */
  readonly failure?: string;
  /** Where the exchange comes from. */
  readonly source?: ExchangeSource;
  /** Id of the exchange whose request this is, sent again; it may be gone by now. */
  readonly replayOf?: string;
  /** What the request means in SCIM, for example "Look up user by userName". */
  readonly operation: string;
  /** Stable id of the operation, for example `user.lookup`. */
  readonly operationId?: string;
  /** Whom it concerns, for example the userName, where that can be told. */
  readonly subject?: string;
  readonly worstLevel?: Observation['level'];
  /** How many errors, warnings and hints there are; absent where there is one finding at most. */
  readonly levelCounts?: LevelCounts;
}

export interface BodyInfo {
  readonly sizeBytes: number;
  readonly mediaType?: string;
  /** `raw`: the bytes are not valid UTF-8 and come as base64. */
  readonly form: 'json' | 'text' | 'raw';
}

/** A node of a decoded filter: `and`, `userName eq "jane"`, … */
export interface FilterNode {
  readonly label: string;
  readonly children: readonly FilterNode[];
}

export interface PatchOperationView {
  readonly op: string;
  readonly path?: string;
  /** Pretty-printed JSON. */
  readonly value?: string;
  /** One sentence in plain words, for example "Set active to false". */
  readonly meaning: string;
}

/** What is wrong or odd about a part of a filter. */
export interface FilterRemark {
  readonly level: Observation['level'];
  /** One sentence without a full stop. */
  readonly message: string;
  /** The part, in characters from the start; the end is the one behind the last. */
  readonly start: number;
  readonly end: number;
  /** What would mend it, for example `Replace "=" with "eq"`. */
  readonly proposal?: string;
}

export interface DecodedFilter {
  readonly text: string;
  /** Together they are the text. */
  readonly tokens: readonly FilterToken[];
  readonly remarks: readonly FilterRemark[];
  /** In words; absent where it cannot be read. */
  readonly tree?: FilterNode;
  /** How a filter that cannot be read was probably meant. */
  readonly meant?: { readonly tokens: readonly FilterToken[]; readonly tree: FilterNode };
  /** Whether the answer holds resources, on which it can be evaluated. */
  readonly isAnswered: boolean;
}

/** On what a filter is evaluated: the people of the mock server, or what the exchange answered. */
export type FilterGround = 'server' | 'answer';

/** A value in a body by its JSON pointer (RFC 6901), or a header by its name. */
export type FindingSpot =
  | { readonly part: 'body'; readonly side: ExchangeSide; readonly pointer: string }
  | { readonly part: 'header'; readonly side: ExchangeSide; readonly name: string };

/** Something to say about the exchange. */
export interface FindingView {
  readonly rule: string;
  readonly level: Observation['level'];
  readonly message: string;
  /** Where it is to be seen, in words, for example `Response body, emails[1].primary`; empty for the whole. */
  readonly where: string;
  /** The same for a machine, where it is in a body or a header. */
  readonly place?: FindingSpot;
  /** Sections of the standards. */
  readonly references: readonly string[];
  /** What Okta does with it; the same text twice where both kinds of app do the same. */
  readonly okta?: { readonly aiw: string; readonly oin: string };
  /** Empty where there is nothing to do. */
  readonly fix: string;
}

export interface ExchangeDetail {
  readonly summary: ExchangeSummary;
  readonly url: string;
  readonly httpVersion: string;
  readonly requestHeaders: readonly HttpHeader[];
  readonly responseHeaders: readonly HttpHeader[];
  readonly requestBody?: BodyInfo;
  readonly responseBody?: BodyInfo;
  readonly query: readonly { readonly name: string; readonly value: string }[];
  readonly filter?: DecodedFilter;
  readonly patchOperations: readonly PatchOperationView[];
  /** Worst first. */
  readonly findings: readonly FindingView[];
  /** Whether that is all, or the exchange is still to be judged. */
  readonly isJudged: boolean;
}

export interface ServerView {
  readonly status: 'stopped' | 'starting' | 'running' | 'stopping' | 'failed';
  readonly baseUrl?: string;
  readonly message?: string;
  /** What forwards to the developer's own server, while it runs: beside the mock, or by itself. */
  readonly forward?: ForwardView;
}

export interface ForwardView {
  readonly baseUrl: string;
  readonly target: string;
}

export const exchangeActions = ['replay', 'edit', 'copyAs', 'openFixture'] as const;
export type ExchangeAction = (typeof exchangeActions)[number];

/** What can be done with a part of the capture, or all of it. */
export const partActions = ['saveSession', 'saveScenario', 'export', 'copyAs', 'replay'] as const;
/** What takes no captured exchanges, but brings others. */
export const wholeActions = ['openSession', 'import', 'compare', 'playScenario'] as const;
export const captureActions = [...partActions, ...wholeActions] as const;
export type CaptureAction = (typeof captureActions)[number];

/** Asked by the inspector webview, answered by the extension host. */
export interface InspectorToHost extends Contract {
  readonly requests: Entries<BreakpointRequests & FaultRequests & ComparisonRequests> & {
    /**
     * Summaries after `sinceSeq`, oldest first. `seq` is the newest in the capture, `firstSeq` the
     * oldest still held; `dropped` counts what the byte budget has pushed out. The host may answer
     * with the first few thousand only (a few hundred to the first question, so that they are shown soon):
     * while `seq` is beyond the last item, the view asks again.
     */
    'exchanges/snapshot': {
      params: { sinceSeq: number };
      result: {
        seq: number;
        firstSeq: number;
        dropped: number;
        items: readonly ExchangeSummary[];
        server: ServerView;
      };
    };
    'exchange/detail': { params: { id: string }; result: ExchangeDetail };
    /** Cut at 256 kB unless `isWhole`; JSON comes pretty-printed. */
    'exchange/body': {
      params: { id: string; side: ExchangeSide; isWhole: boolean };
      result: { text: string; form: BodyInfo['form']; isTruncated: boolean };
    };
    /** Opens the body as a read-only document in an editor. */
    'exchange/openBody': { params: { id: string; side: ExchangeSide }; result: null };
    /** Shows who matches the filter of the request, who does not, and why. */
    'exchange/evaluateFilter': { params: { id: string; ground: FilterGround }; result: null };
    /** Looks through the bodies a piece at a time: while it is not complete, the view asks again. */
    'exchanges/search': { params: { term: HostTerm; sinceSeq: number }; result: SearchResult };
    /** What happened to the resource that the exchange is about; null where it is about none. */
    'resource/timeline': { params: { id: string }; result: ResourceTimeline | null };
    /** That resource before and after the exchange. */
    'resource/states': { params: { id: string }; result: ResourceStates | null };
    /** Shows that resource before and after in the difference editor. */
    'resource/openStates': { params: { id: string }; result: null };
    /** Shows one side of two exchanges in the difference editor. */
    'exchange/openComparison': {
      params: { id: string; otherId: string; side: ExchangeSide };
      result: null;
    };
    'exchange/copyAsCurl': { params: { id: string }; result: null };
    /** What the editor does with it: send it again, open it to be changed and sent, copy it as something. */
    'exchange/perform': { params: { id: string; action: ExchangeAction }; result: null };
    /** What the editor does with captured exchanges: those that are named, all where none are. */
    'captures/perform': {
      params: { action: CaptureAction; exchanges: SeqRuns | null };
      result: null;
    };
    'clipboard/write': { params: { text: string }; result: null };
    'captures/clear': { params: null; result: null };
    'server/start': { params: null; result: null };
    'server/copyBaseUrl': { params: null; result: null };
    'server/copyAuthorization': { params: null; result: null };
  };
  readonly events: { 'view/ready': { version: 1 } };
}

/** Pushed by the host while the view is visible. A gap in `seq` means: ask for a snapshot. */
export interface HostToInspector extends Contract {
  readonly requests: {
    /** Which exchanges the filter lets through, and which are selected and pinned. */
    'captures/parts': { params: null; result: CaptureParts };
  };
  readonly events: {
    /**
     * One batch a frame at most; ordered by `seq` without gaps. `firstSeq` and `dropped` mean what
     * they mean in a snapshot: the oldest exchange still held, and how many were pushed out.
     */
    'exchanges/added': { firstSeq: number; dropped: number; items: readonly ExchangeSummary[] };
    /**
     * All exchanges up to `lastSeq` have been judged; the worst levels of those that were sent
     * already, with the counts of each level as in a row. Where `isAnew` is set, levels that were sent before are gone.
     */
    'exchanges/judged': {
      isAnew: boolean;
      lastSeq: number;
      levels: readonly {
        readonly seq: number;
        readonly level: Observation['level'];
        readonly counts?: LevelCounts;
      }[];
    };
    /** Everything up to and including `seq` is gone. */
    'exchanges/cleared': { seq: number };
    'server/changed': ServerView;
    /** Breakpoints, or what they hold, have changed. */
    'breakpoints/changed': BreakpointsView;
    /** A fault was armed or disarmed, or has hit. */
    'faults/changed': { armed: readonly ArmedFaultView[] };
    /** Select this exchange and show its detail. */
    'exchange/reveal': { id: string };
    /** Show this comparison of two captures in place of the list. */
    'comparison/show': { id: string };
  };
}
