import { isJsonArray, type JsonValue } from '../../base/json.js';
import { type Attribute, type AttributeType } from '../../scim/schema/attribute.js';
import { describeType, describeValue } from '../../scim/message/simpleValue.js';
import { shorten } from '../../base/shorten.js';
import { toPointer } from '../../base/jsonPointer.js';
import { type Problem } from '../rule.js';
import { type MessageView } from '../view/messageView.js';
import { findDiscoveryType } from './discoveryTypes.js';
import { canonicalNames, type CanonicalNames } from './canonicalNames.js';
import { type SchemaPurpose } from './jsonSchema.js';
import { type SchemaError, validatorOf } from './validators.js';

/** A problem with the rule that it breaks. */
export interface SchemaProblem extends Problem {
  readonly rule: string;
}

/** So many of one resource are enough to see what is wrong. */
const mostProblems = 200;

/** What in a resource does not fit the schemas of its type, in SCIM's terms (RFC 7643 2 and 7). */
export function schemaProblems(message: MessageView): readonly SchemaProblem[] {
  const discovery = findDiscoveryType(message.kind);
  const isResource = message.kind === 'resource' || message.kind === 'patchValue';
  const type = discovery ?? (isResource ? message.type : undefined);
  if (!type) {
    return [];
  }
  const purpose = discovery ? 'discovery' : purposeOf(message);
  const names = canonicalNames(type, message.value);
  const errors = validatorOf(type, purpose)(names.value);
  const teller = new Teller(message, names, type.name);
  return [
    ...names.oddNames.map(({ pointer, written, canonical }) =>
      teller.tell(
        'schema.nameCapitals',
        pointer,
        `${shorten(written)} is spelled ${canonical} in the schema`,
      ),
    ),
    ...errors.slice(0, mostProblems).flatMap((error) => teller.translate(error) ?? []),
  ];
}

function purposeOf({ purpose, isPartial }: MessageView): SchemaPurpose {
  switch (purpose) {
    case 'create':
    case 'replace':
    case 'document':
    case 'patch':
      return purpose;
    case 'answer':
      return isPartial ? 'partialAnswer' : 'answer';
  }
}

class Teller {
  readonly #message: MessageView;
  readonly #names: CanonicalNames;
  readonly #noun: string;

  constructor(message: MessageView, names: CanonicalNames, noun: string) {
    this.#message = message;
    this.#names = names;
    this.#noun = noun;
  }

  /** @param given pointer into the message as it was given */
  tell(rule: string, given: string, text: string, path?: string): SchemaProblem {
    return { rule, message: text, place: this.#message.placeOf(given, path) };
  }

  translate(error: SchemaError): SchemaProblem | undefined {
    const given = this.#names.toGiven(error.instancePath);
    const place = this.#message.textOf(given);
    switch (error.keyword) {
      case 'required':
        return this.#missing(given, place, readParameter(error, 'missingProperty'));
      case 'additionalProperties':
        return this.#unknown(given, readParameter(error, 'additionalProperty'));
      case 'readOnly':
        return this.tell(
          this.#message.kind === 'patchValue' ? 'patch.readOnlyValue' : 'schema.readOnlySent',
          given,
          `${place} is read-only: the service decides it and ignores what a client sends`,
        );
      case 'neverReturned':
        return this.tell(
          'schema.neverReturned',
          given,
          `The answer shows ${place}, which must never be returned`,
        );
      case 'format':
        return this.#badFormat(given, place, error);
      case 'type':
        return this.#wrongType(given, place, error);
      default:
        return undefined;
    }
  }

  #missing(given: string, place: string, name: string): SchemaProblem {
    const whole = place === '' ? name : `${place}.${name}`;
    if (this.#message.purpose === 'answer') {
      const text = `The answer has no ${whole}, which a ${this.#noun} always has`;
      return this.tell('schema.missingInAnswer', given, text, whole);
    }
    const text = `${whole} is required for a ${this.#noun} and is missing`;
    const mayBeProjected =
      this.#message.purpose === 'document' && this.#message.get('id') !== undefined;
    if (!mayBeProjected) {
      return this.tell('schema.required', given, text, whole);
    }
    // RFC 7644 3.9: an answer may leave out what was not asked for.
    const told = `${text}, which is right only where a request asked for other attributes`;
    return { ...this.tell('schema.required', given, told, whole), level: 'warning' };
  }

