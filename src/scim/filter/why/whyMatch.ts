import { isJsonArray, type JsonObject, type JsonValue } from '../../../base/json.js';
import { type ResourceType } from '../../schema/resourceType.js';
import {
  type CompareFilter,
  type Filter,
  type LogicalFilter,
  type NotFilter,
  type PresentFilter,
  type ValuePathFilter,
} from '../ast.js';
import { compileIn, type CompileOptions } from '../compile.js';
import { explainFilter } from '../explain.js';
import { printPath } from '../print.js';
import { resourceScope, type Scope, valueScope } from '../scope.js';
import { becauseOf, listValues } from './because.js';
import { type Reason } from './reason.js';

/**
 * Why a resource matches a filter or does not, condition by condition. Each condition is judged by the same
 * code that answers requests.
 *
 * @param resource in canonical form, as for `CompiledFilter.matches`
 * @throws ScimError invalidFilter where an operator does not go with the type of an attribute
 */
export const whyMatch = (
  filter: Filter,
  type: ResourceType,
  resource: JsonObject,
  options: CompileOptions = {},
): Reason => new Judge(resourceScope(type), type, options).judge(filter, resource);

/** Values within brackets that are shown one by one. */
const mostShown = 20;

class Judge {
  readonly #scope: Scope;
  /** Absent within brackets, where names are those of sub-attributes. */
  readonly #type: ResourceType | undefined;
  readonly #options: CompileOptions;

  constructor(scope: Scope, type: ResourceType | undefined, options: CompileOptions) {
    this.#scope = scope;
    this.#type = type;
    this.#options = options;
  }

  judge(filter: Filter, subject: JsonValue): Reason {
    switch (filter.kind) {
      case 'compare':
      case 'present':
        return this.#judgeCondition(filter, subject);
      case 'not':
        return this.#judgeNot(filter, subject);
      case 'and':
      case 'or':
        return this.#judgeLogical(filter, subject);
      case 'valuePath':
        return this.#judgeValuePath(filter, subject);
    }
  }

  #judgeCondition(filter: CompareFilter | PresentFilter, subject: JsonValue): Reason {
    const { matches } = compileIn(this.#scope, filter, this.#options);
    const holds = matches(subject);
    const place = this.#scope.find(filter.path);
    const values = place ? readValues(place, subject, filter) : [];
    return {
      holds,
      label: this.#labelOf(filter),
      because: place
        ? becauseOf({ filter, leaf: place.leaf, values, holds })
        : `${this.#scope.description} has no such attribute`,
      span: filter.span,
      values,
      children: [],
    };
  }

  #judgeNot(filter: NotFilter, subject: JsonValue): Reason {
    const inner = this.judge(filter.filter, subject);
    return {
      holds: !inner.holds,
      label: this.#labelOf(filter),
      because: inner.holds ? 'what it excludes holds' : 'what it excludes does not hold',
      span: filter.span,
      children: [inner],
    };
  }

  #judgeLogical(filter: LogicalFilter, subject: JsonValue): Reason {
    const children = filter.filters.map((part) => this.judge(part, subject));
    const count = children.filter(({ holds }) => holds).length;
    return {
      holds: filter.kind === 'and' ? count === children.length : count > 0,
      label: this.#labelOf(filter),
      because: `${String(count)} of ${String(children.length)} ${count === 1 ? 'holds' : 'hold'}`,
      span: filter.span,
      children,
    };
  }

  #judgeValuePath(filter: ValuePathFilter, subject: JsonValue): Reason {
    const { matches } = compileIn(this.#scope, filter, this.#options);
    const place = this.#scope.find(filter.path);
    const name = printPath(filter.path);
    const common = {
      holds: matches(subject),
      label: `One and the same value of ${name}`,
      span: filter.span,
    };
    if (!place) {
      const because = `${this.#scope.description} has no such attribute`;
      return { ...common, because, children: [] };
    }
    const values = listOf(place.read(subject));
    const scope = valueScope(place.attribute);
    const inner = compileIn(scope, filter.filter, this.#options);
    const fitting = values.flatMap((value, at) => (inner.matches(value) ? [at] : []));
    const judge = new Judge(scope, undefined, this.#options);
    const children = shownOf(values.length, fitting).map((at) => {
      const reason = judge.judge(filter.filter, values[at] ?? null);
      return { ...reason, label: `${name}[${String(at)}]: ${reason.label}` };
    });
    return {
      ...common,
      because: becauseOfValues(values.length, fitting.length, children),
      children,
    };
  }

  #labelOf(filter: Filter): string {
    return explainFilter(filter, this.#type).label;
  }
}

/** As the engine does: null is no value, and a list is its values. */
const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  value === undefined || value === null ? [] : isJsonArray(value) ? value : [value];

function readValues(
  { read, readPart }: NonNullable<ReturnType<Scope['find']>>,
  subject: JsonValue,
  { kind, path }: CompareFilter | PresentFilter,
): readonly JsonValue[] {
  const values = listOf(read(subject));
  // `emails pr` looks at the whole of a value, `emails co "x"` at its part `value`.
  return readPart && (kind === 'compare' || path.sub !== undefined)
    ? values.flatMap((value) => listOf(readPart(value)))
    : values;
}

/** The first ones, and the first one that fits, wherever it is. */
function shownOf(count: number, [fitting]: readonly number[]): readonly number[] {
  const first = Array.from({ length: Math.min(count, mostShown) }, (_, at) => at);
  return fitting === undefined || fitting < mostShown ? first : [...first, fitting];
}

function becauseOfValues(count: number, fitting: number, judged: readonly Reason[]): string {
  if (count === 0) {
    return 'there is no value';
  }
  if (fitting > 0) {
    return count === 1 ? 'its one value does' : `${String(fitting)} of ${listValues(count)} does`;
  }
  const [first] = judged;
  const isSplit =
    judged.length > 1 &&
    first !== undefined &&
    first.children.length > 1 &&
    first.children.every((_, at) => judged.some(({ children }) => children[at]?.holds === true));
  if (isSplit) {
    return 'each condition holds for some value, but no value has them all';
  }
  return count === 1 ? 'its one value does not' : `none of ${listValues(count)} does`;
}
