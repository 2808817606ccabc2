import { isJsonObject, type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { bothApps, type MessageRule, type Problem, type Problems } from '../rule.js';
import { readText } from '../view/anyCase.js';
import { attributeValues } from '../view/attributeValues.js';
import { type MessageView } from '../view/messageView.js';

/** What is wrong with a text, as the end of a sentence. */
type Tell = (text: string) => string | undefined;

/** Looks at each text that stands at one of `paths`, for example `emails.value`. */
const inTexts =
  (paths: readonly string[], tell: Tell) =>
  (message: MessageView): Problems => {
    const problems: Problem[] = [];
    for (const { value, path, pointer } of attributeValues(message)) {
      const text = typeof value === 'string' && paths.includes(path) ? value : undefined;
      const told = text === undefined ? undefined : tell(text);
      if (told !== undefined) {
        problems.push({
          message: `${message.textOf(pointer)} ${told}`,
          place: message.placeOf(pointer),
        });
      }
    }
    return problems;
  };

const otherEmail: Tell = (text) =>
  /^[^\s@]+@[^\s@]+$/.test(text) || /^"[^"]+"@[^\s@]+$/.test(text)
    ? undefined
    : `is ${quote(text)}, which is no email address`;

const otherLanguage: Tell = (text) =>
  /^[a-z]{2,8}(?:-[a-z\d]{1,8})*(?:\s*[,;].*)?$/i.test(text)
    ? undefined
    : `is ${quote(text)}, which is no language tag`;

const otherCountry: Tell = (text) =>
  /^[a-z]{2}$/i.test(text) ? undefined : `is ${quote(text)}, which is no code of two letters`;

const otherTimeZone: Tell = (text) =>
  isTimeZone(text) ? undefined : `is ${quote(text)}, which is no zone of the time zone database`;

/** Asking for one takes long, and there are few in use. */
const timeZones = new Map<string, boolean>();
const mostTimeZones = 500;

function isTimeZone(text: string): boolean {
  const known = timeZones.get(text);
  if (known !== undefined) {
    return known;
  }
  if (timeZones.size >= mostTimeZones) {
    timeZones.clear();
  }
  const is = isZoneOfIntl(text);
  timeZones.set(text, is);
  return is;
}

function isZoneOfIntl(text: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    // expected: no zone has this name
    return false;
  }
}

const quote = (text: string): string => JSON.stringify(shorten(text));

/** But for tab, line feed and carriage return, which addresses and texts of several lines have. */
const controlCharacter = /(?![\t\n\r])\p{Cc}/u;

function controlCharacters(message: MessageView): Problems {
  const problems: Problem[] = [];
  for (const { value, pointer } of attributeValues(message)) {
    const found = typeof value === 'string' ? controlCharacter.exec(value) : undefined;
    if (found) {
      const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
      problems.push({
        message: `${message.textOf(pointer)} holds the control character U+${code}`,
        place: message.placeOf(pointer),
      });
    }
  }
  return problems;
}

function otherCanonicalValue(message: MessageView): Problems {
  const problems: Problem[] = [];
  for (const { attribute, value, pointer } of attributeValues(message)) {
    const { canonicalValues } = attribute;
    const isOther =
      typeof value === 'string' &&
      canonicalValues.length > 0 &&
      !canonicalValues.some((one) => one.toLowerCase() === value.toLowerCase());
    if (isOther) {
      problems.push({
        message: `${message.textOf(pointer)} is ${quote(value)}; the schema suggests ${canonicalValues.join(', ')}`,
        place: message.placeOf(pointer),
      });
    }
  }
  return problems;
}

const isEmptyValue = (value: JsonValue | undefined): boolean =>
  value === null || (typeof value === 'string' && value.trim() === '');

function emptyRequired(message: MessageView): Problems {
  const { type, value, kind } = message;
  if (!type || kind !== 'resource') {
    return undefined;
  }
  return Object.entries(value).flatMap(([name, member]) => {
    const attribute = type.attributes.find(name);
    const isNeeded =
      attribute?.isRequired === true || (attribute?.name === 'id' && message.purpose === 'answer');
    return isNeeded && isEmptyValue(member)
      ? [
          {
            message: `${name} is required, and is ${member === null ? 'null' : 'empty'}`,
            place: message.at(name),
          },
        ]
      : [];
  });
}

const blankAround: Tell = (text) =>
  text !== text.trim() && text.trim() !== ''
    ? `is ${quote(text)}, with a blank at its ${text.startsWith(text.trim()) ? 'end' : 'beginning'}`
    : undefined;

