import { type JsonValue } from '../../../base/json.js';
import { type Attribute } from '../../schema/attribute.js';
import { type CompareFilter, type PresentFilter } from '../ast.js';
import { shorten } from '../../../base/shorten.js';

export interface Compared {
  readonly filter: CompareFilter | PresentFilter;
  readonly leaf: Attribute;
  readonly values: readonly JsonValue[];
  readonly holds: boolean;
}

/** More values than these are only counted. */
const mostNamed = 3;

/** What was found, with the reason that is easily overlooked: capitals, spaces, another type. */
export function becauseOf(compared: Compared): string {
  const { filter, values, holds } = compared;
  const found = describeValues(values);
  const hint = holds || filter.kind === 'present' ? undefined : findNearMiss(filter, compared);
  return hint === undefined ? found : `${found}; ${hint}`;
}

function describeValues(values: readonly JsonValue[]): string {
  const [first] = values;
  if (first === undefined) {
    return 'there is no value';
  }
  if (values.length === 1) {
    return `it is ${toText(first)}`;
  }
  const named = values.slice(0, mostNamed).map(toText).join(', ');
  const more = values.length - mostNamed;
  return `they are ${named}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

const toText = (value: JsonValue): string =>
  typeof value === 'object' && value !== null
    ? shorten(JSON.stringify(value).slice(0, 200))
    : typeof value === 'string'
      ? JSON.stringify(shorten(value))
      : String(value);

export const listValues = (count: number): string =>
  count === 1 ? '1 value' : `${String(count)} values`;

function findNearMiss(
  { value: wanted, operator }: CompareFilter,
  { leaf, values }: Compared,
): string | undefined {
  if (values.length === 0 || wanted === null || operator === 'ne') {
    return undefined;
  }
  if (values.every((value) => typeof value !== typeof wanted)) {
    return findTypeMiss(wanted, values);
  }
  if (typeof wanted !== 'string' || !leafIsText(leaf)) {
    return undefined;
  }
  const texts = values.filter((value) => typeof value === 'string');
  const isNear = (test: (text: string) => string): boolean =>
    texts.some((text) => holdsFor(operator, test(text), test(wanted)));
  const lower = (text: string): string => text.toLowerCase();
  const trimmed = (text: string): string => lower(text.replaceAll(/\s+/g, ''));
  if (leaf.isCaseExact && isNear(lower)) {
    return 'capitals matter here (caseExact, RFC 7643 2.2)';
  }
  return isNear(trimmed) ? 'only spaces differ' : undefined;
}

const leafIsText = ({ type }: Attribute): boolean => type === 'string' || type === 'reference';

function findTypeMiss(
  wanted: NonNullable<CompareFilter['value']>,
  values: readonly JsonValue[],
): string | undefined {
  const isSame = values.some(
    (value) =>
      JSON.stringify(value).toLowerCase().replaceAll('"', '') === String(wanted).toLowerCase(),
  );
  return isSame ? 'the type differs: one is in quotes, the other is not' : 'the type differs';
}

function holdsFor(operator: CompareFilter['operator'], text: string, wanted: string): boolean {
  switch (operator) {
    case 'eq':
      return text === wanted;
    case 'co':
      return text.includes(wanted);
    case 'sw':
      return text.startsWith(wanted);
    case 'ew':
      return text.endsWith(wanted);
    case 'ne':
    case 'gt':
    case 'ge':
    case 'lt':
    case 'le':
      return false;
  }
}
