import { type JsonObject, type JsonValue } from '../../base/json.js';
import { itemsOf, type JsonNode, membersOf, plainValueOf } from '../json/jsonTree.js';

/** As many elements tell what a message is. */
const mostItems = 20;
const levels = 2;

/** What tells the kind of a message: its members, without what lies deep in them. */
export const outlineOf = (node: JsonNode): JsonObject =>
  Object.fromEntries(
    membersOf(node).flatMap(({ name, value }) =>
      value ? [[name, outlineOfValue(value, levels)]] : [],
    ),
  );

function outlineOfValue(node: JsonNode, depth: number): JsonValue {
  if (node.type === 'array') {
    const items = itemsOf(node).slice(0, mostItems);
    return depth === 0 ? [] : items.map((item) => outlineOfValue(item, depth - 1));
  }
  if (node.type === 'object') {
    return depth === 0
      ? {}
      : Object.fromEntries(
          membersOf(node).flatMap(({ name, value }) =>
            value ? [[name, outlineOfValue(value, depth - 1)]] : [],
          ),
        );
  }
  return plainValueOf(node) ?? null;
}
