import { isJsonObject, type JsonValue } from '../../base/json.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { shorten } from '../../base/shorten.js';
import { toPointer } from '../../base/jsonPointer.js';
import { type MessageView } from '../view/messageView.js';
import { toAttributeText } from '../view/attributeText.js';
import { nameMembers } from './memberNames.js';
import { isPlainMessageKind, messageSchemas, type PlainMessageKind } from './messageSchemas.js';
import { type SchemaProblem } from './schemaProblems.js';
import { lazyValidator, type SchemaError, type Validate } from './validators.js';

const validators = new Map<PlainMessageKind, Validate>();

function validatorFor(kind: PlainMessageKind): Validate {
  const found = validators.get(kind) ?? lazyValidator(() => messageSchemas[kind]);
  validators.set(kind, found);
  return found;
}

const mostProblems = 200;

/** What in a message of RFC 7644 (list, error, PATCH, search, Bulk) is not as it must be. */
export function messageProblems(message: MessageView): readonly SchemaProblem[] {
  const { kind } = message;
  if (!isPlainMessageKind(kind)) {
    return [];
  }
  const named = nameMembers(messageSchemas[kind], message.value);
  const errors = validatorFor(kind)(named.value);
  return [
    ...named.oddNames.map(({ pointer, canonical }) =>
      tell(
        message,
        'message.memberCapitals',
        pointer,
        `${toAttributeText(pointer)} is spelled ${canonical} in RFC 7644`,
      ),
    ),
    ...errors.slice(0, mostProblems).flatMap((error) => translate(message, error) ?? []),
  ];
}

const tell = (
  message: MessageView,
  rule: string,
  pointer: string,
  text: string,
): SchemaProblem => ({ rule, message: text, place: message.placeOf(pointer) });

const translators: ReadonlyMap<string, (told: Told) => SchemaProblem | undefined> = new Map([
  ['type', wrongType],
  ['required', missing],
  ['additionalProperties', unknownMember],
]);

interface Told {
  readonly message: MessageView;
  readonly error: SchemaError;
  /** The part of the JSON Schema that does not hold. */
  readonly schema: Readonly<Record<string, unknown>>;
  readonly place: string;
}

function translate(message: MessageView, error: SchemaError): SchemaProblem | undefined {
  const place = toAttributeText(error.instancePath);
  const schema: Readonly<Record<string, unknown>> = error.parentSchema ?? {};
  return translators.get(error.keyword)?.({ message, error, schema, place });
}

function wrongType({ message, error, schema, place }: Told): SchemaProblem | undefined {
  const rule = textOf(schema['rule']);
  const wanted = textOf(schema['wanted']) ?? '';
  // With `verbose` an error carries what it is about, which came out of JSON.
  const data = error.data as JsonValue;
  const where = place === '' ? 'The body' : place;
  return rule === undefined
    ? undefined
    : tell(
        message,
        rule,
        error.instancePath,
        `${where} must be ${wanted}, but is ${describeValue(data)}`,
      );
}

function missing({ message, error, schema, place }: Told): SchemaProblem | undefined {
  const name = textOf(error.params['missingProperty']) ?? '';
  const needs = schema['needs'];
  const rule =
    typeof needs === 'object' && needs !== null ? textOf(Reflect.get(needs, name)) : undefined;
  const whole = place === '' ? name : `${place}.${name}`;
  return rule === undefined
    ? undefined
    : tell(message, rule, error.instancePath, `${whole} is missing`);
}

function unknownMember({ message, error, schema }: Told): SchemaProblem | undefined {
  const name = textOf(error.params['additionalProperty']) ?? '';
  const rule = textOf(schema['unknown']);
  const pointer = error.instancePath + toPointer([name]);
  // With `verbose` an error carries what it is about, which came out of JSON.
  const isTold = lacksValue(error.data as JsonValue);
  return rule === undefined || isTold
    ? undefined
    : tell(
        message,
        rule,
        pointer,
        `RFC 7644 has no member ${shorten(toAttributeText(pointer))} here`,
      );
}

/** What stands beside the missing value of an operation is what patch.missingValue tells. */
const lacksValue = (operation: JsonValue): boolean =>
  isJsonObject(operation) &&
  /^(?:add|replace)$/i.test(textOf(operation['op']) ?? '') &&
  operation['value'] === undefined;

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
