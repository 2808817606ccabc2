import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../base/json.js';
import { type Effort } from '../effort.js';
import { invalidValue } from '../errors.js';
import { type NoteId, type TakeNote } from '../note.js';
import { type Profile } from '../profile.js';
import { type Attribute, type AttributeMap } from '../schema/attribute.js';
import { type Place, placeOf, pointerOf, printPlace } from './place.js';
import { foldValues, isPrimary, refersToResources } from './plural.js';
import { describeType, describeValue, isValidSimple } from './simpleValue.js';

export interface ReadContext {
  readonly profile: Profile;
  readonly note: TakeNote;
  /** Of the whole request; without it that of one resource is counted by itself. */
  readonly effort?: Effort;
}

export interface ReadOptions {
  /** Fixtures may set what clients may not. */
  readonly keepsReadOnly?: boolean;
  /** Where in the message a place is, as a JSON pointer, where the message is not the resource itself. */
  readonly pointerTo?: (place: Place) => string;
}

/** A member under its canonical name; without a value where it is unassigned or ignored. */
export interface ReadMember {
  readonly name: string;
  readonly value: JsonValue | undefined;
}

/**
 * Reads attribute values that a client sent into their canonical form: names as the schema spells
 * them, unassigned values (null, empty) absent, read-only and unknown parts left out. Anything of
 * the wrong type is a 400 `invalidValue` that names the place.
 */
export class ValueReader {
  readonly #context: ReadContext;
  readonly #keepsReadOnly: boolean;
  readonly #pointerTo: (place: Place) => string;
  readonly #readOnly: Ignored[] = [];
  readonly #unknown: Ignored[] = [];

  constructor(context: ReadContext, options: ReadOptions = {}) {
    this.#context = context;
    this.#keepsReadOnly = options.keepsReadOnly ?? false;
    this.#pointerTo = options.pointerTo ?? pointerOf;
  }

  /** The canonical value, or undefined where it is unassigned (RFC 7643 2.5). */
  read(attribute: Attribute, value: JsonValue, place: Place): JsonValue | undefined {
    if (value === null) {
      return undefined;
    }
    if (!attribute.isMultiValued) {
      return this.readOne(attribute, value, place);
    }
    if (!isJsonArray(value)) {
      throw invalidValue(`${printPlace(place)} must be an array, but was ${describeValue(value)}`);
    }
    const list = this.readList(attribute, value, place);
    return list.length > 0 ? list : undefined;
  }

