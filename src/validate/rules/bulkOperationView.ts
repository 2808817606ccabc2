import { type JsonObject } from '../../base/json.js';
import { type FindingPlace } from '../finding.js';
import { type Problem, type Problems } from '../rule.js';
import { readText } from '../view/anyCase.js';
import { type MessageKind, type MessageView, objectsIn } from '../view/messageView.js';

/** One operation of a Bulk request or answer, as far as it can be read (RFC 7644 3.7). */
export interface BulkOperationView {
  readonly message: MessageView;
  readonly index: number;
  readonly operation: JsonObject;
  /** In capitals. */
  readonly method: string | undefined;
  readonly bulkId: string | undefined;
  readonly path: string | undefined;
}

export const bulkOperations = (message: MessageView): readonly BulkOperationView[] =>
  objectsIn(message.items('Operations')).map(([index, operation]) => ({
    message,
    index,
    operation,
    method: readText(operation, 'method')?.toUpperCase(),
    bulkId: readText(operation, 'bulkId'),
    path: readText(operation, 'path'),
  }));

export type BulkCheck = (view: BulkOperationView) => Problem | undefined;

/** What is wrong with each of the operations. */
export const inEachBulk =
  (kind: MessageKind, check: BulkCheck) =>
  (message: MessageView): Problems =>
    message.kind === kind
      ? bulkOperations(message).flatMap((operation) => check(operation) ?? [])
      : [];

/** A place within an operation. */
export const atBulk = (
  { message, index }: BulkOperationView,
  ...steps: readonly string[]
): FindingPlace => message.at(message.spelled('Operations'), index, ...steps);

export const nameOf = ({ index }: BulkOperationView): string => `Operations[${String(index)}]`;
