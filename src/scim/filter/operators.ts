import { type CompareOperator } from './ast.js';

const operators: ReadonlyMap<string, CompareOperator | 'pr'> = new Map(
  (['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'] as const).map((name) => [
    name,
    name,
  ]),
);

/** For messages. */
export const operatorList = 'eq, ne, co, sw, ew, gt, ge, lt, le or pr';

/** Capitals do not matter (RFC 7644 3.4.2.2). */
export const findOperator = (word: string): CompareOperator | 'pr' | undefined =>
  operators.get(word) ?? operators.get(word.toLowerCase());
