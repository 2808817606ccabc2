import { isJsonArray, isJsonObject, type JsonValue } from '../../../base/json.js';
import { fromPointer } from '../../../base/jsonPointer.js';
import { findHeader } from '../../../exchange/headers.js';
import { readAnyCase, readText } from '../../../validate/view/anyCase.js';
import { type Reply } from '../../client/reply.js';
import { type LearnSource } from './recordedScenario.js';

/** The value of a variable in an answer; undefined where the answer has none. */
export function learnValue(reply: Reply, source: LearnSource): string | undefined {
  if (source.startsWith('/')) {
    return toText(valueAt(reply.json, fromPointer(source)));
  }
  const [, bulkId] = /^bulkId:(.+)$/s.exec(source) ?? [];
  if (bulkId !== undefined) {
    return idOfBulk(reply.json, bulkId);
  }
  const header = findHeader(reply.sent.answer?.headers ?? [], source);
  return source.toLowerCase() === 'location' ? idOfLocation(header) : header;
}

/** RFC 7644 3.3: the address of a resource ends with its id. */
export function idOfLocation(location: string | undefined): string | undefined {
  const last = location?.split(/[?#]/, 1)[0]?.split('/').at(-1);
  if (last === undefined || last === '') {
    return undefined;
  }
  try {
    return decodeURIComponent(last);
  } catch {
    // expected: other servers write what they like
    return last;
  }
}

/** RFC 7644 3.7: answers to operations may come in any order. */
function idOfBulk(answer: JsonValue | undefined, bulkId: string): string | undefined {
  const operations = isJsonObject(answer) ? readAnyCase(answer, 'Operations') : undefined;
  const found = (isJsonArray(operations) ? operations : [])
    .filter(isJsonObject)
    .find((one) => readText(one, 'bulkId') === bulkId);
  return idOfLocation(readText(found, 'location'));
}

function valueAt(value: JsonValue | undefined, steps: readonly string[]): JsonValue | undefined {
  return steps.reduce<JsonValue | undefined>(
    (found, step) =>
      isJsonArray(found)
        ? found[Number(step)]
        : isJsonObject(found)
          ? readAnyCase(found, step)
          : undefined,
    value,
  );
}

const toText = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'string' && value !== ''
      ? value
      : undefined;