  /** The elements of a multi-valued attribute, each once, at most one of them primary. */
  readList(attribute: Attribute, elements: JsonArray, place: Place): JsonArray {
    const read = this.#readElements(attribute, elements, place);
    const primaries = read.filter(isPrimary).length;
    const folded = foldValues(attribute, read);
    if (primaries > 1) {
      this.#note(
        'body.secondPrimary',
        place,
        `${printPlace(place)} has ${String(primaries)} primary values; only the last one stays ` +
          'primary (RFC 7643 2.4)',
      );
    }
    if (folded.length < read.length) {
      this.#note(
        'body.duplicateValue',
        place,
        `${printPlace(place)} names ${String(read.length - folded.length)} value(s) more than ` +
          'once; each is kept once (RFC 7643 2.4)',
      );
    }
    return folded;
  }

  /** One value: of a singular attribute, or one element of a multi-valued one. */
  readOne(attribute: Attribute, value: JsonValue, place: Place): JsonValue | undefined {
    const { type } = attribute;
    if (type === 'complex') {
      return this.#readComplex(attribute, value, place);
    }
    if (isValidSimple(type, value)) {
      return value;
    }
    const coerced = type === 'boolean' ? this.#coerceBoolean(value, place) : undefined;
    if (coerced === undefined) {
      throw wrongType(attribute, value, place);
    }
    return coerced;
  }

  /**
   * The members of `value` that the schema knows and that have a value. Most messages are canonical as
   * they come, so `value` itself is the answer where nothing has to change.
   *
   * @param readOther reads members that are no attributes (extensions); undefined: ignored as unknown
   */
  readMembers(
    attributes: AttributeMap,
    value: JsonObject,
    place: Place | undefined,
    readOther?: (name: string, value: JsonValue) => ReadMember | undefined,
  ): JsonObject {
    const names = Object.keys(value);
    let changed: Map<string, JsonValue> | undefined;
    for (const [at, name] of names.entries()) {
      const given = value[name] ?? null;
      const member = this.#readMember(attributes, name, given, place) ?? readOther?.(name, given);
      if (!changed && member?.value === given && member.name === name) {
        continue;
      }
      changed ??= new Map(names.slice(0, at).map((before) => [before, value[before] ?? null]));
      if (member) {
        putMember(changed, member, place);
      } else {
        this.ignoreUnknown(placeOf(name, place));
      }
    }
    return changed ? Object.fromEntries(changed) : value;
  }

  ignoreReadOnly(place: Place): void {
    this.#readOnly.push(this.#toIgnored(place));
  }

  ignoreUnknown(place: Place): void {
    this.#unknown.push(this.#toIgnored(place));
  }

  /** Notes what was left out, once for the whole message. */
  finish(typeName: string): void {
    if (this.#readOnly.length > 0) {
      this.#context.note({
        id: 'body.readOnly',
        level: 'hint',
        detail: `Ignored, because it is read-only (RFC 7643 7): ${printIgnored(this.#readOnly)}`,
        pointers: pointersOf(this.#readOnly),
      });
    }
    if (this.#unknown.length > 0 && this.#context.profile.notesUnknownAttributes) {
      this.#context.note({
        id: 'body.unknownAttribute',
        level: 'hint',
        detail: `Ignored, because no schema of ${typeName} defines it: ${printIgnored(this.#unknown)}`,
        pointers: pointersOf(this.#unknown),
      });
    }
  }

  #readElements(attribute: Attribute, elements: JsonArray, place: Place): JsonArray {
    const read: JsonValue[] = [];
    let isChanged = false;
    for (const [at, element] of elements.entries()) {
      const one =
        element === null ? undefined : this.readOne(attribute, element, placeOf(at, place));
      isChanged ||= one !== element;
      if (one !== undefined) {
        read.push(one);
      }
    }
    return isChanged ? read : elements;
  }

  #readMember(
    attributes: AttributeMap,
    name: string,
    value: JsonValue,
    place: Place | undefined,
  ): ReadMember | undefined {
    const attribute = attributes.find(name);
    if (!attribute) {
      return undefined;
    }
    const here = placeOf(attribute.name, place);
    if (attribute.mutability === 'readOnly' && !this.#keepsReadOnly) {
      // Okta sends `groups: []` with every person: nothing was set, so nothing was ignored.
      if (!isEmpty(value)) {
        this.ignoreReadOnly(here);
      }
      return { name: attribute.name, value: undefined };
    }
    return { name: attribute.name, value: this.read(attribute, value, here) };
  }

  #readComplex(attribute: Attribute, given: JsonValue, place: Place): JsonValue | undefined {
    const value = isJsonObject(given) ? given : this.#acceptBare(attribute, given, place);
    const read = this.readMembers(attribute.subAttributes, value, place);
    if (Object.keys(read).length === 0) {
      return undefined;
    }
    checkParts(attribute, read, place);
    return read;
  }

  #acceptBare(attribute: Attribute, value: JsonValue, place: Place): JsonObject {
    if (
      typeof value !== 'string' ||
      !this.#context.profile.acceptsBareMembers ||
      !refersToResources(attribute)
    ) {
      throw wrongType(attribute, value, place);
    }
    this.#note(
      'body.bareMember',
      place,
      `${printPlace(place)} is a bare string; it was taken as {"value": ${JSON.stringify(value)}}`,
    );
    return { value };
  }

  #coerceBoolean(value: JsonValue, place: Place): boolean | undefined {
    const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
    if (!this.#context.profile.coercesBooleanStrings || (text !== 'true' && text !== 'false')) {
      return undefined;
    }
    this.#note(
      'body.booleanString',
      place,
      `${printPlace(place)} must be a boolean, but was ${describeValue(value)}; ` +
        `it was taken as ${text}`,
    );
    return text === 'true';
  }

  #toIgnored(place: Place): Ignored {
    return { text: printPlace(place), pointer: this.#pointerTo(place) };
  }

  #note(id: NoteId, place: Place, detail: string): void {
    this.#context.note({
      id,
      level: this.#context.profile.toleranceLevel,
      detail,
      pointers: [this.#pointerTo(place)],
    });
  }
}

/** A place whose value was left out. */
interface Ignored {
  readonly text: string;
  readonly pointer: string;
}

const pointersOf = (ignored: readonly Ignored[]): readonly string[] => [
  ...new Set(ignored.map(({ pointer }) => pointer)),
];

const printIgnored = (ignored: readonly Ignored[]): string =>
  enumerate(ignored.map(({ text }) => text));

function putMember(
  members: Map<string, JsonValue>,
  { name, value }: ReadMember,
  place: Place | undefined,
): void {
  if (members.has(name)) {
    throw givenTwice(placeOf(name, place));
  }
  if (value !== undefined) {
    members.set(name, value);
  }
}

/** A 400 where a value of a PATCH has a name twice; which of the two is meant nobody can say. */
export function checkNames(value: JsonObject, place: Place | undefined): void {
  const seen = new Set<string>();
  for (const name of Object.keys(value)) {
    const key = name.toLowerCase();
    if (seen.has(key)) {
      throw givenTwice(placeOf(name, place));
    }
    seen.add(key);
  }
}

const givenTwice = (place: Place): Error =>
  invalidValue(`${printPlace(place)} is given twice, in different capitals`);

/** A 400 where a complex value lacks a sub-attribute that the schema requires. */
export function checkParts(attribute: Attribute, value: JsonObject, place: Place): void {
  for (const part of attribute.subAttributes) {
    if (part.isRequired && part.mutability !== 'readOnly' && value[part.name] === undefined) {
      throw invalidValue(`${printPlace(placeOf(part.name, place))} is required`);
    }
  }
}

const wrongType = (attribute: Attribute, value: JsonValue, place: Place): Error =>
  invalidValue(
    `${printPlace(place)} must be ${describeType(attribute.type)}, but was ${describeValue(value)}`,
  );

const mostNames = 10;

function enumerate(names: readonly string[]): string {
  const shown = [...new Set(names)];
  const more = shown.length - mostNames;
  return more > 0
    ? `${shown.slice(0, mostNames).join(', ')} and ${String(more)} more`
    : shown.join(', ');
}

/** Null and an empty list leave an attribute unassigned (RFC 7643 2.5). */
const isEmpty = (value: JsonValue): boolean =>
  value === null || (isJsonArray(value) && value.length === 0);
