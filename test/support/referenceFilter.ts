import { type JsonValue } from '../../src/base/json.js';
import {
  type AttributePath,
  type CompareFilter,
  type CompareOperator,
  type Filter,
} from '../../src/scim/filter/ast.js';
import {
  type AttributeDefinition,
  type ResourceTypeDefinition,
  type SchemaDefinition,
} from '../../src/scim/schema/attribute.js';
import { commonAttributes } from '../../src/scim/schema/commonAttributes.js';

/** What the evaluator knows of a type: the documents themselves, not what the product makes of them. */
export interface ReferenceType {
  readonly definition: ResourceTypeDefinition;
  readonly schemas: readonly SchemaDefinition[];
}

/**
 * A second, slow and obvious evaluator of filters, written from RFC 7644 3.4.2.2 and RFC 7643 2. It
 * compiles nothing and remembers nothing.
 *
 * @returns `invalid` where an operator does not go with an attribute, wherever in the filter
 */
export function evaluateByRfc(
  filter: Filter,
  resource: JsonValue,
  type: ReferenceType,
): boolean | 'invalid' {
  const find = (path: AttributePath): Found | undefined => findInType(path, type);
  return hasInvalid(filter, find) ? 'invalid' : holds(filter, resource, find);
}

/** The attribute with the steps that lead to it, and what is compared: itself or a part of it. */
interface Found {
  readonly steps: readonly string[];
  readonly attribute: AttributeDefinition;
  readonly leaf: AttributeDefinition;
}

type Find = (path: AttributePath) => Found | undefined;

const isSame = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

const named = (
  attributes: readonly AttributeDefinition[] | undefined,
  name: string,
): AttributeDefinition | undefined => attributes?.find((attribute) => isSame(attribute.name, name));

function findInType(path: AttributePath, type: ReferenceType): Found | undefined {
  const schema = schemaOf(path, type);
  const isCore = schema?.id === type.definition.schema;
  const attribute =
    named(schema?.attributes, path.name) ??
    (isCore ? named(commonAttributes, path.name) : undefined);
  const leaf = attribute && leafOf(attribute, path.sub);
  return schema && attribute && leaf
    ? { steps: isCore ? [attribute.name] : [schema.id, attribute.name], attribute, leaf }
    : undefined;
}

function schemaOf(
  { urn }: AttributePath,
  { definition, schemas }: ReferenceType,
): SchemaDefinition | undefined {
  const extensions = definition.schemaExtensions ?? [];
  const ids = [definition.schema, ...extensions.map(({ schema }) => schema)];
  const id = urn === undefined ? definition.schema : ids.find((one) => isSame(one, urn));
  return schemas.find((schema) => schema.id === id);
}

const leafOf = (
  attribute: AttributeDefinition,
  sub: string | undefined,
): AttributeDefinition | undefined =>
  sub === undefined
    ? (named(attribute.subAttributes, 'value') ?? attribute)
    : named(attribute.subAttributes, sub);

const findInValue =
  (attribute: AttributeDefinition): Find =>
  ({ urn, name, sub }) => {
    if (urn !== undefined || sub !== undefined) {
      return undefined;
    }
    if (attribute.type !== 'complex') {
      return isSame(name, 'value') ? { steps: [], attribute, leaf: attribute } : undefined;
    }
    const part = named(attribute.subAttributes, name);
    return part && { steps: [part.name], attribute: part, leaf: part };
  };

function hasInvalid(filter: Filter, find: Find): boolean {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.some((part) => hasInvalid(part, find));
    case 'not':
      return hasInvalid(filter.filter, find);
    case 'present':
      return isSecret(find(filter.path));
    case 'valuePath': {
      const found = find(filter.path);
      return (
        isSecret(found) ||
        (found !== undefined && hasInvalid(filter.filter, findInValue(found.attribute)))
      );
    }
    case 'compare': {
      const found = find(filter.path);
      return isSecret(found) || (found !== undefined && isInvalid(filter, found.leaf));
    }
  }
}

const isSecret = (found: Found | undefined): boolean =>
  found?.leaf.returned === 'never' || found?.attribute.returned === 'never';

const textOperators: readonly CompareOperator[] = ['co', 'sw', 'ew'];
const orderOperators: readonly CompareOperator[] = ['gt', 'ge', 'lt', 'le'];

/** RFC 7644, table 3: the operators that do not go with a type. */
const refused: Readonly<Record<AttributeDefinition['type'], readonly CompareOperator[]>> = {
  string: [],
  reference: [],
  dateTime: [],
  binary: orderOperators,
  integer: textOperators,
  decimal: textOperators,
  boolean: [...textOperators, ...orderOperators],
  complex: ['eq', 'ne', ...textOperators, ...orderOperators],
};

function isInvalid({ operator, value }: CompareFilter, { type }: AttributeDefinition): boolean {
  if (value === null) {
    return textOperators.includes(operator) || orderOperators.includes(operator);
  }
  const isNoTime =
    type === 'dateTime' &&
    typeof value === 'string' &&
    !textOperators.includes(operator) &&
    instantOf(value) === undefined;
  return isNoTime || refused[type].includes(operator);
}

function holds(filter: Filter, subject: JsonValue, find: Find): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.filters.every((part) => holds(part, subject, find));
    case 'or':
      return filter.filters.some((part) => holds(part, subject, find));
    case 'not':
      return !holds(filter.filter, subject, find);
    case 'present':
      return isPresentThere(filter.path, subject, find);
    case 'valuePath': {
      const found = find(filter.path);
      return (
        found !== undefined &&
        valuesAt(subject, found.steps).some((value) =>
          holds(filter.filter, value, findInValue(found.attribute)),
        )
      );
    }
    case 'compare':
      return compares(filter, subject, find);
  }
}

