import { bulkResponseUrn } from '../message/messageUrns.js';
import { type JsonObject } from '../../base/json.js';
import { type BulkResult } from './bulkLedger.js';

/** RFC 7644 3.7.3. A body comes with failures only, which the RFC leaves to the service. */
export const bulkResponse = (results: readonly BulkResult[], baseUrl: string): JsonObject => ({
  schemas: [bulkResponseUrn],
  Operations: results.map((result) => toOperation(result, baseUrl)),
});

function toOperation(result: BulkResult, baseUrl: string): JsonObject {
  const { operation, status, error, version } = result;
  const { method, bulkId } = operation;
  const location = locationOf(result, baseUrl);
  return {
    ...(location !== undefined && { location }),
    ...(method !== undefined && { method }),
    ...(bulkId !== undefined && { bulkId }),
    ...(version !== undefined && { version }),
    status: String(status),
    ...(error && { response: error.toBody() }),
  };
}

/** Everything has one but a creation that failed; what nothing is known of has the address it came with. */
function locationOf({ operation, target, error }: BulkResult, baseUrl: string): string | undefined {
  if (target) {
    return `${baseUrl}${target.type.endpoint}/${encodeURIComponent(target.id)}`;
  }
  const { method, path } = operation;
  const isAddress = path?.startsWith('/') === true && !/[?#]|\/bulkId:/.test(path);
  return error && method !== 'POST' && isAddress ? `${baseUrl}${path}` : undefined;
}