function reservedId(message: MessageView): Problems {
  const id = message.kind === 'resource' ? readText(message.value, 'id') : undefined;
  return id?.toLowerCase() === 'bulkid'
    ? { message: `The id is ${quote(id)}`, place: message.at(message.spelled('id')) }
    : undefined;
}

function otherResourceType(message: MessageView): Problems {
  const { type } = message;
  const meta = message.kind === 'resource' ? message.get('meta') : undefined;
  const name = isJsonObject(meta) ? readText(meta, 'resourceType') : undefined;
  return type && name !== undefined && name !== type.name
    ? {
        message: `meta.resourceType is ${quote(name)}, but this is a ${type.name}`,
        place: message.at(message.spelled('meta'), 'resourceType'),
        ...(name.toLowerCase() === type.name.toLowerCase() && { level: 'warning' as const }),
      }
    : undefined;
}

/** What the values of attributes must be beyond their types (RFC 7643 2.4, 3.1, 4 and 9.6). */
export const valueRules: readonly MessageRule[] = [
  {
    id: 'value.emptyRequired',
    on: 'message',
    level: 'error',
    title: 'A required attribute has a value',
    references: ['RFC 7643 2.5', 'RFC 7643 4.1.1'],
    okta: bothApps(
      'Okta matches users by userName and groups by displayName: without one there is no match',
    ),
    fix: 'Send a value that is neither null nor empty',
    check: emptyRequired,
  },
  {
    id: 'value.resourceType',
    on: 'message',
    level: 'error',
    title: 'meta.resourceType is the name of the resource type',
    references: ['RFC 7643 3.1'],
    fix: 'Write the name as /ResourceTypes has it, for example User',
    check: otherResourceType,
  },
  {
    id: 'value.reservedId',
    on: 'message',
    level: 'error',
    title: 'No id is bulkId',
    references: ['RFC 7643 3.1'],
    okta: bothApps('Okta asks in its preparations that no id is the text bulkId'),
    fix: 'Give the resource another id: bulkId is a word of Bulk requests',
    check: reservedId,
  },
  {
    id: 'value.email',
    on: 'message',
    level: 'warning',
    title: 'An email address has the form of one',
    references: ['RFC 7643 4.1.2'],
    fix: 'Send the address alone, for example jane@example.com, without a name and without mailto:',
    check: inTexts(['emails.value'], otherEmail),
  },
  {
    id: 'value.controlCharacter',
    on: 'message',
    level: 'warning',
    title: 'Texts hold no control characters',
    references: ['RFC 7643 2.3.1', 'RFC 8264 9.11'],
    okta: bothApps(
      'Services refuse such a profile: "Bad Request. Errors reported by remote server: Request is unparsable, syntactically incorrect, or violates schema."',
    ),
    fix: 'Clean the profile where it comes from',
    check: controlCharacters,
  },
  {
    id: 'value.blankAround',
    on: 'message',
    level: 'warning',
    title: 'A name begins and ends with no blank',
    references: ['RFC 7643 4.1.1'],
    okta: bothApps(
      'Okta looks for the name without the blank, does not find it and creates the user a second time',
    ),
    fix: 'Cut the blank off before the name is stored',
    check: inTexts(['userName', 'id'], blankAround),
  },
  {
    id: 'value.canonical',
    on: 'message',
    level: 'hint',
    title: 'A value is one of those that the schema suggests',
    references: ['RFC 7643 7'],
    fix: 'Nothing, where client and server both know the value: the list is a suggestion',
    check: otherCanonicalValue,
  },
  {
    id: 'value.language',
    on: 'message',
    level: 'hint',
    title: 'Languages and locales are language tags',
    references: ['RFC 7643 4.1.1', 'RFC 5646'],
    fix: 'Write en-US, with a hyphen',
    check: inTexts(['locale', 'preferredLanguage'], otherLanguage),
  },
  {
    id: 'value.country',
    on: 'message',
    level: 'hint',
    title: 'A country is a code of two letters',
    references: ['RFC 7643 4.1.2'],
    fix: 'Write the code of ISO 3166-1, for example US',
    check: inTexts(['addresses.country'], otherCountry),
  },
  {
    id: 'value.timeZone',
    on: 'message',
    level: 'hint',
    title: 'A time zone is one of the time zone database',
    references: ['RFC 7643 4.1.1', 'RFC 6557'],
    fix: 'Write the name of a zone, for example America/Los_Angeles',
    check: inTexts(['timezone'], otherTimeZone),
  },
];