function isPresentThere(path: AttributePath, subject: JsonValue, find: Find): boolean {
  const found = find(path);
  if (!found) {
    return false;
  }
  const values = valuesAt(subject, found.steps);
  return path.sub === undefined
    ? values.some(isPresent)
    : values.some((value) => valuesAt(value, [found.leaf.name]).some(isPresent));
}

/** "has a non-empty or non-null value, or … contains a non-empty node for complex attributes" */
function isPresent(value: JsonValue): boolean {
  return typeof value === 'object' && value !== null
    ? Object.values(value).some((member: JsonValue) => isPresent(member))
    : value !== null && value !== '';
}

/** "if any of the values match"; a value that is missing is only unequal, or equal to null. */
function compares(filter: CompareFilter, subject: JsonValue, find: Find): boolean {
  const { operator, value, path } = filter;
  if (value === null && (operator === 'eq' || operator === 'ne')) {
    return isPresentThere(path, subject, find) === (operator === 'ne');
  }
  const found = find(path);
  const values = found ? valuesAt(subject, found.steps) : [];
  if (!found || values.length === 0) {
    return operator === 'ne';
  }
  if (found.leaf === found.attribute) {
    return values.some((one) => isMatch(found.leaf, operator, one, value));
  }
  return values.some((one) => {
    const parts = valuesAt(one, [found.leaf.name]);
    return parts.length === 0
      ? operator === 'ne'
      : parts.some((part) => isMatch(found.leaf, operator, part, value));
  });
}

/** The values that the steps lead to; unassigned ones (RFC 7643 2.5: missing, null, `[]`) are none. */
function valuesAt(subject: JsonValue, steps: readonly string[]): readonly JsonValue[] {
  let at: JsonValue | undefined = subject;
  for (const step of steps) {
    const members: ReadonlyMap<string, JsonValue> = new Map(
      typeof at === 'object' && at !== null ? Object.entries(at) : [],
    );
    at = members.get(step);
  }
  if (at === undefined || at === null) {
    return [];
  }
  return Array.isArray(at) ? at.filter((element: JsonValue) => element !== null) : [at];
}

function isMatch(
  { type, caseExact }: AttributeDefinition,
  operator: CompareOperator,
  left: JsonValue,
  right: JsonValue,
): boolean {
  if (operator === 'ne') {
    return !isMatch(definitionOf(type, caseExact), 'eq', left, right);
  }
  if (typeof left !== typeof right) {
    return false;
  }
  if (typeof left !== 'string' || typeof right !== 'string') {
    return operator === 'eq' ? left === right : isOrdered(operator, Number(left), Number(right));
  }
  if (type === 'dateTime' && !textOperators.includes(operator)) {
    return isTimeMatch(operator, instantOf(left) ?? 0n, instantOf(right) ?? 0n);
  }
  // Only type string has a default of false (RFC 7643 2.2); references, binaries and times are exact.
  const isExact = caseExact ?? type !== 'string';
  return isExact
    ? isTextMatch(operator, left, right)
    : isTextMatch(operator, left.toLowerCase(), right.toLowerCase());
}

const isTimeMatch = (operator: CompareOperator, left: bigint, right: bigint): boolean =>
  operator === 'eq' ? left === right : isOrdered(operator, left, right);

const definitionOf = (
  type: AttributeDefinition['type'],
  caseExact: boolean | undefined,
): AttributeDefinition => ({
  name: '',
  type,
  multiValued: false,
  ...(caseExact !== undefined && { caseExact }),
});

const isTextMatch = (operator: CompareOperator, left: string, right: string): boolean =>
  (operator === 'eq' && left === right) ||
  (operator === 'co' && left.includes(right)) ||
  (operator === 'sw' && left.startsWith(right)) ||
  (operator === 'ew' && left.endsWith(right)) ||
  isOrdered(operator, left, right);

const isOrdered = <T extends string | number | bigint>(
  operator: CompareOperator,
  left: T,
  right: T,
): boolean =>
  (operator === 'gt' && left > right) ||
  (operator === 'ge' && left >= right) ||
  (operator === 'lt' && left < right) ||
  (operator === 'le' && left <= right);

/** xsd:dateTime, a missing zone taken as UTC, in 10^-12 seconds; undefined for what is no day and time. */
function instantOf(text: string): bigint | undefined {
  const match =
    /^(\d{4}-\d\d)-(\d\d)T(\d\d:\d\d:\d\d)(?:\.(\d+))?(Z|[+-]\d\d:\d\d)?$/.exec(text) ?? undefined;
  const [, month = '', day = '', time = '', fraction = '', zone = 'Z'] = match ?? [];
  const daysOfMonth = new Date(Date.parse(`${month}-01T00:00:00Z`));
  daysOfMonth.setUTCMonth(daysOfMonth.getUTCMonth() + 1, 0);
  const seconds = Date.parse(`${month}-${day}T${time}${zone}`) / 1000;
  return Number(day) <= daysOfMonth.getUTCDate() && !Number.isNaN(seconds)
    ? BigInt(seconds) * 10n ** 12n + BigInt(fraction.padEnd(12, '0').slice(0, 12))
    : undefined;
}
