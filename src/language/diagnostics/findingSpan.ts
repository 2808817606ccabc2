import { type Span } from '../../scim/filter/ast.js';
import { type Finding } from '../../validate/finding.js';
import { type JsonNode, type JsonTree } from '../json/jsonTree.js';
import { pointedNode } from '../json/pointerNode.js';
import { spanInText } from './spanInText.js';

/** Rules about the name of a member, whatever stands behind it. */
const rulesAboutNames: ReadonlySet<string> = new Set([
  'message.memberCapitals',
  'message.unknownMember',
  'schema.nameCapitals',
  'schema.neverReturned',
  'schema.readOnlySent',
  'schema.unknownAttribute',
  'schema.unknownExtension',
]);

/** The characters that a finding is about: a name, a value, or the brace of what lacks something. */
export function findingSpan({ text, root }: JsonTree, { rule, place }: Finding): Span {
  if (!root || place.part !== 'body') {
    return firstCharacter(root?.offset ?? 0);
  }
  const { node, key, missing } = pointedNode(root, place.pointer);
  if (key && missing.length === 0 && rulesAboutNames.has(rule)) {
    return spanOf(key);
  }
  if (node.type === 'object' || node.type === 'array') {
    return containerSpan(text, node, key);
  }
  return place.span ? spanInText(text, node, place.span) : spanOf(node);
}

/** A whole object underlined would hide what is wrong within it. */
function containerSpan(text: string, node: JsonNode, key: JsonNode | undefined): Span {
  if (key) {
    return spanOf(key);
  }
  return isOneLine(text, node) ? spanOf(node) : firstCharacter(node.offset);
}

const spanOf = ({ offset, length }: JsonNode): Span => ({
  start: offset,
  end: offset + length,
});

const firstCharacter = (offset: number): Span => ({ start: offset, end: offset + 1 });

/** Elements of lists are often short, and then seen best as a whole. */
const isOneLine = (text: string, node: JsonNode): boolean =>
  node.parent !== undefined &&
  node.length <= longestElement &&
  !text.slice(node.offset, node.offset + node.length).includes('\n');

const longestElement = 120;
