import { type JsonObject, type JsonValue, isJsonArray, isJsonObject } from '../../../base/json.js';
import { type Transport } from '../../../exchange/transport.js';
import { type Reply, isSuccess, readList, toReply } from '../../client/reply.js';
import { toOktaHeaders } from '../../client/requestHeaders.js';
import { type Fact } from './serverFacts.js';

export interface ProbeDeps {
  readonly transport: Transport;
  /** The whole header; empty where none is sent. */
  readonly authorization: string;
  readonly signal?: AbortSignal;
}

/** One GET as Okta sends it. */
export async function ask(
  { transport, authorization, signal }: ProbeDeps,
  path: string,
): Promise<Reply> {
  const request = { method: 'GET', path, headers: toOktaHeaders('GET', authorization) };
  return toReply(await transport.send(request, { ...(signal && { signal }) }));
}

/** "GET /Users answers 200 with a ListResponse." */
export const describeReply = (path: string, reply: Reply): string =>
  `GET ${path} answers ${describeStatus(reply)}.`;

function describeStatus(reply: Reply): string {
  if (reply.sent.failure) {
    return `nothing: ${reply.sent.failure.detail}`;
  }
  const list = isSuccess(reply) ? readList(reply) : undefined;
  return list ? `${String(reply.status)} with a list` : String(reply.status);
}

/** Whether it answers a list. */
export const toListFact = (path: string, reply: Reply): Fact => ({
  support: isSuccess(reply) && readList(reply) ? 'works' : 'fails',
  evidence: describeReply(path, reply),
});

/** Resources of a discovery endpoint, which some servers answer as a bare list. */
export function readResources(reply: Reply): readonly JsonObject[] {
  if (!isSuccess(reply)) {
    return [];
  }
  return isJsonArray(reply.json) ? reply.json.filter(isObject) : (readList(reply)?.resources ?? []);
}

export const isObject = (value: JsonValue): value is JsonObject => isJsonObject(value);
