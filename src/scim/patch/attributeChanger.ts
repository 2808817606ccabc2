import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../base/json.js';
import { createWriteEffort, type Effort } from '../effort.js';
import { invalidPath, invalidValue, mutability, noTarget } from '../errors.js';
import { ListKeys } from '../message/listKeys.js';
import { type Place, placeOf, printPlace } from '../message/place.js';
import {
  addValues,
  foldValues,
  identify,
  isPrimary,
  keepOnePrimary,
  refersToResources,
  removeValues,
} from '../message/plural.js';
import { isSameValue } from '../message/sameValue.js';
import { checkNames, type ReadContext, type ValueReader } from '../message/valueReader.js';
import { type NoteId } from '../note.js';
import { type Attribute } from '../schema/attribute.js';
import { settleComplex, withPart } from './complexValue.js';
import { findHits, withoutHits } from './hits.js';
import { type PatchOperationName } from './operation.js';
import { type Selector } from './selector.js';

/** What one operation does to one attribute. */
export interface AttributeChange {
  readonly op: PatchOperationName;
  readonly sub?: Attribute;
  readonly selector?: Selector;
  readonly value?: JsonValue;
}

/**
 * Carries out operations on the value of one attribute (RFC 7644 3.5.2.1 to 3.5.2.3). Values are
 * never written to: what does not change is the same object before and after.
 */
export class AttributeChanger {
  readonly #reader: ValueReader;
  readonly #context: ReadContext;
  readonly #keys = new ListKeys();
  readonly #effort: Effort;

  constructor(reader: ValueReader, context: ReadContext) {
    this.#reader = reader;
    this.#context = context;
    this.#effort = context.effort ?? createWriteEffort();
  }

  /** The new value, undefined where the attribute is unassigned then. */
  change(
    attribute: Attribute,
    current: JsonValue | undefined,
    change: AttributeChange,
    place: Place,
  ): JsonValue | undefined {
    if (attribute.mutability === 'readOnly') {
      throw mutability(`${printPlace(place)} is read-only`);
    }
    const after = this.#compute(attribute, current, change, place);
    const isChanged = !isSameJson(current, after);
    if (isChanged && attribute.mutability === 'immutable' && current !== undefined) {
      if (after !== undefined && isSameValue(attribute, current, after)) {
        return current;
      }
      throw mutability(`${printPlace(place)} is immutable and has a value already`);
    }
    if (change.op === 'remove' && after === undefined && attribute.isRequired) {
      throw mutability(`${printPlace(place)} is required and cannot be removed`);
    }
    return isChanged ? after : current;
  }

