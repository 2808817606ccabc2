import { bulkRequestUrn } from '../message/messageUrns.js';
import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../base/json.js';
import { invalidSyntax, invalidValue, payloadTooLarge, type ScimError } from '../errors.js';
import { type MessageKind, checkMessageSchemas } from '../message/messageSchemas.js';
import { describeValue } from '../message/simpleValue.js';
import { type ReadContext } from '../message/valueReader.js';

const bulkRequest: MessageKind = {
  urn: bulkRequestUrn,
  noun: 'A BulkRequest',
  section: 'RFC 7644 3.7',
  noteId: 'bulk.schemas',
};

/** What `bulk` in ServiceProviderConfig says (RFC 7643 5). */
export interface BulkLimits {
  readonly maxOperations: number;
  /** In bytes. */
  readonly maxPayloadSize: number;
}

export interface BulkRequest {
  /** After how many errors the rest is not done; undefined: it is done whatever fails. */
  readonly failOnErrors: number | undefined;
  /** As they came; what is wrong with one of them is its own failure. */
  readonly operations: JsonArray;
}

/** @throws ScimError where the message as a whole is no BulkRequest (RFC 7644 3.7), or too long a one */
export function readBulkRequest(
  body: JsonValue,
  limits: BulkLimits,
  context: ReadContext,
): BulkRequest {
  if (!isJsonObject(body)) {
    throw invalidSyntax(`A BulkRequest is a JSON object, but this was ${describeValue(body)}`);
  }
  const members = lowerNames(body);
  checkMessageSchemas(members.get('schemas'), bulkRequest, context);
  const operations = members.get('operations');
  if (!isJsonArray(operations)) {
    throw invalidSyntax(
      operations === undefined
        ? 'The body has no "Operations"; a BulkRequest lists them in an array (RFC 7644 3.7)'
        : `Operations must be an array, but was ${describeValue(operations)}`,
    );
  }
  if (operations.length === 0) {
    throw invalidValue('Operations is empty; a BulkRequest needs one operation at least');
  }
  if (operations.length > limits.maxOperations) {
    throw payloadTooLarge(
      `The number of operations (${String(operations.length)}) exceeds the maxOperations ` +
        `(${String(limits.maxOperations)}). Send them in several requests.`,
    );
  }
  return { failOnErrors: readFailOnErrors(members.get('failonerrors'), context), operations };
}

/** A 413 that names the limit, as RFC 7644 3.7.4 wants it. */
export const exceedsPayloadSize = ({ maxPayloadSize }: BulkLimits): ScimError =>
  payloadTooLarge(
    `The size of the bulk operation exceeds the maxPayloadSize (${String(maxPayloadSize)} bytes). ` +
      'Send the operations in several requests.',
  );

/** Attribute names are compared without regard to case (RFC 7643 2.1). */
export const lowerNames = (object: JsonObject): ReadonlyMap<string, JsonValue> =>
  new Map(Object.entries(object).map(([name, value]) => [name.toLowerCase(), value]));

function readFailOnErrors(value: JsonValue | undefined, { note }: ReadContext): number | undefined {
  if (value === undefined || value === null) {
    return undefined;
  }
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw invalidValue(
      `failOnErrors must be an integer, 1 at least (RFC 7644 3.7), but was ${describeValue(value)}`,
    );
  }
  if (value === 0) {
    note({
      id: 'bulk.failOnErrorsZero',
      level: 'hint',
      detail: 'failOnErrors is 0, which is taken as no limit; leave it out (RFC 7644 3.7)',
    });
    return undefined;
  }
  return value;
}
