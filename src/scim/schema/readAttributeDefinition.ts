import { type JsonCursor } from '../../base/jsonCursor.js';
import { type JsonProblems } from '../../base/jsonProblems.js';
import {
  type AttributeDefinition,
  type AttributeType,
  type Mutability,
  type Returned,
  type Uniqueness,
} from './attribute.js';
import { DefinitionReader } from './definitionReader.js';

const attributeTypes: readonly AttributeType[] = [
  'string',
  'boolean',
  'decimal',
  'integer',
  'dateTime',
  'reference',
  'binary',
  'complex',
];
const mutabilities: readonly Mutability[] = ['readOnly', 'readWrite', 'immutable', 'writeOnly'];
const returnedWhen: readonly Returned[] = ['always', 'never', 'default', 'request'];
const uniquenesses: readonly Uniqueness[] = ['none', 'server', 'global'];

const memberNames: readonly string[] = [
  ...['name', 'type', 'multiValued', 'description', 'required', 'caseExact', 'mutability'],
  ...['returned', 'uniqueness', 'canonicalValues', 'referenceTypes', 'subAttributes'],
];

/** The attributes of a schema. */
export function readAttributeDefinitions(
  list: JsonCursor,
  problems: JsonProblems,
): readonly AttributeDefinition[] {
  return readList(list, problems, (attribute) => {
    problems.attempt(() => {
      checkReserved(attribute);
    });
    return readAttribute(attribute, problems, attributeTypes);
  });
}

function readList(
  list: JsonCursor,
  problems: JsonProblems,
  read: (attribute: JsonCursor) => AttributeDefinition | undefined,
): readonly AttributeDefinition[] {
  const reader = new DefinitionReader(list, problems);
  const attributes = reader.listOf(list, read);
  reader.checkUnique(list, 'name');
  return attributes;
}

const givenByService: ReadonlySet<string> = new Set(['id', 'meta', 'schemas']);

/** `externalId` may be defined: a service may make it required, for example. */
function checkReserved(attribute: JsonCursor): void {
  const name = attribute.member('name').text().toLowerCase();
  if (givenByService.has(name)) {
    attribute.member('name').fail('is an attribute that the service itself gives (RFC 7643 3.1)');
  }
  if (name === 'externalid') {
    const type = attribute.member('type').value ?? 'string';
    if (type !== 'string' || attribute.member('multiValued').value === true) {
      attribute.fail('defines externalId, which is one string (RFC 7643 3.1)');
    }
  }
}

/** What is absent takes the defaults of RFC 7643 2.2. */
function readAttribute(
  cursor: JsonCursor,
  problems: JsonProblems,
  types: readonly AttributeType[],
): AttributeDefinition | undefined {
  const reader = new DefinitionReader(cursor, problems);
  reader.checkNames(memberNames);
  const name = reader.get('name', readAttributeName);
  const { type } = {
    type: 'string' as const,
    ...reader.given('type', (member) => readType(member, types)),
  };
  const attribute = {
    type,
    multiValued: false,
    ...reader.given('multiValued', readFlag),
    ...reader.given('description', (member) => member.string()),
    ...reader.given('required', readFlag),
    ...reader.given('caseExact', readFlag),
    ...reader.given('mutability', (member) => member.oneOf(mutabilities)),
    ...reader.given('returned', (member) => member.oneOf(returnedWhen)),
    ...reader.given('uniqueness', (member) => member.oneOf(uniquenesses)),
    ...reader.given('canonicalValues', (member) => readCanonicalValues(member, type)),
    ...reader.given('referenceTypes', (member) => readReferenceTypes(member, type)),
    ...readSubAttributes(reader, type),
  };
  return name === undefined ? undefined : { name, ...attribute };
}

const readFlag = (member: JsonCursor): boolean => member.boolean();

function readType(member: JsonCursor, types: readonly AttributeType[]): AttributeType {
  if (member.value === 'complex' && !types.includes('complex')) {
    member.fail('must not be complex again (RFC 7643 2.3.8)');
  }
  return member.oneOf(types);
}

/** RFC 7643 2.1. `$ref` is the one name that begins with a dollar sign. */
function readAttributeName(cursor: JsonCursor): string {
  const name = cursor.text();
  if (name in Object.prototype) {
    cursor.fail(
      'is a name that every JavaScript object has; clients in JavaScript would misread it',
    );
  }
  return /^(?:\$ref|[A-Za-z][\w$-]*)$/.test(name)
    ? name
    : cursor.fail(
        'must begin with a letter and go on with letters, digits, -, _ and $ (RFC 7643 2.1)',
      );
}

/** Types whose values nobody chooses from a list. */
const unlisted: ReadonlySet<AttributeType> = new Set(['boolean', 'binary', 'complex']);

function readCanonicalValues(member: JsonCursor, type: AttributeType): readonly string[] {
  const values = readTexts(member);
  return values.length > 0 && unlisted.has(type)
    ? member.fail(`are strings to choose from; an attribute of the type ${type} has none`)
    : values;
}

function readReferenceTypes(member: JsonCursor, type: AttributeType): readonly string[] {
  const types = readTexts(member);
  return types.length > 0 && type !== 'reference'
    ? member.fail(`belong to the type reference only; this attribute is of the type ${type}`)
    : types;
}

const readTexts = (cursor: JsonCursor): readonly string[] =>
  cursor.items().map((item) => item.text());

const simpleTypes = attributeTypes.filter((type) => type !== 'complex');

function readSubAttributes(
  { cursor, problems }: DefinitionReader,
  type: AttributeType,
): Pick<AttributeDefinition, 'subAttributes'> {
  const list = cursor.member('subAttributes');
  if (type === 'complex') {
    const read = (part: JsonCursor): AttributeDefinition | undefined =>
      readAttribute(part, problems, simpleTypes);
    return { subAttributes: readList(list, problems, read) };
  }
  problems.attempt(() => {
    const isGiven = list.value !== undefined && list.value !== null;
    if (isGiven && list.items().length > 0) {
      list.fail(`belongs to the type complex only; this attribute is of the type ${type}`);
    }
  });
  return {};
}
