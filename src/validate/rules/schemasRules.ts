import { type JsonObject, isJsonArray, isJsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { bothApps, type MessageRule, type Problems } from '../rule.js';
import { isScim11Urn, urnOfKind } from '../view/messageKind.js';
import { type MessageKind, type MessageView } from '../view/messageView.js';

const expectedUrn = ({ kind, type }: MessageView): string | undefined =>
  kind === 'resource' ? type?.schema : urnOfKind(kind);

const nounOf = ({ kind, type }: MessageView): string =>
  kind === 'resource' ? (type?.name ?? 'resource') : (nouns.get(kind) ?? 'message');

const nouns: ReadonlyMap<MessageKind, string> = new Map<MessageKind, string>([
  ['list', 'ListResponse'],
  ['error', 'Error'],
  ['patch', 'PATCH'],
  ['search', 'search'],
  ['bulkRequest', 'Bulk request'],
  ['bulkResponse', 'Bulk answer'],
  ['serviceProviderConfig', 'ServiceProviderConfig'],
  ['resourceType', 'ResourceType'],
  ['schema', 'Schema'],
]);

const isIetfEntitlement = (urn: string): boolean =>
  /^urn:ietf:params:scim:schemas:core:[\d.]+:(?:entitlement|role)s?$/i.test(urn);

/** Whether it is a message that has `schemas`: what a PATCH sets is a part of one. */
const isWhole = ({ kind }: MessageView): boolean => kind !== 'unknown' && kind !== 'patchValue';

/** Whether there is an array `schemas` with something in it, of a message that is known. */
const hasSchemas = (message: MessageView): boolean =>
  isWhole(message) && message.schemas.length > 0;

const atSchemas = (message: MessageView, ...steps: readonly number[]) =>
  message.at(message.spelled('schemas'), ...steps);

/** The members that hold the data of an extension, by their URN. */
const extensionMembers = (message: MessageView): readonly string[] =>
  message.kind === 'resource'
    ? Object.keys(message.value).filter(
        (name) => /^urn:/i.test(name) && hasData(message.value, name),
      )
    : [];

const hasData = (value: JsonObject, name: string): boolean => {
  const member = value[name];
  return isJsonObject(member) && Object.keys(member).length > 0;
};

/** The URNs in `schemas` with their places, of those that match. */
const tellUrns = (
  message: MessageView,
  matches: (urn: string, at: number) => boolean,
  tell: (urn: string) => string,
): Problems =>
  message
    .items('schemas')
    .flatMap((urn, at) =>
      typeof urn === 'string' && matches(urn, at)
        ? [{ message: tell(shorten(urn)), place: atSchemas(message, at) }]
        : [],
    );

/** `schemas` of every message (RFC 7643 3 and RFC 7644 3.1). */
export const schemasRules: readonly MessageRule[] = [
  {
    id: 'schemas.missing',
    on: 'message',
    level: 'error',
    title: 'Every message has schemas',
    references: ['RFC 7643 3', 'RFC 7644 3.1'],
    fix: 'Send "schemas" with the URN of the message or of the resource type',
    covers: ['body.schemas', 'patch.schemas', 'bulk.schemas', 'search.schemas'],
    check: (message: MessageView): Problems => {
      const isMissing = isWhole(message) && (message.get('schemas') ?? null) === null;
      return isMissing
        ? {
            message: `The ${nounOf(message)} has no schemas; it should name ${expectedUrn(message) ?? 'its schema'}`,
            place: message.at(),
            // Okta's own pushes of whole groups have been seen without it.
            ...(message.kind === 'patch' && { level: 'hint' as const }),
          }
        : undefined;
    },
  },
  {
    id: 'schemas.notAnArray',
    on: 'message',
    level: 'error',
    title: 'schemas is an array of URNs',
    references: ['RFC 7643 3'],
    fix: 'Put the URN into an array',
    check: (message: MessageView): Problems => {
      const value = message.get('schemas') ?? [];
      // The attribute of a resource is checked by its schema.
      const isMessage = isWhole(message) && message.kind !== 'resource';
      return isMessage && !discoveryKinds.has(message.kind) && !isJsonArray(value)
        ? { message: `schemas is ${describeValue(value)}`, place: atSchemas(message) }
        : undefined;
    },
  },
  {
    id: 'schemas.empty',
    on: 'message',
    level: 'error',
    title: 'schemas names a schema at least',
    references: ['RFC 7643 3'],
    fix: 'Name the URN of the message or of the resource type',
    covers: ['body.schemas', 'patch.schemas', 'bulk.schemas', 'search.schemas'],
    check: (message: MessageView): Problems => {
      const value = isWhole(message) ? message.get('schemas') : undefined;
      return isJsonArray(value) && value.length === 0
        ? {
            message: `schemas is empty; a ${nounOf(message)} names ${expectedUrn(message) ?? 'its schema'}`,
            place: atSchemas(message),
          }
        : undefined;
    },
  },
  {
    id: 'schemas.core',
    on: 'message',
    level: 'error',
    title: 'schemas names the main schema of the message',
    references: ['RFC 7643 3', 'RFC 7644 8.2'],
    fix: 'Name the URN of the message or of the resource type in schemas; extensions only come beside it',
    covers: ['body.schemas', 'patch.schemas', 'bulk.schemas', 'search.schemas'],
    check: (message: MessageView): Problems => {
      const urn = hasSchemas(message) ? expectedUrn(message) : undefined;
      const isTold = message.schemas.some((one) => isScim11Urn(one) || isIetfEntitlement(one));
      return urn !== undefined && !isTold && !message.names(urn)
        ? {
            message: `schemas does not name ${urn}, which every ${nounOf(message)} names`,
            place: atSchemas(message),
          }
        : undefined;
    },
  },
  {
    id: 'schemas.extensionNotNamed',
    on: 'message',
    level: 'error',
    title: 'schemas names the URN of each extension that has data',
    references: ['RFC 7643 3', 'RFC 7643 3.3'],
    okta: bothApps(
      'Okta sends and reads attributes by their external namespace, which is the URN of the extension',
    ),
    fix: 'Name the URN in schemas too',
    check: (message: MessageView): Problems =>
      hasSchemas(message)
        ? extensionMembers(message)
            // One that nobody knows is another rule's.
            .filter((urn) => !message.names(urn) && message.type?.findExtension(urn))
            .map((urn) => ({
              message: `${shorten(urn)} has data, but schemas does not name it`,
              place: message.at(urn),
              // Whether Okta itself names it is not confirmed.
              ...(message.side === 'request' && { level: 'hint' }),
            }))
        : undefined,
  },
  {
    id: 'schemas.withoutData',
    on: 'message',
    level: 'hint',
    title: 'An extension that schemas names has data',
    references: ['RFC 7643 3.3'],
    fix: 'Leave the URN out where the resource has nothing of the extension',
    check: (message: MessageView): Problems => {
      const { type } = message;
      if (message.kind !== 'resource' || !type || message.isPartial) {
        return undefined;
      }
      const present = new Set(Object.keys(message.value).map((name) => name.toLowerCase()));
      return tellUrns(
        message,
        (urn) => type.findExtension(urn) !== undefined && !present.has(urn.toLowerCase()),
        (urn) => `schemas names ${urn}, but the resource has nothing of it`,
      );
    },
  },
  {
    id: 'schemas.duplicate',
    on: 'message',
    level: 'warning',
    title: 'schemas names each URN once',
    references: ['RFC 7643 3'],
    fix: 'Take the second one out',
    check: (message: MessageView): Problems => {
      if (!hasSchemas(message) || message.schemas.length < 2) {
        return undefined;
      }
      const seen = new Set<string>();
      return tellUrns(
        message,
        (urn) => {
          const lower = urn.toLowerCase();
          const isSeen = seen.has(lower);
          seen.add(lower);
          return isSeen;
        },
        (urn) => `schemas names ${urn} twice`,
      );
    },
  },
  {
    id: 'schemas.unknown',
    on: 'message',
    level: 'hint',
    title: 'The schemas of a resource are known',
    references: ['RFC 7643 3', 'RFC 7643 3.3'],
    fix: 'Look for a spelling mistake, or load the schema file that defines it',
    covers: ['body.unknownSchema'],
    check: (message: MessageView): Problems => {
      const { type } = message;
      if (message.kind !== 'resource' || !type) {
        return undefined;
      }
      const core = type.schema.toLowerCase();
      return tellUrns(
        message,
        (urn) =>
          urn.toLowerCase() !== core &&
          type.findExtension(urn) === undefined &&
          !isScim11Urn(urn) &&
          !isIetfEntitlement(urn),
        (urn) => `${urn} is no schema of a ${type.name} here`,
      );
    },
  },
  {
    id: 'schemas.capitals',
    on: 'message',
    level: 'hint',
    title: 'URNs are written as they are registered',
    references: ['RFC 7643 10', 'RFC 8141 3.1'],
    fix: 'Write the URN as the RFC has it: some readers compare it letter by letter',
    check: (message: MessageView): Problems => {
      const { type } = message;
      const known = [
        expectedUrn(message),
        ...(message.kind === 'resource' ? (type?.extensions ?? []).map(({ urn }) => urn) : []),
      ];
      return tellUrns(
        message,
        (urn) => known.some((one) => one !== urn && one?.toLowerCase() === urn.toLowerCase()),
        (urn) =>
          `${urn} is ${known.find((one) => one?.toLowerCase() === urn.toLowerCase()) ?? 'a known URN'} in other capitals`,
      );
    },
  },
  {
    id: 'schemas.scim11',
    on: 'message',
    level: 'error',
    title: 'The URNs are those of SCIM 2.0',
    references: ['RFC 7643 10', 'RFC 7644 8.2'],
    okta: bothApps(
      'Okta has apps of their own for SCIM 1.1; a SCIM 2.0 app speaks 2.0 only, and an OIN submission must be 2.0',
    ),
    fix: 'Use urn:ietf:params:scim:schemas:core:2.0:User and so on, or choose a SCIM 1.1 app in Okta',
    covers: [
      'body.schemas',
      'patch.schemas',
      'bulk.schemas',
      'search.schemas',
      'body.unknownSchema',
    ],
    check: (message: MessageView): Problems =>
      tellUrns(message, isScim11Urn, (urn) => `${urn} is a URN of SCIM 1.1`),
  },
  {
    id: 'schemas.ietfEntitlement',
    on: 'message',
    level: 'warning',
    title: 'Entitlements and roles have the URNs of Okta',
    references: ['Okta: entitlement management'],
    okta: bothApps(
      'Okta does not recognise the type (by a field report): the Governance tab stays empty. A later change may not be picked up: recreate the app then',
    ),
    fix: 'Use urn:okta:scim:schemas:core:1.0:Entitlement or urn:okta:scim:schemas:core:1.0:Role',
    covers: [
      'body.schemas',
      'patch.schemas',
      'bulk.schemas',
      'search.schemas',
      'body.unknownSchema',
    ],
    check: (message: MessageView): Problems => {
      const schema = message.kind === 'resourceType' ? message.get('schema') : undefined;
      return typeof schema === 'string' && isIetfEntitlement(schema)
        ? {
            message: `The resource type has the schema ${shorten(schema)}, which no RFC defines`,
            place: message.at(message.spelled('schema')),
          }
        : tellUrns(
            message,
            isIetfEntitlement,
            (urn) => `${urn} is a URN that no RFC defines and Okta does not know`,
          );
    },
  },
];

/** Checked by their schemas as resources are. */
const discoveryKinds: ReadonlySet<MessageKind> = new Set<MessageKind>([
  'serviceProviderConfig',
  'resourceType',
  'schema',
]);
