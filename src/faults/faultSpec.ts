import { type FaultKind, type FaultParameter } from './faultKind.js';
import { type FaultValues, findText, numberOf } from './faultValue.js';
import { type FaultOperation, operationNames } from './requestFacts.js';

/** A fault as it was asked for: what goes wrong, with which requests, and for how long. */
export interface FaultSpec {
  readonly kind: FaultKind;
  /** Of the kind, usual ones included, and of `conditions`. */
  readonly values: FaultValues;
}

/** A day: more is "until the server stops". */
const longestTime = 86_400_000;

/** What each kind can be given besides its own parameters. */
export const conditions: readonly FaultParameter[] = [
  {
    name: 'method',
    description: 'only requests with this method; GET means HEAD too',
    type: { kind: 'methods' },
  },
  {
    name: 'path',
    description:
      'only this path below the base path and what lies below it; * stands for what is between two slashes, ** for anything',
    type: { kind: 'path' },
  },
  {
    name: 'operation',
    description: 'only requests of this kind',
    type: { kind: 'choice', values: operationNames },
  },
  {
    name: 'user',
    description:
      'only requests about this person, by userName or id: in the path, in the filter or in the body',
    type: { kind: 'text', longest: 300 },
  },
  {
    name: 'nth',
    description: 'only from the nth of these requests on; alone it means that one only',
    type: { kind: 'integer', least: 1, most: 1_000_000 },
  },
  {
    name: 'probability',
    description: 'each of these requests by chance',
    type: { kind: 'share' },
  },
  {
    name: 'times',
    description: 'disarms after so many hits',
    type: { kind: 'integer', least: 1, most: 1_000_000 },
  },
  {
    name: 'for',
    description: 'disarms after this time',
    type: { kind: 'duration', most: longestTime },
  },
];

export const findNumber = (values: FaultValues, name: string): number | undefined =>
  values.has(name) ? numberOf(values, name) : undefined;

export function operationOf(values: FaultValues): FaultOperation | undefined {
  const name = findText(values, 'operation');
  return operationNames.find((one) => one === name);
}

/** How many hits it may have; undefined for any number. */
export const timesOf = (values: FaultValues): number | undefined =>
  findNumber(values, 'times') ?? (values.has('nth') ? 1 : undefined);
