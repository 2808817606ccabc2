import { type CompareOperator } from '../../scim/filter/ast.js';
import { type Attribute, type AttributeType } from '../../scim/schema/attribute.js';
import { type ProposalDraft } from './filterProposal.js';

const details: Readonly<Record<CompareOperator | 'pr', string>> = {
  eq: 'equals',
  ne: 'does not equal, or has no value',
  co: 'contains',
  sw: 'begins with',
  ew: 'ends with',
  gt: 'is greater than, or after',
  ge: 'is at least, or not before',
  lt: 'is less than, or before',
  le: 'is at most, or not after',
  pr: 'has a value',
};

const text = ['eq', 'sw', 'co', 'ew', 'ne', 'pr', 'gt', 'ge', 'lt', 'le'] as const;
const order = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'pr'] as const;

/** Those that go with a type (RFC 7644, table 3), the likeliest first. */
const operatorsOf: Readonly<Record<AttributeType, readonly (CompareOperator | 'pr')[]>> = {
  string: text,
  reference: text,
  binary: ['eq', 'ne', 'co', 'sw', 'ew', 'pr'],
  boolean: ['eq', 'ne', 'pr'],
  integer: order,
  decimal: order,
  dateTime: ['gt', 'ge', 'lt', 'le', 'eq', 'ne', 'pr'],
  complex: ['pr'],
};

/** @param leaf what is compared; undefined where no schema has it */
export const operatorProposals = (leaf: Attribute | undefined): readonly ProposalDraft[] =>
  (leaf ? operatorsOf[leaf.type] : text).map((operator, at) => ({
    label: operator,
    kind: 'operator',
    insertText: `${operator} `,
    detail: details[operator],
    sortText: String(at),
    suggestsNext: true,
  }));
