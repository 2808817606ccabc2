import {
  type ComparedRow,
  type ComparedSide,
  type ComparedStep,
  type ComparisonHead,
  type Difference,
  comparedKinds,
  differenceParts,
} from '../../../src/protocol/captureComparison.js';
import { malformed } from '../incoming.js';
import { is } from '../is.js';

const isHead = is.shape<ComparisonHead>({
  id: is.text,
  before: is.text,
  after: is.text,
  rowCount: is.number,
});

const isRow = is.shape<ComparedRow>({
  kind: is.oneOf(comparedKinds),
  isState: is.flag,
  operation: is.text,
  operationId: is.text,
  subject: is.text,
  occurrence: is.number,
  line: is.text,
  statusBefore: is.optional(is.number),
  statusAfter: is.optional(is.number),
  differenceCount: is.number,
});

const isDifference = is.shape<Difference>({
  part: is.oneOf(differenceParts),
  name: is.text,
  before: is.optional(is.text),
  after: is.optional(is.text),
  more: is.optional(is.number),
});

const isSide = is.shape<ComparedSide>({
  exchangeId: is.optional(is.text),
  line: is.text,
  status: is.number,
  request: is.text,
  response: is.text,
  isCut: is.flag,
});

const isStep = is.shape<ComparedStep>({
  differences: is.listOf(isDifference),
  before: is.optional(isSide),
  after: is.optional(isSide),
});

export function readHead(value: unknown): ComparisonHead {
  if (!isHead(value)) {
    throw malformed();
  }
  return value;
}

export function readRows(value: unknown): readonly ComparedRow[] {
  const rows: unknown = is.fields(value) ? value['rows'] : undefined;
  if (!Array.isArray(rows) || !rows.every(isRow)) {
    throw malformed();
  }
  return rows;
}

export function readStep(value: unknown): ComparedStep {
  if (!isStep(value)) {
    throw malformed();
  }
  return value;
}

export const readComparisonId = (value: unknown): string | undefined =>
  is.fields(value) && is.text(value['id']) ? value['id'] : undefined;
