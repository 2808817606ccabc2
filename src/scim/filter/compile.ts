import { isJsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { createQueryEffort, type Effort } from '../effort.js';
import { invalidFilter, ScimError } from '../errors.js';
import { describeType, describeValue } from '../message/simpleValue.js';
import { type Note } from '../note.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import {
  type AttributePath,
  type CompareFilter,
  type Filter,
  type LogicalFilter,
  type PresentFilter,
  type ValuePathFilter,
} from './ast.js';
import { findNarrowings, type Narrowing } from './narrowing.js';
import { printPath } from './print.js';
import { isPresent } from './readValue.js';
import { resourceScope, type Scope, type ScopedPath, valueScope } from './scope.js';
import { toHint } from './suggest.js';
import { type Comparison, createValueTest, type ValueTest } from './valueTest.js';

/** A filter made ready for the resources of one type. */
export interface CompiledFilter {
  /** @param resource in canonical form: names as the schemas spell them, multi-valued ones as arrays */
  matches(resource: JsonObject): boolean;
  /** By any of these whoever may match is found without looking at everybody. */
  readonly narrowings: readonly Narrowing[];
  /** It looks at `meta.location` or `$ref`, which depend on the address of the service. */
  readonly readsAddresses?: boolean;
  /** Where the filter can never hold as its author thinks. */
  readonly notes?: readonly Note[];
}

/** Comparisons, as text: which go with their attributes, and which do not. */
export interface Fits {
  readonly fitting: Set<string>;
  readonly misfits: Map<string, ScimError>;
}

export interface CompileOptions {
  /** Takes `active eq "True"` as the boolean that is meant, with a note. */
  readonly readsBooleanText?: boolean;
  /** Takes `email eq "…"` for `emails`, with a note. */
  readonly readsEmailForEmails?: boolean;
  /** Takes a comparison that does not go with its attribute as one that never holds, and says so here. */
  readonly fits?: Fits;
  /** Of the whole request; without one, any number of resources may be looked at. */
  readonly effort?: Effort;
}

/** @throws ScimError invalidFilter where an operator does not go with the type of an attribute */
export function compileFilter(
  filter: Filter,
  type: ResourceType,
  options: CompileOptions = {},
): CompiledFilter {
  const compiler = new Compiler(resourceScope(type), options);
  const test = compiler.compile(filter);
  const { effort, cost } = compiler;
  const matches: Predicate = (subject) => {
    effort.spend(cost);
    return test(subject);
  };
  const narrowings = findNarrowings(filter, type);
  const { notes, readsAddresses } = compiler;
  return { matches, narrowings, ...(readsAddresses && { readsAddresses }), notes };
}

/** Of a resource, or of one value within brackets. */
export type Predicate = (subject: JsonValue) => boolean;

/**
 * For parts of a filter by themselves.
 *
 * @throws ScimError invalidFilter where an operator does not go with the type of an attribute
 */
export function compileIn(
  scope: Scope,
  filter: Filter,
  options: CompileOptions = {},
): { readonly matches: Predicate; readonly notes: readonly Note[] } {
  const compiler = new Compiler(scope, options);
  return { matches: compiler.compile(filter), notes: compiler.notes };
}

const never: Predicate = () => false;
const always: Predicate = () => true;

class Compiler {
  readonly notes: Note[] = [];
  readsAddresses = false;
  /** Comparisons that one look at a resource may take. */
  cost = 0;
  readonly effort: Effort;
  readonly #scope: Scope;
  readonly #options: CompileOptions;

  constructor(scope: Scope, options: CompileOptions) {
    this.#scope = scope;
    this.#options = options;
    this.effort = options.effort ?? createQueryEffort(Number.POSITIVE_INFINITY);
  }

  compile(filter: Filter): Predicate {
    switch (filter.kind) {
      case 'compare':
        return this.#compileCompare(filter);
      case 'present':
        return this.#compilePresent(filter.path);
      case 'and':
      case 'or':
        return this.#compileLogical(filter);
      case 'not': {
        const inner = this.compile(filter.filter);
        return (subject) => !inner(subject);
      }
      case 'valuePath':
        return this.#compileValuePath(filter);
    }
  }

