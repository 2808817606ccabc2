import { IdMap } from '../../capture/replay/idMap.js';
import { toReplayed } from '../../capture/replay/toReplayed.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type Transport } from '../../exchange/transport.js';

/** What came of a request that was sent again. */
export interface Replayed {
  /** Id of the exchange that was captured first. */
  readonly replayOf: string;
  readonly method: string;
  readonly path: string;
  /** As it was answered then, and now; absent where there was no answer. */
  readonly statusBefore?: number;
  readonly status?: number;
  /** Why it was not sent, or not answered. */
  readonly problem?: string;
  /** As it was sent and answered now. */
  readonly exchange?: Exchange;
}

export interface ReplayOptions {
  /** In the order in which they are sent. */
  readonly exchanges: readonly Exchange[];
  readonly transport: Transport;
  readonly authorization: string;
  /** Sends headers that tell the mock of this process where a request comes from. */
  readonly isOwnServer: boolean;
  readonly signal?: AbortSignal;
  readonly onReplayed?: (replayed: Replayed) => void;
}

/** To the mock server of this process alone, which takes it out before it records the request. */
const replayHeader = 'X-SCIM-Workbench-Replay-Of';

/** Sends captured requests again, one after the other; later ones with the ids that earlier ones were given. */
export async function replaySession(options: ReplayOptions): Promise<readonly Replayed[]> {
  const { exchanges, transport, signal, onReplayed } = options;
  const maps = new Map<string, IdMap>();
  const results: Replayed[] = [];
  for (const exchange of exchanges) {
    if (signal?.aborted) {
      break;
    }
    const ids = maps.get(exchange.baseUrl) ?? new IdMap(exchange.baseUrl, transport.baseUrl);
    maps.set(exchange.baseUrl, ids);
    const replayed = await replayOne(exchange, ids, options);
    results.push(replayed);
    onReplayed?.(replayed);
  }
  return results;
}

async function replayOne(
  original: Exchange,
  ids: IdMap,
  { transport, authorization, isOwnServer, signal }: ReplayOptions,
): Promise<Replayed> {
  const { request, response, path, id } = original;
  const statusBefore = response && { statusBefore: response.status };
  const common = { replayOf: id, method: request.method, path, ...statusBefore };
  const outgoing = toReplayed(original, authorization, ids);
  if (typeof outgoing === 'string') {
    return { ...common, problem: `It was not sent, as ${outgoing}` };
  }
  const headers = isOwnServer
    ? [...outgoing.headers, [replayHeader, id] as const]
    : outgoing.headers;
  const sent = await transport.send({ ...outgoing, headers }, signal ? { signal } : {});
  ids.learn(original, sent.answer?.text);
  return {
    ...common,
    exchange: { ...sent.exchange, replayOf: id },
    ...(sent.answer && { status: sent.answer.status }),
    ...(sent.failure && { problem: sent.failure.detail }),
  };
}

/** Whether a server does now what it did then: the same status, or nothing to compare with. */
export const isAsBefore = ({ status, statusBefore, problem }: Replayed): boolean =>
  problem === undefined && (statusBefore === undefined || status === statusBefore);

/** What `replaySession` has sent to the mock, as the client meant it, with its origin. */
export function takeReplayHeader(exchange: Exchange): Exchange {
  const isOf = (name: string): boolean => name.toLowerCase() === replayHeader.toLowerCase();
  const found = exchange.request.headers.find(([name]) => isOf(name));
  if (!found) {
    return exchange;
  }
  const headers = exchange.request.headers.filter(([name]) => !isOf(name));
  return { ...exchange, request: { ...exchange.request, headers }, replayOf: found[1] };
}
