import { type JsonValue } from '../../base/json.js';
import { invalidFilter } from '../errors.js';
import { createInstantComparer, isDateTime } from '../message/dateTime.js';
import { foldCase } from '../foldCase.js';
import { describeType } from '../message/simpleValue.js';
import { type Attribute, type AttributeType } from '../schema/attribute.js';
import { type CompareOperator, type CompareValue } from './ast.js';
import { createContainsFolded, endsFolded, isSameFolded, startsFolded } from './foldedText.js';

/** Whether one simple value of an attribute matches. */
export type ValueTest = (value: JsonValue) => boolean;

export interface Comparison {
  readonly attribute: Attribute;
  readonly operator: CompareOperator;
  readonly value: CompareValue;
  /** As the client wrote it, for messages. */
  readonly name: string;
}

type TextOperator = 'co' | 'sw' | 'ew';
type OrderOperator = 'gt' | 'ge' | 'lt' | 'le';

const isTextOperator = (operator: CompareOperator): operator is TextOperator =>
  operator === 'co' || operator === 'sw' || operator === 'ew';

const isOrderOperator = (operator: CompareOperator): operator is OrderOperator =>
  operator === 'gt' || operator === 'ge' || operator === 'lt' || operator === 'le';

/**
 * The test of RFC 7644, table 3, for an attribute's type and case exactness; undefined where a value of
 * this kind can never be one of the attribute's, so that only `ne` holds.
 *
 * @throws ScimError invalidFilter where the operator does not go with the type or the value
 */
export function createValueTest(comparison: Comparison): ValueTest | undefined {
  const { attribute, operator, value, name } = comparison;
  if (value === null) {
    throw invalidFilter(`null can be compared by eq and ne only, but ${name} has ${operator}`);
  }
  return createTestOf[attribute.type](comparison);
}

const createTestOf: Readonly<
  Record<AttributeType, (comparison: Comparison) => ValueTest | undefined>
> = {
  string: createTextTest,
  reference: createTextTest,
  binary: createTextTest,
  dateTime: createTimeTest,
  integer: createNumberTest,
  decimal: createNumberTest,
  boolean: createBooleanTest,
  complex: refuseComplex,
};

function refuseComplex({ attribute, name }: Comparison): never {
  const example = [...attribute.subAttributes][0]?.name ?? 'value';
  throw invalidFilter(
    `${name} is complex and has no value of its own: compare one of its sub-attributes, for ` +
      `example ${name}.${example}`,
  );
}

/** RFC 7644, table 3: an operator that does not go with the type is an error, not a mismatch. */
function checkOperator({ attribute, operator, name }: Comparison, isWrong: boolean): void {
  if (isWrong) {
    throw invalidFilter(
      `${operator} does not go with ${name}, which is ${describeType(attribute.type)}`,
    );
  }
}

const createEqualTest =
  (operator: CompareOperator, wanted: JsonValue): ValueTest =>
  (value) =>
    (value === wanted) === (operator === 'eq');

function createNumberTest(comparison: Comparison): ValueTest | undefined {
  const { operator, value: wanted } = comparison;
  checkOperator(comparison, isTextOperator(operator));
  if (typeof wanted !== 'number') {
    return undefined;
  }
  return isOrderOperator(operator)
    ? (value) => typeof value === 'number' && isOrdered(operator, value - wanted)
    : createEqualTest(operator, wanted);
}

function createBooleanTest(comparison: Comparison): ValueTest | undefined {
  const { operator, value } = comparison;
  checkOperator(comparison, isTextOperator(operator) || isOrderOperator(operator));
  return typeof value === 'boolean' ? createEqualTest(operator, value) : undefined;
}

function isOrdered(operator: OrderOperator, difference: number): boolean {
  switch (operator) {
    case 'gt':
      return difference > 0;
    case 'ge':
      return difference >= 0;
    case 'lt':
      return difference < 0;
    case 'le':
      return difference <= 0;
  }
}

function createTextTest(comparison: Comparison): ValueTest | undefined {
  const { attribute, operator, value } = comparison;
  checkOperator(comparison, attribute.type === 'binary' && isOrderOperator(operator));
  if (typeof value !== 'string') {
    return undefined;
  }
  return attribute.isCaseExact
    ? createExactTest(operator, value)
    : createFoldedTest(operator, value);
}

type TextTest = (text: string) => boolean;

const onText =
  (test: TextTest): ValueTest =>
  (value) =>
    typeof value === 'string' && test(value);

function createExactTest(operator: CompareOperator, wanted: string): ValueTest {
  return operator === 'eq' || operator === 'ne'
    ? createEqualTest(operator, wanted)
    : onText(createTextOperatorTest(operator, wanted));
}

function createTextOperatorTest(operator: TextOperator | OrderOperator, wanted: string): TextTest {
  switch (operator) {
    case 'co':
      return (text) => text.includes(wanted);
    case 'sw':
      return (text) => text.startsWith(wanted);
    case 'ew':
      return (text) => text.endsWith(wanted);
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return (text) => isOrdered(operator, text < wanted ? -1 : text > wanted ? 1 : 0);
  }
}

/** Parts of a text are looked for letter by letter, whole texts compared as RFC 7644 5 has it. */
function createFoldedTest(operator: CompareOperator, wanted: string): ValueTest {
  const lower = wanted.toLowerCase();
  const folded = foldCase(wanted);
  switch (operator) {
    case 'eq':
      return onText((text) => isSameFolded(text, folded));
    case 'ne':
      return (value) => typeof value !== 'string' || !isSameFolded(value, folded);
    case 'co':
      return onText(createContainsFolded(lower));
    case 'sw':
      return onText((text) => startsFolded(text, lower));
    case 'ew':
      return onText((text) => endsFolded(text, lower));
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le': {
      const test = createTextOperatorTest(operator, folded);
      return onText((text) => test(foldCase(text)));
    }
  }
}

/** Times are compared as instants, whatever their notation (RFC 7643 2.3.5). */
function createTimeTest({ operator, value, name }: Comparison): ValueTest | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  if (isTextOperator(operator)) {
    return onText(createTextOperatorTest(operator, value));
  }
  if (!isDateTime(value)) {
    throw invalidFilter(
      `${name} is a date and time such as "2026-05-01T12:00:00Z", but is compared with ` +
        JSON.stringify(value.slice(0, 60)),
    );
  }
  const compare = createInstantComparer(value);
  return operator === 'eq' || operator === 'ne'
    ? (text) => (typeof text === 'string' && compare(text) === 0) === (operator === 'eq')
    : onText((text) => isOrdered(operator, compare(text)));
}
