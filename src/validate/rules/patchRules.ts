import { isJsonArray, isJsonObject, type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { type MessageRule, type Problem, type Problems, type SchemaRule } from '../rule.js';
import { type MessageView } from '../view/messageView.js';
import {
  findPatchTarget,
  isPathName,
  patchOperations,
  type PatchOperationView,
  stepsTo,
} from '../view/patchOperation.js';

type Check = (view: PatchOperationView) => Problem | undefined;

/** What is wrong with each of the operations. */
const inEach =
  (check: Check) =>
  (message: MessageView): Problems =>
    patchOperations(message).flatMap((operation) => check(operation) ?? []);

const at = (view: PatchOperationView, member?: string): Problem['place'] =>
  view.message.at(...stepsTo(view, member));

const nameOf = ({ index }: PatchOperationView): string => `Operations[${String(index)}]`;

/** As it is written. */
const quote = (value: JsonValue | undefined): string => shorten(JSON.stringify(value ?? null));

const knownOps: ReadonlySet<string> = new Set(['add', 'remove', 'replace']);

/** What other libraries and JSON Patch (RFC 6902) call it. */
const meantOps: ReadonlyMap<string, string> = new Map([
  ['update', 'replace'],
  ['set', 'replace'],
  ['put', 'replace'],
  ['modify', 'replace'],
  ['delete', 'remove'],
  ['unset', 'remove'],
  ['insert', 'add'],
  ['append', 'add'],
  ['create', 'add'],
]);

const unknownOp: Check = (view) => {
  const { op } = view;
  if (op === undefined || knownOps.has(op)) {
    return undefined;
  }
  const meant = meantOps.get(op);
  return {
    message: `The op of ${nameOf(view)} is ${shorten(JSON.stringify(op))}; there are add, remove and replace`,
    place: at(view, 'op'),
    ...(meant !== undefined && { fix: `Write "${meant}"` }),
  };
};

const opCapitals: Check = (view) => {
  const { op, operation } = view;
  const written = Object.entries(operation).find(([name]) => name.toLowerCase() === 'op')?.[1];
  return op !== undefined && knownOps.has(op) && written !== op
    ? {
        message: `The op of ${nameOf(view)} is ${describeValue(written ?? null)}, and RFC 7644 writes "${op}"`,
        place: at(view, 'op'),
      }
    : undefined;
};

const removeWithoutPath: Check = (view) =>
  view.op === 'remove' && view.path === undefined
    ? {
        message: `${nameOf(view)} removes something, but has no path that says what`,
        place: at(view),
      }
    : undefined;

const removeWithValue: Check = (view) =>
  view.op === 'remove' && view.path !== undefined && view.value !== undefined
    ? {
        message: `${nameOf(view)} is a remove with a value, which RFC 7644 gives no meaning to`,
        place: at(view, 'value'),
      }
    : undefined;

const missingValue: Check = (view) => {
  const { op, value } = view;
  if ((op !== 'add' && op !== 'replace') || value !== undefined) {
    return undefined;
  }
  const strays = Object.keys(view.operation).filter((name) => !/^(?:op|path|value)$/i.test(name));
  const [stray] = strays;
  return {
    message:
      stray === undefined
        ? `${nameOf(view)} (${op}) has no value`
        : `${nameOf(view)} (${op}) has no value; ${strays.map(shorten).join(', ')} ${strays.length === 1 ? 'stands' : 'stand'} beside it`,
    place: at(view),
    ...(stray !== undefined && {
      fix: `Move it into the value: "value": {"${shorten(stray)}": …}`,
    }),
  };
};

const brokenPath: Check = (view) => {
  const { parse, path } = view;
  if (!parse || parse.ok) {
    return undefined;
  }
  const { message, span } = parse.problem;
  const place = at(view, 'path');
  return {
    message: `The path ${quote(path)} cannot be read, column ${String(span.start + 1)}: ${message}`,
    place: place.part === 'body' ? { ...place, span } : place,
    ...(typeof path === 'string' &&
      path.startsWith('/') && {
        fix: 'Write attribute names with dots, as name.givenName: paths with slashes are those of JSON Patch (RFC 6902), not of SCIM',
      }),
  };
};

const unknownPath: Check = (view) => {
  const target = findPatchTarget(view);
  if (target?.kind !== 'unknown') {
    return undefined;
  }
  const noun = view.message.type?.name ?? 'resource';
  return {
    message: `No schema of a ${noun} has what the path ${quote(view.path)} names`,
    place: at(view, 'path'),
  };
};

const readOnlyPath: Check = (view) => {
  const target = findPatchTarget(view);
  if (target?.kind !== 'attribute') {
    return undefined;
  }
  const { attribute, sub } = target.resolved;
  const isNamed = target.path.kind !== 'extension' && target.path.sub !== undefined;
  const isReadOnly =
    attribute.mutability === 'readOnly' || (isNamed && sub?.mutability === 'readOnly');
  return isReadOnly
    ? {
        message: `The path ${quote(view.path)} names what is read-only, so that the service must refuse it with 400 mutability`,
        place: at(view, 'path'),
      }
    : undefined;
};

const filterOnOneValue: Check = (view) => {
  const target = findPatchTarget(view);
  return target?.kind === 'attribute' &&
    target.path.kind === 'valuePath' &&
    !target.resolved.attribute.isMultiValued
    ? {
        message: `The path ${quote(view.path)} selects among values, but ${target.resolved.attribute.name} has one value only`,
        place: at(view, 'path'),
      }
    : undefined;
};

const valueWithoutPath: Check = (view) =>
  (view.op === 'add' || view.op === 'replace') &&
  view.path === undefined &&
  view.value !== undefined &&
  !isJsonObject(view.value)
    ? {
        message: `${nameOf(view)} has no path, so its value must be an object with the attributes to change, but is ${describeValue(view.value)}`,
        place: at(view, 'value'),
      }
    : undefined;

const pathInValue = (message: MessageView): Problems =>
  patchOperations(message).flatMap((view) =>
    view.path === undefined && isJsonObject(view.value)
      ? Object.keys(view.value)
          .filter(isPathName)
          .map((name) => ({
            message: `The value of ${nameOf(view)} has a member ${shorten(JSON.stringify(name))}, which is a path and no attribute name`,
            place: message.at(...stepsTo(view, 'value'), name),
          }))
      : [],
  );

/** PATCH bodies (RFC 7644 3.5.2): what their JSON Schema says, and what it cannot. */
export const patchRules: readonly (SchemaRule | MessageRule)[] = [
  {
    id: 'patch.operations',
    on: 'schema',
    level: 'error',
    title: 'A PATCH lists its operations in an array Operations',
    references: ['RFC 7644 3.5.2'],
    okta: {
      aiw: 'Okta sends no PATCH to a private integration: it changes users and groups by PUT',
      oin: 'Okta sends every PATCH with Operations; a server that looks for another member answers 400 to each of them',
    },
    fix: 'Write {"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [{"op": "replace", "value": {"active": false}}]}',
  },
  {
    id: 'patch.emptyOperations',
    on: 'message',
    level: 'warning',
    title: 'A PATCH has one operation at least',
    references: ['RFC 7644 3.5.2'],
    fix: 'Send no PATCH where there is nothing to change',
    check: (message: MessageView): Problems => {
      const operations = message.get('Operations');
      return message.kind === 'patch' && isJsonArray(operations) && operations.length === 0
        ? { message: 'Operations is empty', place: message.at(message.spelled('Operations')) }
        : undefined;
    },
  },
  {
    id: 'patch.op',
    on: 'schema',
    level: 'error',
    title: 'Each operation has an op, which is a string',
    references: ['RFC 7644 3.5.2'],
    fix: 'Write "op": "add", "op": "remove" or "op": "replace"',
  },
  {
    id: 'patch.unknownOp',
    on: 'message',
    level: 'error',
    title: 'An op is add, remove or replace',
    references: ['RFC 7644 3.5.2'],
    fix: 'Use add, remove or replace: move, copy and test are of JSON Patch (RFC 6902), which is another thing',
    check: inEach(unknownOp),
  },
  {
    id: 'patch.opCapitals',
    on: 'message',
    level: 'hint',
    title: 'An op is written in small letters',
    references: ['RFC 7644 3.5.2'],
    fix: 'Write add, remove and replace as a client; take any capitals as a server, as Microsoft Entra sends Add, Remove and Replace',
    check: inEach(opCapitals),
  },
  {
    id: 'patch.pathText',
    on: 'schema',
    level: 'error',
    title: 'A path is a string',
    references: ['RFC 7644 3.5.2'],
    fix: 'Send the path as one string, for example "members" or "emails[type eq \\"work\\"].value", or leave it out',
  },
  {
    id: 'patch.path',
    on: 'message',
    level: 'error',
    title: 'A path follows the grammar of RFC 7644',
    references: ['RFC 7644 3.5.2', 'RFC 7644 3.10'],
    okta: {
      aiw: 'Okta sends no PATCH to a private integration',
      oin: 'Okta sends the paths members and members[value eq "…"], or none',
    },
    fix: 'Write an attribute, attribute.sub-attribute, or attribute[filter].sub-attribute',
    check: inEach(brokenPath),
  },
  {
    id: 'patch.unknownPath',
    on: 'message',
    level: 'warning',
    title: 'A path leads to an attribute of the schemas',
    references: ['RFC 7644 3.5.2', 'RFC 7644 3.12'],
    fix: 'Look for a spelling mistake; attributes of an extension stand behind its URN and a colon',
    check: inEach(unknownPath),
  },
  {
    id: 'patch.readOnlyPath',
    on: 'message',
    level: 'error',
    title: 'A path leads to nothing that is read-only',
    references: ['RFC 7644 3.5.2', 'RFC 7643 2.2'],
    fix: 'Change what it is derived from: the members of a group rather than the groups of a user',
    check: inEach(readOnlyPath),
  },
  {
    id: 'patch.readOnlyValue',
    on: 'schema',
    level: 'hint',
    title: 'A value sets nothing that is read-only',
    references: ['RFC 7644 3.5.2', 'RFC 7643 2.2'],
    okta: {
      aiw: 'Okta sends no PATCH to a private integration',
      oin: 'Okta renames a group with {"id": …, "displayName": …} as the value; a server that refuses the id makes each push of members fail',
    },
    fix: 'Pass over what is read-only, above all id, rather than answer 400',
    covers: ['body.readOnly'],
  },
  {
    id: 'patch.filterOnOneValue',
    on: 'message',
    level: 'warning',
    title: 'A path selects among values only where there can be several',
    references: ['RFC 7644 3.5.2'],
    fix: 'Write the path without brackets, for example manager',
    check: inEach(filterOnOneValue),
  },
  {
    id: 'patch.removePath',
    on: 'message',
    level: 'error',
    title: 'A remove has a path',
    references: ['RFC 7644 3.5.2.2'],
    fix: 'Say by the path what is to be removed; without one the service answers 400 noTarget',
    check: inEach(removeWithoutPath),
  },
  {
    id: 'patch.removeWithValue',
    on: 'message',
    level: 'hint',
    title: 'A remove selects by its path and has no value',
    references: ['RFC 7644 3.5.2.2'],
    okta: {
      aiw: 'Okta sends no PATCH to a private integration',
      oin: 'Okta removes members by the path members[value eq "…"], one operation each',
    },
    fix: 'Select with a filter in the path: members[value eq "…"]; a server that Microsoft Entra calls must take the list in the value too',
    check: inEach(removeWithValue),
  },
  {
    id: 'patch.missingValue',
    on: 'message',
    level: 'error',
    title: 'An add or a replace has a value',
    references: ['RFC 7644 3.5.2.1', 'RFC 7644 3.5.2.3'],
    fix: 'Put what is to be set into value',
    check: inEach(missingValue),
  },
  {
    id: 'patch.valueObject',
    on: 'message',
    level: 'error',
    title: 'Without a path the value is an object of attributes',
    references: ['RFC 7644 3.5.2.1', 'RFC 7644 3.5.2.3'],
    okta: {
      aiw: 'Okta sends no PATCH to a private integration',
      oin: 'Okta deactivates with {"op": "replace", "value": {"active": false}}, without a path',
    },
    fix: 'Send {"active": false} as the value, or name the attribute in path',
    check: inEach(valueWithoutPath),
  },
  {
    id: 'patch.pathInValue',
    on: 'message',
    level: 'hint',
    title: 'The members of a value are attributes, no paths',
    references: ['RFC 7644 3.5.2'],
    fix: 'Nest the object, {"name": {"givenName": …}}, or use one operation with a path each; Microsoft Entra sends paths here',
    check: pathInValue,
  },
];
