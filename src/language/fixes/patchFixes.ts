import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { parseAttributePath, parsePatchPath } from '../../scim/filter/parser.js';
import { findMeantPath } from '../../scim/filter/suggest.js';
import { findMember, type JsonMember, type JsonNode, membersOf, textOf } from '../json/jsonTree.js';
import { patchedTypes } from '../shape/patchTypes.js';
import {
  type FixPlace,
  jsonOf,
  type MakeFix,
  ownerOf,
  pathOf,
  possible,
  preferred,
  quote,
  replaceNode,
  setValue,
  type TextEdit,
} from './fix.js';

const ops = ['add', 'replace', 'remove'] as const;

/** `"Replace"` → `"replace"`. */
export const toSmallLetters: MakeFix = ({ pointed: { node } }) => {
  const lower = textOf(node)?.toLowerCase();
  return lower === undefined
    ? undefined
    : preferred(`Write ${quote(lower)}`, replaceNode(node, JSON.stringify(lower)));
};

/** Another word → one of the three, first that which the finding names. */
export const chooseOp: MakeFix = ({ pointed: { node, missing }, finding }) =>
  missing.length > 0 || node.type !== 'string'
    ? undefined
    : ops
        .map((op) => {
          const make = finding.fix === `Write ${JSON.stringify(op)}` ? preferred : possible;
          return make(`Write ${quote(op)}`, replaceNode(node, JSON.stringify(op)));
        })
        .toSorted((left, right) => Number(right.isPreferred) - Number(left.isPreferred));

/** `{"op": "replace", "active": false}` → `{"op": "replace", "value": {"active": false}}`. */
export const moveIntoValue: MakeFix = (place) => {
  const operation = operationAt(place);
  const strays = membersOf(operation).filter(isStray);
  if (!operation || strays.length === 0 || findMember(operation, 'value')) {
    return undefined;
  }
  const names = strays.map(({ name }) => quote(name)).join(', ');
  return preferred(
    `Move ${names} into "value"`,
    intoValue(place, operation, strays) ?? setValue(place, pathOf(operation), rebuilt(operation)),
  );
};

/** Undefined where the members do not stand side by side, so that no brackets around them will do. */
function intoValue(
  { tree }: FixPlace,
  operation: JsonNode,
  strays: readonly JsonMember[],
): readonly TextEdit[] | undefined {
  const [first] = strays;
  const last = strays.at(-1)?.value;
  const all = membersOf(operation);
  const from = all.findIndex(isStray);
  const isTogether = all.findLastIndex(isStray) === from + strays.length - 1;
  if (!first || !last || !isTogether) {
    return undefined;
  }
  if (strays.length === 1 && findMember(operation, 'path')) {
    // With a path, one stray member is the value by another name.
    return replaceNode(first.key, '"value"');
  }
  const end = last.offset + last.length;
  const isOneLine = !tree.text.slice(first.key.offset, end).includes('\n');
  const blank = isOneLine && tree.text[operation.offset + 1] === ' ' ? ' ' : '';
  return [
    { offset: first.key.offset, length: 0, content: `"value": {${blank}` },
    { offset: end, length: 0, content: `${blank}}` },
  ];
}

const isStray = ({ name }: JsonMember): boolean => !/^(?:op|path|value)$/i.test(name);

function rebuilt(operation: JsonNode): JsonObject {
  const members = membersOf(operation);
  return {
    ...toObject(members.filter((member) => !isStray(member))),
    value: toObject(members.filter(isStray)),
  };
}

/** The finding is about the operation, or about a member that does not belong into it. */
const operationAt = (place: FixPlace): JsonNode | undefined =>
  [place.pointed.node, ownerOf(place)].find((node) => findMember(node, 'op') !== undefined);

const toObject = (members: ReturnType<typeof membersOf>): JsonObject =>
  Object.fromEntries(members.map(({ name, value }) => [name, jsonOf(value) ?? null]));

/** `{"name.givenName": "x"}` → `{"name": {"givenName": "x"}}`. */
export const nestPaths: MakeFix = (place) => {
  const owner = ownerOf(place);
  const nested = membersOf(owner).reduce<JsonObject | undefined>(
    (all, { name, value }) => all && nest(all, stepsOf(name), jsonOf(value) ?? null),
    {},
  );
  return owner && nested
    ? preferred('Nest the attributes', setValue(place, pathOf(owner), nested))
    : undefined;
};

/** Undefined for what selects among values: no object says that. */
function stepsOf(name: string): readonly string[] | undefined {
  const parsed = /[.:]/.test(name) ? parsePatchPath(name) : undefined;
  if (!parsed) {
    return [name];
  }
  if (!parsed.ok || parsed.path.kind !== 'attribute') {
    return parsed.ok && parsed.path.kind === 'extension' ? [name] : undefined;
  }
  const { urn, name: attribute, sub } = parsed.path;
  // The last part of a URN may look like a name: urn:…:2.0:User.
  const isUrn = urn !== undefined && /:\d+\.\d+$/.test(urn);
  return isUrn
    ? [name]
    : [...(urn === undefined ? [] : [urn]), attribute, ...(sub === undefined ? [] : [sub])];
}

function nest(
  object: JsonObject,
  steps: readonly string[] | undefined,
  value: JsonValue,
): JsonObject | undefined {
  const [first, ...rest] = steps ?? [];
  if (first === undefined) {
    return undefined;
  }
  if (rest.length === 0) {
    return { ...object, [first]: value };
  }
  const inner = Object.hasOwn(object, first) ? object[first] : {};
  const nested = isJsonObject(inner) ? nest(inner, rest, value) : undefined;
  return nested && { ...object, [first]: nested };
}

/** `/name/givenName`, as in JSON Patch → `name.givenName`. */
export const toScimPath: MakeFix = ({ pointed: { node } }) => {
  const path = textOf(node);
  const dotted = path?.startsWith('/') ? path.slice(1).replaceAll('/', '.') : undefined;
  return dotted !== undefined && parsePatchPath(dotted).ok
    ? preferred(`Write ${quote(dotted)}`, replaceNode(node, JSON.stringify(dotted)))
    : undefined;
};

/** A path that no schema has → the one that was meant. */
export const fixPath: MakeFix = (place) => {
  const { node } = place.pointed;
  const text = textOf(node) ?? '';
  const parsed = parseAttributePath(text);
  const meant = parsed.ok
    ? typesOf(place)
        .map((type) => findMeantPath(type, parsed.path))
        .find((path) => path !== undefined && path !== text)
    : undefined;
  return meant === undefined
    ? undefined
    : preferred(`Write ${quote(meant)}`, replaceNode(node, JSON.stringify(meant)));
};

/** From the path up: property, operation, array, property, message. */
const typesOf = ({ pointed, registry }: FixPlace): ReturnType<typeof patchedTypes> =>
  patchedTypes(pointed.node.parent?.parent?.parent?.parent?.parent, registry);

/** `manager[value eq "1"].displayName` → `manager.displayName`. */
export const dropFilter: MakeFix = ({ pointed: { node } }) => {
  const bare = textOf(node)?.replace(/\[.*\]/s, '');
  return bare === undefined
    ? undefined
    : preferred(`Write ${quote(bare)}`, replaceNode(node, JSON.stringify(bare)));
};
