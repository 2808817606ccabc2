import {
  type ComparedRow,
  type ComparedSide,
  type ComparedStep,
  type ComparisonHead,
  type Difference,
  comparedKinds,
  differenceParts,
} from '../../../src/protocol/captureComparison.js';
import {
  isFields,
  isListOf,
  isNumber,
  isOneOf,
  isOptional,
  isText,
  malformed,
} from '../incoming.js';

const isHead = (value: unknown): value is ComparisonHead =>
  isFields(value) &&
  ['id', 'before', 'after'].every((name) => isText(value[name])) &&
  isNumber(value['rowCount']);

const isRow = (value: unknown): value is ComparedRow =>
  isFields(value) &&
  isOneOf(value['kind'], comparedKinds) &&
  typeof value['isState'] === 'boolean' &&
  ['operation', 'operationId', 'subject', 'line'].every((name) => isText(value[name])) &&
  ['occurrence', 'differenceCount'].every((name) => isNumber(value[name])) &&
  ['statusBefore', 'statusAfter'].every((name) => isOptional(value[name], isNumber));

const isDifference = (value: unknown): value is Difference =>
  isFields(value) &&
  isOneOf(value['part'], differenceParts) &&
  isText(value['name']) &&
  isOptional(value['before'], isText) &&
  isOptional(value['after'], isText) &&
  isOptional(value['more'], isNumber);

const isSide = (value: unknown): value is ComparedSide =>
  isFields(value) &&
  isOptional(value['exchangeId'], isText) &&
  ['line', 'request', 'response'].every((name) => isText(value[name])) &&
  isNumber(value['status']) &&
  typeof value['isCut'] === 'boolean';

const isStep = (value: unknown): value is ComparedStep =>
  isFields(value) &&
  isListOf(value['differences'], isDifference) &&
  isOptional(value['before'], isSide) &&
  isOptional(value['after'], isSide);

export function readHead(value: unknown): ComparisonHead {
  if (!isHead(value)) {
    throw malformed();
  }
  return value;
}

export function readRows(value: unknown): readonly ComparedRow[] {
  const rows: unknown = isFields(value) ? value['rows'] : undefined;
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
  isFields(value) && isText(value['id']) ? value['id'] : undefined;
