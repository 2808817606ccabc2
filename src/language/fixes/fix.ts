import { type Edit, type FormattingOptions, getNodePath, getNodeValue, modify } from 'jsonc-parser';
import { type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type Finding } from '../../validate/finding.js';
import { type JsonNode, type JsonPath, type JsonTree } from '../json/jsonTree.js';
import { type PointedNode } from '../json/pointerNode.js';

/** Puts text in place of another; offsets are those of the text as it is. */
export type TextEdit = Readonly<Edit>;

/** A change that makes a finding go. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** It is what was meant, as good as certainly. */
  readonly isPreferred: boolean;
}

/** What a fix is made of. */
export interface FixPlace {
  readonly tree: JsonTree;
  readonly finding: Finding;
  readonly registry: SchemaRegistry;
  readonly format: FormattingOptions;
  readonly pointed: PointedNode;
}

export type MakeFix = (place: FixPlace) => Fix | readonly Fix[] | undefined;

export const pathOf = (node: JsonNode): JsonPath => getNodePath(node);

/** The object that a member is in. */
export const ownerOf = ({ pointed }: FixPlace): JsonNode | undefined => {
  const { parent } = pointed.node;
  return parent?.type === 'property' ? parent.parent : undefined;
};

export function jsonOf(node: JsonNode | undefined): JsonValue | undefined {
  const value: unknown = node && getNodeValue(node);
  return isJson(value) ? value : undefined;
}

/** The parser makes nothing else. */
const isJson = (value: unknown): value is JsonValue => value !== undefined;

export interface SetOptions {
  /** In front of all other members. */
  readonly isFirst?: boolean;
  /** As a new element, before that which is there. */
  readonly isNewElement?: boolean;
}

/** Sets a member or an element, in the format of the document. */
export const setValue = (
  { tree, format }: Pick<FixPlace, 'tree' | 'format'>,
  path: JsonPath,
  value: JsonValue,
  { isFirst = false, isNewElement = false }: SetOptions = {},
): readonly TextEdit[] =>
  modify(tree.text, [...path], value, {
    formattingOptions: format,
    isArrayInsertion: isNewElement,
    ...(isFirst && { getInsertionIndex: () => 0 }),
  });

/** Takes out a member or an element, with its comma. `modify` leaves a quote of a last element. */
export function removeNode(node: JsonNode): readonly TextEdit[] {
  const whole = node.parent?.type === 'property' ? node.parent : node;
  const siblings = whole.parent?.children ?? [];
  const at = siblings.indexOf(whole);
  const before = siblings[at - 1];
  const after = siblings[at + 1];
  const start = before ? before.offset + before.length : whole.offset;
  const end = before || !after ? whole.offset + whole.length : after.offset;
  return [{ offset: start, length: end - start, content: '' }];
}

/** Puts a text in the place of a value or a name, and leaves the rest as it is. */
export const replaceNode = (node: JsonNode, content: string): readonly TextEdit[] => [
  { offset: node.offset, length: node.length, content },
];

export const sourceOf = ({ tree }: FixPlace, { offset, length }: JsonNode): string =>
  tree.text.slice(offset, offset + length);

export const preferred = (title: string, edits: readonly TextEdit[]): Fix => ({
  title,
  edits,
  isPreferred: true,
});

export const possible = (title: string, edits: readonly TextEdit[]): Fix => ({
  title,
  edits,
  isPreferred: false,
});

/** For titles, which stand in one line. */
export const quote = (text: string): string => JSON.stringify(shorten(text));
