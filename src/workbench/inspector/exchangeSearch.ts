import { type CapturedExchange, type CaptureLog } from '../../capture/captureLog.js';
import { type Exchange, type HttpHeader } from '../../exchange/exchange.js';
import {
  type HostTerm,
  type SearchResult,
  type TermProblem,
} from '../../protocol/exchangeSearch.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type Finding } from '../../validate/finding.js';
import { createResourceTest } from './resourceTest.js';

export interface SearchSources {
  readonly captures: CaptureLog;
  readonly registry: SchemaRegistry;
  readonly judgements: {
    /** Undefined while the exchange is still to be judged. */
    find(captured: CapturedExchange): readonly Finding[] | undefined;
    readonly lastSeq: number;
  };
}

/** How much one call looks at, so that requests are not kept waiting: exchanges, and characters of bodies. */
const mostExchanges = 20_000;
const mostText = 4_000_000;
const piece = 500;

type Test = (captured: CapturedExchange) => boolean;

/** Looks for a term in the captured exchanges after `sinceSeq`, a piece of the capture a call. */
export function searchExchanges(
  { kind, text }: HostTerm,
  sinceSeq: number,
  sources: SearchSources,
): SearchResult {
  const { captures } = sources;
  const test = createTest({ kind, text }, sources);
  if (typeof test !== 'function') {
    return { seqs: [], lastSeq: captures.lastSeq, isComplete: true, problem: test };
  }
  const seqs: number[] = [];
  // What is still to be judged will be asked for again.
  const end = kind === 'rule' ? sources.judgements.lastSeq : captures.lastSeq;
  let lastSeq = Math.max(sinceSeq, captures.firstSeq - 1);
  let looked = 0;
  let characters = 0;
  while (lastSeq < end && looked < mostExchanges && characters < mostText) {
    for (const captured of captures.since(lastSeq, Math.min(piece, end - lastSeq))) {
      lastSeq = captured.seq;
      looked += 1;
      characters += lengthOf(captured.exchange);
      if (test(captured)) {
        seqs.push(captured.seq);
      }
      if (characters >= mostText) {
        break;
      }
    }
  }
  return { seqs, lastSeq, isComplete: lastSeq >= end };
}

function createTest({ kind, text }: HostTerm, sources: SearchSources): Test | TermProblem {
  const wanted = text.toLowerCase();
  switch (kind) {
    case 'body':
      return ({ exchange }) =>
        bodiesOf(exchange).some((body) => body.toLowerCase().includes(wanted));
    case 'header':
      return ({ exchange: { request, response } }) =>
        hasHeader(request.headers, wanted) || hasHeader(response?.headers ?? [], wanted);
    case 'rule':
      return (captured) =>
        (sources.judgements.find(captured) ?? []).some(({ rule }) =>
          rule.toLowerCase().includes(wanted),
        );
    case 'scim':
      return createResourceTest(text, sources.registry);
  }
}

const bodiesOf = ({ request, response }: Exchange): readonly string[] =>
  [request.body?.text, response?.body?.text].filter((text) => text !== undefined);

const lengthOf = (exchange: Exchange): number =>
  bodiesOf(exchange).reduce((sum, text) => sum + text.length, 0);

const hasHeader = (headers: readonly HttpHeader[], wanted: string): boolean =>
  headers.some(([name, value]) => `${name}: ${value}`.toLowerCase().includes(wanted));