  #compute(
    attribute: Attribute,
    current: JsonValue | undefined,
    change: AttributeChange,
    place: Place,
  ): JsonValue | undefined {
    if (change.selector) {
      const { selector } = change;
      if (!attribute.isMultiValued) {
        return this.#changeOnlyOne(attribute, current, { ...change, selector }, place);
      }
      return this.#changeSelected(attribute, toList(current), { ...change, selector }, place);
    }
    if (change.sub) {
      return this.#changePart(attribute, current, { ...change, sub: change.sub }, place);
    }
    if (attribute.isMultiValued) {
      return this.#changeList(attribute, toList(current), change, place);
    }
    return change.op === 'remove'
      ? undefined
      : this.#setSingular(attribute, current, change.op, change.value ?? null, place);
  }

  #setSingular(
    attribute: Attribute,
    current: JsonValue | undefined,
    op: 'add' | 'replace',
    value: JsonValue,
    place: Place,
  ): JsonValue | undefined {
    if (value === null) {
      return op === 'add' ? current : undefined;
    }
    if (attribute.type === 'complex' && isJsonObject(current) && isJsonObject(value)) {
      return this.#merge(attribute, current, op, value, place);
    }
    const read = this.#reader.readOne(attribute, this.#takeOne(attribute, value, place), place);
    return isJsonObject(current) && isJsonObject(read)
      ? this.#merge(attribute, current, op, read, place)
      : (read ?? (op === 'add' ? current : undefined));
  }

  /** Parts that are not named stay (RFC 7644 3.5.2.3). */
  #merge(
    attribute: Attribute,
    current: JsonObject,
    op: 'add' | 'replace',
    value: JsonObject,
    place: Place,
  ): JsonObject | undefined {
    checkNames(value, place);
    let merged = current;
    for (const [name, given] of Object.entries(value)) {
      const part = attribute.subAttributes.find(name);
      const here = placeOf(part?.name ?? name, place);
      if (!part) {
        this.#reader.ignoreUnknown(here);
      } else if (part.mutability === 'readOnly') {
        this.#reader.ignoreReadOnly(here);
      } else {
        const after = this.change(part, merged[part.name], { op, value: given }, here);
        merged = withPart(attribute, merged, part, after);
      }
    }
    return settleComplex(attribute, merged, place);
  }

  #changeList(
    attribute: Attribute,
    current: JsonArray,
    change: AttributeChange,
    place: Place,
  ): JsonArray | undefined {
    const { op, value = null } = change;
    this.#effort.spend(current.length);
    if (op === 'remove') {
      return toValue(this.#removeFromList(attribute, current, value, place));
    }
    const given = isJsonArray(value) ? value : [value];
    const list = this.#reader.readList(attribute, given, place);
    if (op === 'replace') {
      return toValue(reuseElements(attribute, current, list));
    }
    const after = addValues(attribute, current, list, this.#keys);
    if (after === current && list.length > 0) {
      this.#context.note({
        id: 'patch.alreadyThere',
        level: 'hint',
        detail: `Every value that was added to ${printPlace(place)} is there already; nothing changed`,
      });
    }
    return toValue(after);
  }

  #removeFromList(
    attribute: Attribute,
    current: JsonArray,
    value: JsonValue,
    place: Place,
  ): JsonArray {
    if (value === null) {
      return [];
    }
    const { removesListedValues: isListed, notesRemoveWithValue } = this.#context.profile;
    if (notesRemoveWithValue) {
      this.#noteTolerated(
        'patch.removeWithValue',
        `remove of ${printPlace(place)} carries a value, for which RFC 7644 3.5.2.2 has no use; ` +
          (isListed ? 'the listed values were removed' : 'all values were removed'),
      );
    }
    if (!isListed) {
      return [];
    }
    const listed = this.#reader.readList(attribute, isJsonArray(value) ? value : [value], place);
    return removeValues(attribute, current, listed);
  }

  #changePart(
    attribute: Attribute,
    current: JsonValue | undefined,
    change: AttributeChange & { readonly sub: Attribute },
    place: Place,
  ): JsonValue | undefined {
    if (!attribute.isMultiValued) {
      const before = isJsonObject(current) ? current : {};
      return this.#changePartOf(attribute, before, change, place);
    }
    const elements = toList(current);
    this.#effort.spend(elements.length * partCost);
    if (elements.length > 0) {
      return this.#changeElements(
        attribute,
        elements,
        elements.map((_, at) => at),
        change,
        place,
      );
    }
    return change.op === 'remove'
      ? undefined
      : this.#changeMissed(attribute, [], change, {}, place);
  }

  #changePartOf(
    attribute: Attribute,
    current: JsonObject,
    { op, sub, value }: AttributeChange & { readonly sub: Attribute },
    place: Place,
  ): JsonObject | undefined {
    const here = placeOf(sub.name, place);
    const after = this.change(
      sub,
      current[sub.name],
      { op, ...(value !== undefined && { value }) },
      here,
    );
    return settleComplex(attribute, withPart(attribute, current, sub, after), place);
  }

  #changeSelected(
    attribute: Attribute,
    current: JsonArray,
    change: AttributeChange & { readonly selector: Selector },
    place: Place,
  ): JsonValue | undefined {
    const { op, sub, selector } = change;
    this.#effort.spend(current.length * selector.cost);
    const hits = findHits(current, selector);
    if (hits.length === 0) {
      return this.#changeMissed(attribute, current, change, selector.template, place);
    }
    if (op === 'remove' && !sub) {
      return toValue(withoutHits(current, hits));
    }
    return this.#changeElements(attribute, current, hits, change, place);
  }

  /** `manager[value eq "…"]`: the filter says whether the one value there is, is meant. */
  #changeOnlyOne(
    attribute: Attribute,
    current: JsonValue | undefined,
    change: AttributeChange & { readonly selector: Selector },
    place: Place,
  ): JsonValue | undefined {
    const { selector, ...rest } = change;
    if (!this.#context.profile.acceptsFilterOnOneValue) {
      throw invalidPath(
        `${printPlace(place)} has one value, so a filter in brackets has nothing to choose from`,
      );
    }
    this.#noteTolerated(
      'patch.filterOnOneValue',
      `${printPlace(place)} has one value; the filter ${selector.text} behind it was taken as a condition`,
    );
    if (current !== undefined && selector.matches(current)) {
      return this.#compute(attribute, current, rest, place);
    }
    const after = this.#changeMissed(attribute, [], change, selector.template, place);
    return after === undefined ? current : after[0];
  }

  #changeElements(
    attribute: Attribute,
    current: JsonArray,
    hits: readonly number[],
    change: AttributeChange,
    place: Place,
  ): JsonArray | undefined {
    const identifyValue = identify(attribute);
    const after: (JsonValue | undefined)[] = [...current];
    let winner: JsonValue | undefined;
    let isOther = false;
    for (const at of hits) {
      const before = current[at] ?? null;
      const element = this.#changeElement(attribute, before, change, placeOf(at, place));
      after[at] = element;
      winner = isPrimary(element) && !isSameJson(element, before) ? element : winner;
      isOther ||= element === undefined || identifyValue(element) !== identifyValue(before);
    }
    const kept = after.filter((element) => element !== undefined);
    const single = winner === undefined ? kept : keepOnePrimary(kept, kept.lastIndexOf(winner));
    // Values that are the ones that they were cannot have become equal.
    return toValue(isOther ? foldValues(attribute, single) : single);
  }

  #changeElement(
    attribute: Attribute,
    before: JsonValue,
    { op, sub, value = null }: AttributeChange,
    place: Place,
  ): JsonValue | undefined {
    if (sub) {
      const element = isJsonObject(before) ? before : {};
      return this.#changePartOf(attribute, element, { op, sub, value }, place);
    }
    const one = toOne(value, place);
    if (one === null) {
      return op === 'add' ? before : undefined;
    }
    return op === 'add' && isJsonObject(before) && isJsonObject(one)
      ? this.#merge(attribute, before, op, one, place)
      : this.#reader.readOne(attribute, one, place);
  }

  /** The operation points at values of which there are none. */
  #changeMissed(
    attribute: Attribute,
    current: JsonArray,
    change: AttributeChange,
    template: JsonObject | undefined,
    place: Place,
  ): JsonArray | undefined {
    const { op, sub, value = null } = change;
    const what = `${printPlace(place)}${change.selector ? `[${change.selector.text}]` : ''}`;
    if (op === 'remove' && this.#mayMiss(attribute, change)) {
      this.#noteTolerated(
        'patch.missedRemove',
        `No value matches ${what}, so there was none to remove`,
      );
      return toValue(current);
    }
    if (template === undefined || !this.#isAddedOnMiss(change)) {
      throw noTarget(`No value matches ${what}`);
    }
    if (value === null) {
      return toValue(current);
    }
    const given = sub ? { [sub.name]: value } : toOne(value, place);
    const element = isJsonObject(given) ? { ...template, ...given } : given;
    if (change.selector) {
      this.#noteTolerated('patch.addedOnMiss', `No value matches ${what}, so one was added`);
    }
    return toValue(
      addValues(attribute, current, this.#reader.readList(attribute, [element], place), this.#keys),
    );
  }

  /**
   * RFC 7644, table 9: a filter without a match has no target. But who is not a member is gone already:
   * no changes then, and success (3.5.2.2).
   */
  #mayMiss(attribute: Attribute, { sub }: AttributeChange): boolean {
    return this.#context.profile.acceptsMissedRemove || (!sub && refersToResources(attribute));
  }

  /** RFC 7644 3.5.2.3: what does not exist is added; only a filter without a match has no target. */
  #isAddedOnMiss({ op, selector }: AttributeChange): boolean {
    const isReplaceAdding = !selector || this.#context.profile.addsOnMissedReplace;
    return op === 'add' || (op === 'replace' && isReplaceAdding);
  }

  /** Microsoft Entra sends lists of one where one value belongs. */
  #takeOne(attribute: Attribute, value: JsonValue, place: Place): JsonValue {
    const [only, second] = isJsonArray(value) ? value : [];
    if (only === undefined || second !== undefined || !this.#context.profile.acceptsListForOne) {
      return value;
    }
    this.#noteTolerated(
      'patch.listForOne',
      `${printPlace(place)} has one value, but a list of one came; its value was taken`,
    );
    const inner = isJsonObject(only) && attribute.type !== 'complex' ? only['value'] : undefined;
    return inner ?? only;
  }

  #noteTolerated(id: NoteId, detail: string): void {
    this.#context.note({ id, level: this.#context.profile.toleranceLevel, detail });
  }
}

/** To change a part of a value makes a copy of it. */
const partCost = 80;

const toList = (value: JsonValue | undefined): JsonArray => (isJsonArray(value) ? value : []);

const toValue = (list: JsonArray): JsonArray | undefined => (list.length > 0 ? list : undefined);

function toOne(value: JsonValue, place: Place): JsonValue {
  if (!isJsonArray(value)) {
    return value;
  }
  if (value.length !== 1) {
    throw invalidValue(
      `${printPlace(place)} is one value, but an array of ${String(value.length)} was given`,
    );
  }
  return value[0] ?? null;
}

/** `list` with the elements of `current` where they are the same, so that comparing costs nothing. */
function reuseElements(attribute: Attribute, current: JsonArray, list: JsonArray): JsonArray {
  if (current.length === 0) {
    return list;
  }
  const identifyValue = identify(attribute);
  const known = new Map(current.map((element) => [identifyValue(element), element]));
  return list.map((element) => {
    const before = known.get(identifyValue(element));
    return before !== undefined && isSameJson(before, element) ? before : element;
  });
}
