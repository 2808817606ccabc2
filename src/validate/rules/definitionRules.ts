import { isJsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { type MessageRule, type Problem, type Problems } from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type MessageView, objectsIn } from '../view/messageView.js';

/** An attribute as a schema document defines it, with its name in messages and its place. */
interface Definition {
  readonly message: MessageView;
  readonly steps: readonly (string | number)[];
  readonly definition: JsonObject;
  readonly where: string;
}

/** Those of a schema document, and their sub-attributes. */
function* definitionsIn(message: MessageView): IterableIterator<Definition> {
  if (message.kind !== 'schema') {
    return;
  }
  const member = message.spelled('attributes');
  for (const [at, definition] of objectsIn(message.items('attributes'))) {
    const outer = { message, steps: [member, at], definition, where: nameOf(definition, at) };
    yield outer;
    const subAttributes = readAnyCase(definition, 'subAttributes');
    for (const [index, sub] of objectsIn(isJsonArray(subAttributes) ? subAttributes : [])) {
      yield {
        message,
        steps: [member, at, 'subAttributes', index],
        definition: sub,
        where: `${outer.where}.${nameOf(sub, index)}`,
      };
    }
  }
}

const nameOf = (definition: JsonObject, at: number): string =>
  readText(definition, 'name') ?? `attributes[${String(at)}]`;

const inEach =
  (check: (one: Definition) => string | undefined, member: string) =>
  (message: MessageView): Problems =>
    [...definitionsIn(message)].flatMap((one): readonly Problem[] => {
      const text = check(one);
      const isThere = readAnyCase(one.definition, member) !== undefined;
      return text === undefined
        ? []
        : [{ message: text, place: message.at(...one.steps, ...(isThere ? [member] : [])) }];
    });

/** RFC 7643 7: the values that a characteristic may have. */
const characteristics: readonly (readonly [string, readonly string[]])[] = [
  [
    'type',
    ['string', 'boolean', 'decimal', 'integer', 'dateTime', 'binary', 'reference', 'complex'],
  ],
  ['mutability', ['readOnly', 'readWrite', 'immutable', 'writeOnly']],
  ['returned', ['always', 'never', 'default', 'request']],
  ['uniqueness', ['none', 'server', 'global']],
];

const otherCharacteristics = (message: MessageView): Problems =>
  characteristics.flatMap(([member, allowed]) =>
    [inEach((one) => otherValue(one, member, allowed), member)(message) ?? []].flat(),
  );

function otherValue(
  { definition, where }: Definition,
  member: string,
  allowed: readonly string[],
): string | undefined {
  const value = readAnyCase(definition, member);
  return typeof value === 'string' && !allowed.includes(value)
    ? `The ${member} of ${where} is ${describeValue(value)}; there are ${allowed.join(', ')}`
    : undefined;
}

function badName({ definition, where }: Definition): string | undefined {
  const name: JsonValue = readAnyCase(definition, 'name') ?? null;
  const isName = typeof name === 'string' && (/^[A-Za-z][\w$-]*$/.test(name) || name === '$ref');
  return isName
    ? undefined
    : `The name of ${where} is ${describeValue(name)}; it must begin with a letter, and go on with letters, digits, "-", "_" or "$"`;
}

function withoutParts({ definition, where }: Definition): string | undefined {
  const parts = readAnyCase(definition, 'subAttributes');
  return readText(definition, 'type') === 'complex' && !(isJsonArray(parts) && parts.length > 0)
    ? `${where} is complex and has no subAttributes, so that nobody knows its members`
    : undefined;
}

function contradiction({ definition, where }: Definition): string | undefined {
  const mutability = readText(definition, 'mutability');
  const returned = readText(definition, 'returned');
  // Required and readOnly go together in RFC 7643 8.7.2 itself: the service always has a value.
  return mutability === 'writeOnly' && (returned === 'always' || returned === 'default')
    ? `${where} has the mutability writeOnly and returned ${returned}: what is write-only is returned never`
    : undefined;
}

const neededMembers: ReadonlyMap<string, readonly string[]> = new Map([
  ['schema', ['id']],
  ['resourceType', ['name', 'endpoint', 'schema']],
]);

function emptyMembers(message: MessageView): Problems {
  return (neededMembers.get(message.kind) ?? []).flatMap((name) => {
    const value = message.get(name);
    return value === null || value === ''
      ? [
          {
            message: `${name} is ${value === null ? 'null' : 'empty'}, and a ${message.kind === 'schema' ? 'Schema' : 'ResourceType'} needs it`,
            place: message.at(message.spelled(name)),
          },
        ]
      : [];
  });
}

/** What a schema or a resource type says of attributes (RFC 7643 6 and 7). */
export const definitionRules: readonly MessageRule[] = [
  {
    id: 'definition.characteristic',
    on: 'message',
    level: 'error',
    title: 'type, mutability, returned and uniqueness have the values of RFC 7643',
    references: ['RFC 7643 7', 'RFC 7643 2.2'],
    fix: 'Write the value as RFC 7643 7 has it, in its capitals: readWrite, dateTime, default, none',
    check: otherCharacteristics,
  },
  {
    id: 'definition.name',
    on: 'message',
    level: 'error',
    title: 'An attribute has a name that filters and paths can hold',
    references: ['RFC 7643 2.1', 'RFC 7643 7'],
    fix: 'Choose a name such as badgeNumber; what people read goes into description',
    check: inEach(badName, 'name'),
  },
  {
    id: 'definition.subAttributes',
    on: 'message',
    level: 'error',
    title: 'A complex attribute has subAttributes',
    references: ['RFC 7643 7', 'RFC 7643 2.3.8'],
    fix: 'Define its members in subAttributes, or give it a simple type',
    check: inEach(withoutParts, 'type'),
  },
  {
    id: 'definition.contradiction',
    on: 'message',
    level: 'warning',
    title: 'What is write-only is not returned',
    references: ['RFC 7643 7', 'RFC 7643 2.2'],
    fix: 'For a secret write mutability writeOnly and returned never',
    check: inEach(contradiction, 'mutability'),
  },
  {
    id: 'definition.member',
    on: 'message',
    level: 'error',
    title: 'A schema has its id, a resource type its name, endpoint and schema',
    references: ['RFC 7643 6', 'RFC 7643 7'],
    fix: 'Send the member with a value',
    check: emptyMembers,
  },
];
