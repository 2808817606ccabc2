import { ScimError } from '../../errors.js';
import { isDateTime } from '../../message/dateTime.js';
import { type Note } from '../../note.js';
import { type Attribute } from '../../schema/attribute.js';
import { type CompareFilter, type CompareValue, type PresentFilter, type Span } from '../ast.js';
import { compileIn } from '../compile.js';
import { scanToken } from '../lexer.js';
import { type Fix } from '../problem.js';
import { type Scope } from '../scope.js';
import { findMeantName } from '../suggest.js';
import { type FilterFinding } from './finding.js';
import { findOddSpellings } from './spelling.js';

type Condition = CompareFilter | PresentFilter;

/** What is wrong with one condition: what the engine itself says of it, each with its place. */
export function checkCondition(
  scope: Scope,
  condition: Condition,
  source: string,
): readonly FilterFinding[] {
  const leaf = scope.find(condition.path)?.leaf;
  const places = placesOf(condition, source);
  try {
    const { notes } = compileIn(scope, condition);
    const found = notes.map((note) => fromNote(note, { scope, condition, leaf, places }));
    return [
      ...found,
      ...(found.length === 0 ? findOddValue(condition, leaf, places) : []),
      ...findOddSpellings(scope, condition, source, places.operator),
    ];
  } catch (error) {
    if (error instanceof ScimError) {
      return [fromError(error.message, condition, leaf, places)];
    }
    throw error;
  }
}

interface Places {
  readonly operator: Span;
  readonly value: Span;
}

function placesOf({ path }: Condition, source: string): Places {
  const operator = scanToken(source, path.span.end);
  const value = scanToken(source, operator.end);
  return {
    operator: { start: operator.start, end: operator.end },
    value: { start: value.start, end: value.end },
  };
}

interface Context {
  readonly scope: Scope;
  readonly condition: Condition;
  readonly leaf: Attribute | undefined;
  readonly places: Places;
}

function fromNote(note: Note, { scope, condition, leaf, places }: Context): FilterFinding {
  const { path } = condition;
  if (note.id === 'filter.unknownAttribute') {
    const meant = scope.findMeant(path);
    return {
      level: 'warning',
      message: note.detail,
      span: path.span,
      ...(meant !== undefined && { fix: { span: path.span, text: meant } }),
    };
  }
  const text = leaf && condition.kind === 'compare' ? toType(condition.value, leaf) : undefined;
  return {
    level: 'warning',
    message: note.detail,
    span: places.value,
    ...(text !== undefined && { fix: { span: places.value, text } }),
  };
}

/** The same value, as the type of the attribute writes it. */
function toType(value: CompareValue, { type }: Attribute): string | undefined {
  if (typeof value !== 'string') {
    const isText = type === 'string' || type === 'reference';
    return isText && value !== null ? JSON.stringify(String(value)) : undefined;
  }
  const isBoolean = type === 'boolean' && /^(?:true|false)$/i.test(value);
  const isNumber =
    (type === 'integer' && /^-?\d{1,15}$/.test(value)) ||
    (type === 'decimal' && /^-?\d{1,15}(?:\.\d+)?$/.test(value));
  return isBoolean ? value.toLowerCase() : isNumber ? String(Number(value)) : undefined;
}

function fromError(
  message: string,
  condition: Condition,
  leaf: Attribute | undefined,
  places: Places,
): FilterFinding {
  const { span: path } = condition.path;
  if (leaf === undefined || condition.kind === 'present' || leaf.returned === 'never') {
    return { level: 'error', message, span: path };
  }
  if (leaf.type === 'complex') {
    return { level: 'error', message, span: path };
  }
  const { operator, value } = condition;
  const isText = operator === 'co' || operator === 'sw' || operator === 'ew';
  if (leaf.type === 'dateTime' && typeof value === 'string' && !isText) {
    return { level: 'error', message, span: places.value, ...proposeTime(value, places.value) };
  }
  return {
    level: 'error',
    message,
    span: places.operator,
    ...(leaf.type === 'boolean' && { fix: { span: places.operator, text: 'eq' } }),
  };
}

/** A day alone, or a space between day and time. */
function proposeTime(value: string, span: Span): { readonly fix?: Fix } {
  const [, day = '', time = '00:00:00', rest = 'Z'] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d(?:\.\d+)?))?(Z|[+-]\d\d:\d\d)?$/.exec(value) ?? [];
  const text = `${day}T${time}${rest}`;
  return isDateTime(text) ? { fix: { span, text: JSON.stringify(text) } } : {};
}

/** Services may take other values than the canonical ones (RFC 7643 7), but mostly they are misspelt. */
function findOddValue(
  condition: Condition,
  leaf: Attribute | undefined,
  { value: span }: Places,
): readonly FilterFinding[] {
  const isEqual =
    condition.kind === 'compare' && (condition.operator === 'eq' || condition.operator === 'ne');
  const value = isEqual ? condition.value : undefined;
  const known = leaf?.canonicalValues ?? [];
  const isKnown =
    typeof value !== 'string' ||
    known.length === 0 ||
    known.some((one) => one.toLowerCase() === value.toLowerCase());
  if (leaf === undefined || isKnown) {
    return [];
  }
  const meant = findMeantName(value, known);
  return [
    {
      level: 'hint',
      message: `${JSON.stringify(value.slice(0, 60))} is not among the values that the schema names for ${leaf.name}: ${known.join(', ')}`,
      span,
      ...(meant !== undefined && { fix: { span, text: JSON.stringify(meant) } }),
    },
  ];
}
