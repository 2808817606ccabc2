import { itemsOf, plainValueOf, textOf } from '../json/jsonTree.js';
import { type MakeFix, possible, preferred, quote, replaceNode, sourceOf } from './fix.js';

/** `"True"` → `true`, `1` → `true`. */
export const toBoolean: MakeFix = ({ pointed: { node } }) => {
  const value = booleans.get(
    JSON.stringify(plainValueOf(node) ?? null)
      .replaceAll('"', '')
      .toLowerCase(),
  );
  return value === undefined
    ? undefined
    : preferred(`Write ${value}, without quotes`, replaceNode(node, value));
};

const booleans: ReadonlyMap<string, string> = new Map([
  ['true', 'true'],
  ['false', 'false'],
  ['1', 'true'],
  ['0', 'false'],
]);

/** `"214"` → `214`. */
export const toNumber: MakeFix = ({ pointed: { node } }) => {
  const text = textOf(node)?.trim();
  return text !== undefined && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text)
    ? preferred(`Write ${text}, without quotes`, replaceNode(node, text))
    : undefined;
};

/** `404` → `"404"`. */
export const toText: MakeFix = (place) => {
  const { node } = place.pointed;
  return node.type === 'number' || node.type === 'boolean'
    ? preferred(
        `Write ${quote(sourceOf(place, node))}, in quotes`,
        replaceNode(node, JSON.stringify(sourceOf(place, node))),
      )
    : undefined;
};

/** One value → an array of it. */
export const toArray: MakeFix = ({ pointed: { node, missing } }) =>
  missing.length > 0 || node.type === 'array'
    ? undefined
    : preferred('Put the value into an array', [
        { offset: node.offset, length: 0, content: '[' },
        { offset: node.offset + node.length, length: 0, content: ']' },
      ]);

/** An array → its first value. */
export const toSingle: MakeFix = (place) => {
  const { node } = place.pointed;
  const items = itemsOf(node);
  const [first] = items;
  if (!first) {
    return undefined;
  }
  const edits = replaceNode(node, sourceOf(place, first));
  return items.length === 1
    ? preferred('Take the value out of the array', edits)
    : possible('Keep the first value only', edits);
};