  #unknown(given: string, name: string): SchemaProblem {
    const step = toPointer([name]);
    const isUrn = given === '' && name.includes(':');
    if (isUrn && name.toLowerCase() === this.#message.type?.schema.toLowerCase()) {
      return this.tell(
        'schema.coreUrn',
        given + step,
        `The attributes under ${name} belong at the top of the ${this.#noun}`,
      );
    }
    return isUrn
      ? this.tell(
          'schema.unknownExtension',
          given + step,
          `${shorten(name)} is no schema of a ${this.#noun} here`,
        )
      : this.tell(
          'schema.unknownAttribute',
          given + step,
          `No schema of a ${this.#noun} has the attribute ${shorten(this.#message.textOf(given + step))}`,
        );
  }

  #badFormat(given: string, place: string, error: SchemaError): SchemaProblem {
    const attribute = attributeOf(error);
    const type = attribute?.type ?? 'string';
    return this.tell(
      formatRules.get(type) ?? 'schema.type',
      given,
      `${place} must be ${describeType(type)}, but is ${describeValue(dataOf(error))}`,
    );
  }

  #wrongType(given: string, place: string, error: SchemaError): SchemaProblem {
    const attribute = attributeOf(error);
    const data = dataOf(error);
    const where = place === '' ? `The ${this.#noun}` : place;
    const isList = attribute?.isMultiValued === true && !isItem(error);
    if (isList) {
      return this.tell(
        'schema.notAnArray',
        given,
        `${where} is multi-valued, so it must be an array, but is ${describeValue(data)}`,
      );
    }
    const rule = attribute ? typeRule(attribute, data) : 'schema.type';
    const wanted = attribute ? describeType(attribute.type) : 'an object';
    return this.tell(rule, given, `${where} must be ${wanted}, but is ${describeValue(data)}`);
  }
}

const formatRules: ReadonlyMap<AttributeType, string> = new Map([
  ['dateTime', 'schema.dateTime'],
  ['binary', 'schema.binary'],
  ['reference', 'schema.reference'],
]);

/** The mistakes that servers really make have rules of their own, as what Okta does differs. */
const typeRules: readonly {
  readonly rule: string;
  readonly matches: (attribute: Attribute, data: JsonValue) => boolean;
}[] = [
  {
    rule: 'schema.booleanText',
    matches: ({ type }, data) =>
      type === 'boolean' && typeof data === 'string' && /^(?:true|false)$/i.test(data),
  },
  {
    rule: 'schema.booleanNumber',
    matches: ({ type }, data) => type === 'boolean' && (data === 0 || data === 1),
  },
  {
    rule: 'schema.numericId',
    matches: ({ name }, data) => name === 'id' && typeof data === 'number',
  },
  {
    rule: 'schema.numberText',
    matches: ({ type }, data) =>
      (type === 'integer' || type === 'decimal') && typeof data === 'string',
  },
  { rule: 'schema.notSingle', matches: (_attribute, data) => isJsonArray(data) },
];

const typeRule = (attribute: Attribute, data: JsonValue): string =>
  typeRules.find(({ matches }) => matches(attribute, data))?.rule ?? 'schema.type';

const attributeOf = ({ parentSchema }: SchemaError): Attribute | undefined => {
  const scim: unknown = parentSchema?.['scim'];
  // Only toJsonSchema puts something under this keyword.
  return scim === undefined ? undefined : (scim as Attribute);
};

const isItem = ({ parentSchema }: SchemaError): boolean => parentSchema?.['isItem'] === true;

/** With `verbose` an error carries what it is about, which came out of JSON. */
const dataOf = (error: SchemaError): JsonValue => error.data as JsonValue;

function readParameter({ params }: SchemaError, name: string): string {
  const value: unknown = params[name];
  return typeof value === 'string' ? value : '';
}
