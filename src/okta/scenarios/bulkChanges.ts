import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';

/** An operation of a bulk request, by its place (RFC 7644 3.7). */
export interface BulkOperation {
  readonly method: string;
  readonly path: string;
  readonly bulkId: string | undefined;
}

export const bulkOperationsOf = (text: string | undefined): readonly BulkOperation[] =>
  operationsOf(parse(text)).map((operation) => ({
    method: readText(operation, 'method')?.toUpperCase() ?? '',
    path: readText(operation, 'path') ?? '',
    bulkId: readText(operation, 'bulkId'),
  }));

/** Below the base URL, what the POSTs of a bulk request have made. */
export function madeByBulk(
  operations: readonly BulkOperation[],
  answer: string | undefined,
): readonly string[] {
  const answers = operationsOf(parse(answer));
  return operations
    .filter(({ method }) => method === 'POST')
    .flatMap(({ path, bulkId }) => {
      const found = answers.find((one) => readText(one, 'bulkId') === bulkId);
      const id = readText(found, 'location')?.split(/[?#]/, 1)[0]?.split('/').at(-1) ?? '';
      return id === '' ? [] : [`${path}/${id}`];
    });
}

function operationsOf(message: JsonValue | undefined): readonly JsonObject[] {
  const operations = isJsonObject(message) ? readAnyCase(message, 'Operations') : undefined;
  return isJsonArray(operations) ? operations.filter(isJsonObject) : [];
}

function parse(text: string | undefined): JsonValue | undefined {
  try {
    // What JSON.parse gives is JSON.
    return text === undefined ? undefined : (JSON.parse(text) as JsonValue);
  } catch {
    // expected: a body that is no JSON on purpose
    return undefined;
  }
}
