import { type JsonValue } from '../../../base/json.js';
import { type Span } from '../ast.js';

/** Whether a part of a filter holds for a resource, and why. */
export interface Reason {
  readonly holds: boolean;
  /** What the part asks for, in words. */
  readonly label: string;
  /** What was found instead, or what made it hold; a clause without capitals and full stop. */
  readonly because: string;
  /** Of the part in the text of the filter. */
  readonly span: Span;
  /** What was compared, where it is one condition. */
  readonly values?: readonly JsonValue[];
  readonly children: readonly Reason[];
}
