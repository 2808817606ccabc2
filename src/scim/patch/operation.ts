import { type JsonValue } from '../../base/json.js';
import { type PatchPath } from '../filter/parser.js';

export type PatchOperationName = 'add' | 'remove' | 'replace';

/** One operation of a PATCH request, checked as far as that goes without the resource type. */
export interface PatchOperation {
  readonly op: PatchOperationName;
  readonly path?: PatchPath;
  /** As the client wrote it, for messages. */
  readonly pathText?: string;
  readonly value?: JsonValue;
}
