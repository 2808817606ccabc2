import {
  type AttributeChange,
  type ResourceStates,
  type ResourceStep,
  type ResourceTimeline,
  stepKinds,
} from '../../src/protocol/resourceTimeline.js';
import { is } from './is.js';
import { malformed } from './incoming.js';

const isOptionalText = is.optional(is.text);

const isChanges = is.listOf(
  is.shape<AttributeChange>({ path: is.text, before: isOptionalText, after: isOptionalText }),
);

const isStep = is.shape<ResourceStep>({
  id: is.text,
  seq: is.number,
  startedAt: is.number,
  method: is.text,
  status: is.optional(is.number),
  operation: is.text,
  operationId: isOptionalText,
  worstLevel: is.optional(is.oneOf(['error', 'warning', 'hint'])),
  kind: is.oneOf(stepKinds),
  isAssumed: is.flag,
  changes: isChanges,
});

const isTimeline = is.shape<ResourceTimeline>({
  typeName: is.text,
  resourceId: is.text,
  name: isOptionalText,
  leftOut: is.number,
  steps: is.listOf(isStep),
});

const isStates = is.shape<ResourceStates>({
  before: isOptionalText,
  after: isOptionalText,
  isAssumed: is.flag,
  changes: isChanges,
});

function readOrNull<T>(value: unknown, isIt: (value: unknown) => value is T): T | null {
  if (value === null || isIt(value)) {
    return value;
  }
  throw malformed();
}

export const readTimeline = (value: unknown): ResourceTimeline | null =>
  readOrNull(value, isTimeline);

export const readStates = (value: unknown): ResourceStates | null => readOrNull(value, isStates);
