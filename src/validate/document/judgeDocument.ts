import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { shorten } from '../../base/shorten.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { shippedSchemas } from '../../scim/schema/shippedSchemas.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { Collector } from '../collector.js';
import { type Finding } from '../finding.js';
import { judgeMessage } from '../judgeMessage.js';
import { type RuleLevels } from '../ruleLevels.js';
import { getRule } from '../rules/allRules.js';
import { bulkMessages, listedMessages, patchValues } from '../view/exchangeMessages.js';
import { type MessageKind, type MessagePurpose, MessageView } from '../view/messageView.js';
import { type DocumentKind, tellDocumentKind } from './documentKind.js';
import { patchedType } from './patchedType.js';

export interface DocumentContext {
  readonly registry: SchemaRegistry;
  /** Levels that differ from those of the rules. */
  readonly levels?: RuleLevels;
}

/**
 * What is wrong with a SCIM message that comes by itself, as in a file: a resource, any message of RFC
 * 7644, or an array of them. It has no direction unless its kind says so: what is right in a request or
 * in an answer is right. Worst first.
 */
export function judgeDocument(value: JsonValue, context: DocumentContext): readonly Finding[] {
  const judging = judgeInSteps(value, context);
  for (;;) {
    const step = judging.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** The same for callers that have other things to do in between: stops after each message. */
export function* judgeInSteps(
  value: JsonValue,
  { registry, levels = new Map() }: DocumentContext,
): Generator<undefined, readonly Finding[]> {
  const collected = new Collector(levels);
  const items: readonly JsonValue[] = isJsonArray(value) ? value : [value];
  for (const [at, item] of items.entries()) {
    const pointer = isJsonArray(value) ? toPointer([at]) : '';
    if (isJsonObject(item)) {
      yield* judgeObject({ value: item, pointer, registry }, collected);
    } else {
      collected.add(getRule('message.object'), {
        message: `A SCIM message is a JSON object, but this is ${describeValue(item)}`,
        place: { part: 'body', pointer },
        fix: 'Write a resource or a message of RFC 7644, or an array of them',
      });
    }
  }
  return collected.findings();
}

interface DocumentPart {
  readonly value: JsonObject;
  /** Empty but in an array. */
  readonly pointer: string;
  readonly registry: SchemaRegistry;
}

function* judgeObject(part: DocumentPart, collected: Collector): Generator<undefined, void> {
  const known = tellDocumentKind(part.value, part.registry);
  const message = toMessage(part, known);
  const messages = [message, ...listedMessages(message), ...bulkMessages(message)];
  for (const one of [...messages, ...messages.flatMap(patchValues)]) {
    judgeMessage(one, collected);
    yield;
  }
  if (known.kind === 'unknown') {
    addUnknown(message, known, collected);
  }
}

function toMessage(part: DocumentPart, known: DocumentKind): MessageView {
  const { kind } = known;
  const type = typeOf(part, known);
  return new MessageView({
    ...part,
    kind,
    purpose: purposes.get(kind) ?? 'document',
    ...(type && { type }),
  });
}

function typeOf(part: DocumentPart, known: DocumentKind): ResourceType | undefined {
  if (known.kind === 'list') {
    return listedType(part);
  }
  if (known.kind === 'patch') {
    return patchedType(part);
  }
  return 'type' in known ? known.type : undefined;
}

/** Messages that are sent in one direction only; what they hold is so too. */
const purposes: ReadonlyMap<MessageKind, MessagePurpose> = new Map<MessageKind, MessagePurpose>([
  ['list', 'answer'],
  ['error', 'answer'],
  ['bulkResponse', 'answer'],
  ['serviceProviderConfig', 'answer'],
  ['patch', 'patch'],
  ['bulkRequest', 'create'],
  ['search', 'create'],
]);

/** Of the first resource that tells; those that say nothing are taken for the same (RFC 7644 3.4.2). */
function listedType({ value, pointer, registry }: DocumentPart): ResourceType | undefined {
  const list = new MessageView({ kind: 'list', purpose: 'answer', value, pointer, registry });
  for (const item of list.items('Resources')) {
    const known = isJsonObject(item) ? tellDocumentKind(item, registry) : undefined;
    if (known && 'type' in known) {
      return known.type;
    }
  }
  return undefined;
}

function addUnknown(message: MessageView, known: DocumentKind, collected: Collector): void {
  const urns = 'urns' in known ? known.urns : [];
  const [first] = urns;
  if (first === undefined) {
    collected.add(getRule('schemas.missing'), {
      message:
        'The document has no schemas, and none of its members tells which SCIM message it is; nothing else was checked',
      place: message.at(),
    });
    return;
  }
  collected.add(getRule('schemas.unknown'), {
    message: `No schema is known with the URN ${shorten(first)}, so nothing else was checked`,
    place: message.at(message.spelled('schemas')),
    // What cannot be checked must not pass for right.
    level: 'warning',
    ...toShippedFix(urns),
  });
}

function toShippedFix(urns: readonly string[]): { readonly fix?: string } {
  const wanted = urns.map((urn) => urn.toLowerCase());
  const found = [...shippedSchemas].find(([, { schemas }]) =>
    schemas.some(({ id }) => wanted.includes(id.toLowerCase())),
  );
  return found
    ? { fix: `Load the schemas ${found[0]}, which come with SCIM Workbench, by that name` }
    : {};
}
