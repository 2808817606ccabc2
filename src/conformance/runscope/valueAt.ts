import { isJsonArray, isJsonObject, type JsonValue, readMember } from '../../base/json.js';
import { findHeader } from '../../exchange/headers.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type ValueSource } from './runscopeFile.js';

/** An answer, as far as a test can look at it. */
export interface PlayedAnswer {
  readonly status: number;
  readonly headers: readonly HttpHeader[];
  readonly text: string;
  readonly json: JsonValue | undefined;
  /** Milliseconds. */
  readonly duration: number;
}

/** What stands at a place of an answer; undefined where nothing does. */
export function valueAt(
  answer: PlayedAnswer,
  source: ValueSource,
  property: string,
): JsonValue | undefined {
  switch (source) {
    case 'response_status':
      return answer.status;
    case 'response_json':
      return findAt(answer.json, property);
    case 'response_headers':
      return findHeader(answer.headers, property);
    case 'response_text':
      return answer.text;
    case 'response_size':
      return new TextEncoder().encode(answer.text).length;
    case 'response_time':
      return answer.duration;
  }
}

/** For example `Resources[0].name.familyName` or `["urn:ietf:…:2.0:User"].department`. */
const steps = /\["([^"]+)"\]|\['([^']+)'\]|\[(\d+)\]|([^.[\]]+)/g;

function findAt(value: JsonValue | undefined, path: string): JsonValue | undefined {
  let found = value;
  for (const [, double, single, index, plain] of path.matchAll(steps)) {
    if (index !== undefined) {
      found = isJsonArray(found) ? found[Number(index)] : undefined;
      continue;
    }
    const name = double ?? single ?? plain ?? '';
    found = isJsonObject(found) ? readMember(found, name) : undefined;
  }
  return found;
}
