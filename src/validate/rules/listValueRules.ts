import { isJsonArray, type JsonObject, type JsonValue } from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { bothApps, type MessageRule, type Problem, type Problems } from '../rule.js';
import { readAnyCase, readText, toBoolean } from '../view/anyCase.js';
import { attributeValues } from '../view/attributeValues.js';
import { type MessageView, objectsIn } from '../view/messageView.js';

/** The lists of objects in a resource, each with its values. */
const listsIn = (
  message: MessageView,
): readonly (readonly [pointer: string, items: readonly (readonly [number, JsonObject])[]])[] =>
  attributeValues(message).flatMap(({ attribute, value, pointer }) =>
    attribute.subAttributes.size > 0 && isJsonArray(value) ? [[pointer, objectsIn(value)]] : [],
  );

function severalPrimaries(message: MessageView): Problems {
  return listsIn(message).flatMap(([pointer, items]) => {
    const primaries = items.filter(([, item]) => toBoolean(readAnyCase(item, 'primary')) === true);
    const [, second] = primaries;
    return second
      ? [
          {
            message: `${String(primaries.length)} values of ${message.textOf(pointer)} are primary`,
            place: message.placeOf(pointer + toPointer([second[0], 'primary'])),
          },
        ]
      : [];
  });
}

function repeatedValues(message: MessageView): Problems {
  return listsIn(message).flatMap(([pointer, items]) => {
    const firstByKey = new Map<string, number>();
    const problems: Problem[] = [];
    for (const [at, item] of items) {
      const value = readAnyCase(item, 'value') ?? null;
      const key = JSON.stringify([readAnyCase(item, 'type') ?? null, value]);
      const first = firstByKey.get(key);
      if (value !== null && first !== undefined) {
        const name = message.textOf(pointer);
        problems.push({
          message: `${name}[${String(at)}] has the type and value of ${name}[${String(first)}]`,
          place: message.placeOf(pointer + toPointer([at])),
        });
      }
      firstByKey.set(key, first ?? at);
    }
    return problems;
  });
}

function memberWithoutValue(message: MessageView): Problems {
  return listsIn(message)
    .filter(([pointer]) => pointer.toLowerCase() === '/members')
    .flatMap(([pointer, items]) =>
      items
        .filter(([, item]) => (readAnyCase(item, 'value') ?? null) === null)
        .map(([at, item]) => ({
          message: `${message.textOf(pointer)}[${String(at)}] has no value, so it does not say who is meant`,
          place: message.placeOf(pointer + toPointer([at])),
          ...(readText(item, '$ref') !== undefined && { level: 'warning' as const }),
        })),
    );
}

/** Lists whose elements are nothing without their value (RFC 7643 4.1.2). */
const lists: ReadonlySet<string> = new Set(['/emails', '/phonenumbers', '/ims']);

/** Of a resource that is whole: who asks for the types alone gets no values. */
const elementWithoutValue = (message: MessageView): Problems =>
  message.kind === 'resource' && !message.isPartial
    ? listsIn(message)
        .filter(([pointer]) => lists.has(pointer.toLowerCase()))
        .flatMap(([pointer, items]) =>
          items
            .filter(([, item]) => isNothing(readAnyCase(item, 'value')) && saysMore(item))
            .map(([at]) => ({
              message: `${message.textOf(pointer)}[${String(at)}] has no value`,
              place: message.placeOf(pointer + toPointer([at])),
            })),
        )
    : undefined;

const isNothing = (value: JsonValue | undefined): boolean =>
  value === undefined || value === null || value === '';

const saysMore = (item: JsonObject): boolean =>
  Object.values(item).some((value) => !isNothing(value));

/** What the values of one list must be to each other (RFC 7643 2.4). */
export const listValueRules: readonly MessageRule[] = [
  {
    id: 'value.noValue',
    on: 'message',
    level: 'warning',
    title: 'An email address, phone number or IM address has a value',
    references: ['RFC 7643 2.4', 'RFC 7643 4.1.2'],
    okta: bothApps('Okta maps emails[…].value: an element without one gives an empty attribute'),
    fix: 'Leave the element out, or give it its value',
    check: elementWithoutValue,
  },
  {
    id: 'value.primaryTwice',
    on: 'message',
    level: 'error',
    title: 'One value of a list at most is primary',
    references: ['RFC 7643 2.4'],
    fix: 'Set primary to false, or leave it out, on all values but one',
    covers: ['body.secondPrimary'],
    check: severalPrimaries,
  },
  {
    id: 'value.repeated',
    on: 'message',
    level: 'warning',
    title: 'A list holds each type and value once',
    references: ['RFC 7643 2.4'],
    fix: 'Leave the second one out',
    covers: ['body.duplicateValue'],
    check: repeatedValues,
  },
  {
    id: 'value.memberWithoutValue',
    on: 'message',
    level: 'error',
    title: 'A member of a group is named by its value',
    references: ['RFC 7643 4.2'],
    okta: bothApps('Okta sends the id of the user as value, and finds members by it on import'),
    fix: 'Send the id of the user or group as value',
    check: memberWithoutValue,
  },
];
