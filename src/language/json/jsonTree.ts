import { type Node, type ParseError, parseTree } from 'jsonc-parser';
import { type JsonValue } from '../../base/json.js';

export type JsonNode = Node;
/** Names of members and indexes of elements, from the root on. */
export type JsonPath = readonly (string | number)[];

/** A text of JSON with the places of its parts; text that is being written has gaps. */
export interface JsonTree {
  readonly text: string;
  /** Undefined where nothing can be made out. */
  readonly root: JsonNode | undefined;
  /** No part is missing or wrong. Comments and commas at the end may be there. */
  readonly isWhole: boolean;
}

/** The parser calls itself for each level. */
const deepestJson = 200;

/** Never throws. */
export function readJsonTree(text: string): JsonTree {
  if (isTooDeep(text)) {
    return { text, root: undefined, isWhole: false };
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  return { text, root, isWhole: root !== undefined && errors.length === 0 };
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInString) {
      // A string ends at its line, whether closed or not; an escaped character is passed over.
      at += code === backslash ? 1 : 0;
      isInString = code !== quote && code !== lineFeed;
    } else if (code === quote) {
      isInString = true;
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      if (depth > deepestJson) {
        return true;
      }
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
    }
  }
  return false;
}

const quote = 0x22;
const backslash = 0x5c;
const lineFeed = 0x0a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** The properties of an object, each with its name and what stands behind the colon, if anything. */
export interface JsonMember {
  readonly name: string;
  readonly key: JsonNode;
  readonly value: JsonNode | undefined;
}

export const membersOf = (node: JsonNode | undefined): readonly JsonMember[] =>
  node?.type === 'object'
    ? (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
        key ? [{ name: textOf(key) ?? '', key, value }] : [],
      )
    : [];

export const itemsOf = (node: JsonNode | undefined): readonly JsonNode[] =>
  node?.type === 'array' ? (node.children ?? []) : [];

/** The member, its capitals aside (RFC 7643 2.1); the one that is spelled so comes first. */
export function findMember(node: JsonNode | undefined, name: string): JsonMember | undefined {
  const members = membersOf(node);
  const lower = name.toLowerCase();
  return (
    members.find((member) => member.name === name) ??
    members.find((member) => member.name.toLowerCase() === lower)
  );
}

export function textOf(node: JsonNode | undefined): string | undefined {
  const value: unknown = node?.type === 'string' ? node.value : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** What a node that is no object and no array says. */
export function plainValueOf(node: JsonNode | undefined): JsonValue | undefined {
  const value: unknown = node?.value;
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean' ||
    value === null
    ? value
    : undefined;
}

/** The node that a step leads to, capitals as they are written. */
export const childOf = (node: JsonNode | undefined, step: string | number): JsonNode | undefined =>
  typeof step === 'number'
    ? itemsOf(node)[step]
    : membersOf(node).findLast(({ name }) => name === step)?.value;

export const nodeAt = (root: JsonNode | undefined, path: JsonPath): JsonNode | undefined =>
  path.reduce<JsonNode | undefined>(childOf, root);
