import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { findHeader, mediaTypeOf } from '../../exchange/headers.js';
import { type Answer, type Sent } from '../../exchange/transport.js';
import { searchRequestUrn } from '../../scim/message/messageUrns.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type RunProblem } from '../model/runResult.js';
import { type ServerTraits } from '../model/serverTraits.js';
import { type Send } from './cleaner.js';
import { parseJsonText } from './parseJsonText.js';
import { type ProbeAnswers, toTraits } from './toTraits.js';

export interface Probed {
  readonly traits: ServerTraits;
  /** Why nothing can be checked. */
  readonly problem?: RunProblem;
}

/** Asks what everybody may ask: nothing is written. A server that does not answer is asked once. */
export async function probe(send: Send): Promise<Probed> {
  const get = (path: string): Promise<Sent> => send({ method: 'GET', path });
  // The call of Okta's "Test Connector Configuration".
  const users = await get('/Users?startIndex=1&count=2');
  const config = users.answer ? await get('/ServiceProviderConfig') : users;
  const problem = problemOf(users, config);
  if (problem) {
    return { traits: toTraits(nothingKnown), problem };
  }
  const [schemas, resourceTypes] = [await get('/Schemas'), await get('/ResourceTypes')];
  const groups = await get('/Groups?startIndex=1&count=2');
  const me = await get('/Me');
  const search = await send(searchRequest);
  const traits = toTraits({
    config: objectIn(config),
    schemas: resourcesIn(schemas),
    resourceTypes: resourcesIn(resourceTypes),
    groupsStatus: statusOf(groups),
    meStatus: statusOf(me),
    searchStatus: statusOf(search),
  });
  return { traits };
}

/** Before anything was asked. */
export const nothingKnown: ProbeAnswers = {
  config: undefined,
  schemas: [],
  resourceTypes: [],
  groupsStatus: 0,
  meStatus: 0,
  searchStatus: 0,
};

const searchRequest = {
  method: 'POST',
  path: '/Users/.search',
  body: { schemas: [searchRequestUrn], startIndex: 1, count: 1 },
};

function problemOf(users: Sent, config: Sent): RunProblem | undefined {
  const { answer, failure } = users;
  if (!answer) {
    return failure ?? { reason: 'other', detail: 'The server did not answer' };
  }
  if (answer.status === 401 || answer.status === 403) {
    return {
      reason: 'credentialsRefused',
      detail: `The server refuses the credentials: GET /Users was answered with ${String(answer.status)}`,
    };
  }
  // A SCIM service answers so to a wrong base URL.
  const isElsewhere = answer.status === 404 && config.answer?.status === 404;
  if (!isElsewhere && (isScim(users) || isScim(config) || isRedirectToSlash(answer))) {
    return undefined;
  }
  const mediaType = mediaTypeOf(answer.headers) ?? 'no media type';
  return {
    reason: 'noScimService',
    detail: `There is no SCIM service at this address: GET /Users was answered with ${String(answer.status)} and ${mediaType}`,
  };
}

/** A server that wants a slash at the end is one all the same: what comes of it, the cases tell. */
function isRedirectToSlash({ status, headers }: Answer): boolean {
  const location = findHeader(headers, 'location') ?? '';
  return status >= 300 && status < 400 && /\/Users\/(?:\?|$)/.test(location);
}

/** Anything that only a SCIM service answers; whether it is right is for the cases. */
function isScim({ answer }: Sent): boolean {
  const isTyped = mediaTypeOf(answer?.headers ?? []) === 'application/scim+json';
  const json = parseJsonText(answer?.text ?? '');
  return isTyped || isScimJson(json) || (isJsonArray(json) && answer?.status === 200);
}

function isScimJson(json: JsonValue | undefined): boolean {
  const members = ['schemas', 'Resources', 'totalResults'];
  return isJsonObject(json) && members.some((name) => readAnyCase(json, name) !== undefined);
}

const statusOf = (sent: Sent): number => sent.answer?.status ?? 0;

function objectIn(sent: Sent): JsonObject | undefined {
  const json = sent.answer?.status === 200 ? parseJsonText(sent.answer.text) : undefined;
  return isJsonObject(json) ? json : undefined;
}

function resourcesIn(sent: Sent): readonly JsonObject[] {
  const json: JsonValue | undefined =
    sent.answer?.status === 200 ? parseJsonText(sent.answer.text) : undefined;
  const list = isJsonObject(json) ? readAnyCase(json, 'Resources') : json;
  return isJsonArray(list) ? list.filter(isJsonObject) : [];
}