  #compileLogical({ kind, filters }: LogicalFilter): Predicate {
    const parts = filters.map((part) => this.compile(part));
    const [first = always, second = always] = parts;
    if (kind === 'and') {
      return parts.length === 2
        ? (subject) => first(subject) && second(subject)
        : (subject) => parts.every((part) => part(subject));
    }
    return parts.length === 2
      ? (subject) => first(subject) || second(subject)
      : (subject) => parts.some((part) => part(subject));
  }

  /** An extension is an attribute of the resource too, named by its URN (RFC 7643 3.3). */
  #compilePresent(path: PresentFilter['path']): Predicate {
    const readExtension = this.#scope.findExtension?.(path);
    if (readExtension) {
      this.cost += 1;
      return (subject) => isPresent(readExtension(subject));
    }
    const place = this.#find(path);
    if (!place) {
      return never;
    }
    const { read, readPart } = place;
    this.cost += 1;
    if (path.sub === undefined || !readPart) {
      return (subject) => isPresent(read(subject));
    }
    return this.#onValues(read, (value) => isPresent(readPart(value)), false);
  }

  /** A missing value is unequal to everything but null (RFC 7644, table 3; RFC 7643 2.5). */
  #compileCompare(filter: CompareFilter): Predicate {
    const { path, operator, value } = filter;
    if (value === null && (operator === 'eq' || operator === 'ne')) {
      const isPresentThere = this.#compilePresent(path);
      return operator === 'ne' ? isPresentThere : (subject) => !isPresentThere(subject);
    }
    const onMissing = operator === 'ne';
    const place = this.#find(path);
    if (!place) {
      return onMissing ? always : never;
    }
    const { leaf, read, readPart } = place;
    const meant = this.#readBooleanText(filter, leaf);
    const test =
      this.#createTest({ attribute: leaf, operator, value: meant, name: printPath(path) }) ??
      this.#mismatch(filter, leaf);
    const looks = looksOf(filter, leaf);
    this.cost += looks.perValue;
    const testPart = readPart ? this.#onValues(readPart, test, onMissing, looks) : test;
    return this.#onValues(read, testPart, onMissing, looks);
  }

  #createTest(comparison: Comparison): ValueTest | undefined {
    const { fits } = this.#options;
    if (!fits) {
      return createValueTest(comparison);
    }
    const { name, operator } = comparison;
    const key = `${name.toLowerCase()} ${operator}`;
    try {
      const test = createValueTest(comparison);
      fits.fitting.add(key);
      return test;
    } catch (error) {
      if (!(error instanceof ScimError)) {
        throw error;
      }
      fits.misfits.set(key, error);
      return undefined;
    }
  }

  #readBooleanText({ path, value }: CompareFilter, leaf: Attribute): CompareFilter['value'] {
    const isText = typeof value === 'string' && /^(?:true|false)$/i.test(value);
    if (!isText || leaf.type !== 'boolean' || this.#options.readsBooleanText !== true) {
      return value;
    }
    this.notes.push({
      id: 'filter.booleanString',
      level: 'warning',
      detail: `${printPath(path)} is a boolean but is compared with the string "${value}", which was taken as the boolean`,
    });
    return value.toLowerCase() === 'true';
  }

  /** A value of another type is never equal, and never in an order. */
  #mismatch({ path, operator, value }: CompareFilter, leaf: Attribute): ValueTest {
    this.notes.push({
      id: 'filter.typeMismatch',
      level: 'warning',
      detail:
        `${printPath(path)} is ${describeType(leaf.type)}, so it can never be ` +
        `${describeValue(value)}, with which the filter compares it`,
    });
    return operator === 'ne' ? always : never;
  }

  #compileValuePath({ path, filter }: ValuePathFilter): Predicate {
    const place = this.#find(path);
    if (!place) {
      return never;
    }
    const inner = new Compiler(valueScope(place.attribute), {
      ...this.#options,
      effort: this.effort,
    });
    const matches = inner.compile(filter);
    this.cost += inner.cost;
    this.notes.push(...inner.notes);
    this.readsAddresses ||= inner.readsAddresses;
    return this.#onValues(place.read, matches, false, { perValue: inner.cost });
  }

  #find(path: AttributePath): ScopedPath | undefined {
    const place = this.#scope.find(path) ?? this.#findEmails(path);
    if (!place) {
      this.notes.push({
        id: 'filter.unknownAttribute',
        level: 'warning',
        detail: `${printPath(path)} is no attribute of ${this.#scope.description}, so it has no value${toHint(this.#scope.findMeant(path))}`,
      });
      return undefined;
    }
    if (place.leaf.returned === 'never' || place.attribute.returned === 'never') {
      // RFC 7643 7 leaves it to the service; a filter would give away a password bit by bit.
      throw invalidFilter(
        `${printPath(path)} is never returned, so there is no filter by it either`,
      );
    }
    this.readsAddresses ||= addressParts.has(place.leaf.name);
    return place;
  }

  #findEmails(path: AttributePath): ScopedPath | undefined {
    const isEmail = path.name.toLowerCase() === 'email' && path.urn === undefined;
    const place =
      isEmail && this.#options.readsEmailForEmails === true
        ? this.#scope.find({ ...path, name: 'emails' })
        : undefined;
    if (place) {
      this.notes.push({
        id: 'filter.email',
        level: 'warning',
        detail: `${printPath(path)} is no attribute of ${this.#scope.description}; it was taken as emails`,
      });
    }
    return place;
  }

  /** One value that matches is enough (RFC 7644 3.4.2.2). */
  #onValues(
    read: ScopedPath['read'],
    test: ValueTest,
    onMissing: boolean,
    { perValue, perCharacter = 0, shortest = 0 }: Looks = { perValue: 1 },
  ): Predicate {
    const { effort } = this;
    return (subject) => {
      const value = read(subject);
      if (value === undefined || value === null) {
        return onMissing;
      }
      if (typeof value === 'string') {
        const looks = value.length * perCharacter;
        if (looks > longText && value.length >= shortest) {
          effort.spend(looks);
        }
        return test(value);
      }
      if (!isJsonArray(value)) {
        return test(value);
      }
      effort.spend(value.length * perValue * listCost);
      return value.length === 0 ? onMissing : value.some(test);
    };
  }
}

/** What a value costs, in looks. */
interface Looks {
  readonly perValue: number;
  readonly perCharacter?: number;
  /** Whatever has fewer characters costs no more. */
  readonly shortest?: number;
}

/** A value of a list is found by more steps than one that is alone. */
const listCost = 2;

/** What takes less counts as one look. */
const longText = 16;

/** A search for a text within another may compare each character of the one with each of the other. */
function looksOf({ operator, value }: CompareFilter, leaf: Attribute): Looks {
  if (operator === 'co' && typeof value === 'string') {
    const { length } = value;
    return { perValue: 7, perCharacter: Math.max(1 / 8, length / 64), shortest: length };
  }
  return { perValue: leaf.type === 'dateTime' ? 30 : 2, perCharacter: 1 / 8 };
}

/** What the service fills in from its own address; to look at it in vain does no harm. */
const addressParts: ReadonlySet<string> = new Set(['$ref', 'location']);
