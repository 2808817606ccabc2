import { applyEdits } from 'jsonc-parser';
import { findMeantName } from '../../scim/filter/suggest.js';
import { findMember, membersOf, readJsonTree } from '../json/jsonTree.js';
import { documentShape } from '../shape/documentShape.js';
import { findShape } from '../shape/findShape.js';
import { type ObjectShape } from '../shape/shape.js';
import { editBetween } from './editBetween.js';
import {
  type FixPlace,
  jsonOf,
  type MakeFix,
  ownerOf,
  pathOf,
  possible,
  preferred,
  quote,
  removeNode,
  replaceNode,
  setValue,
} from './fix.js';

/** Other capitals → those of the schema. */
export const fixCapitals: MakeFix = (place) => {
  const { key } = place.pointed;
  const written = nameOf(place);
  const name = written === undefined ? undefined : shapeOfOwner(place)?.find(written)?.name;
  return key && name !== undefined && name !== written
    ? preferred(`Write ${quote(name)}`, replaceNode(key, JSON.stringify(name)))
    : undefined;
};

/** A misspelled name → the one that was meant. */
export const fixSpelling: MakeFix = (place) => {
  const { key } = place.pointed;
  const written = nameOf(place);
  if (!key || written === undefined) {
    return undefined;
  }
  const taken = new Set(membersOf(ownerOf(place)).map(({ name }) => name.toLowerCase()));
  const free = (shapeOfOwner(place)?.members ?? [])
    .map(({ name }) => name)
    .filter((name) => !taken.has(name.toLowerCase()));
  const meant = findMeantName(written, free);
  return meant === undefined
    ? undefined
    : preferred(
        `Change ${quote(written)} to ${quote(meant)}`,
        replaceNode(key, JSON.stringify(meant)),
      );
};

/** An attribute of an extension that stands beside it → under its URN (RFC 7643 3.3). */
export const moveIntoExtension: MakeFix = (place) => {
  const written = nameOf(place);
  const owner = ownerOf(place);
  const value = jsonOf(place.pointed.node);
  if (written === undefined || !owner || value === undefined) {
    return undefined;
  }
  const extension = shapeOfOwner(place)?.members.find(
    ({ about, shape }) => about.kind === 'extension' && findIn(shape(), written) !== undefined,
  );
  const name = extension && findIn(extension.shape(), written);
  if (!extension || name === undefined) {
    return undefined;
  }
  const { tree, format } = place;
  const without = applyEdits(tree.text, [...removeNode(place.pointed.node)]);
  const edits = setValue(
    { tree: readJsonTree(without), format },
    [...pathOf(owner), findMember(owner, extension.name)?.name ?? extension.name, name],
    value,
  );
  return preferred(`Move ${quote(written)} under ${quote(extension.name)}`, [
    editBetween(tree.text, applyEdits(without, [...edits])),
  ]);
};

const findIn = (shape: ReturnType<typeof documentShape>, name: string): string | undefined =>
  shape.kind === 'object' ? shape.find(name)?.name : undefined;

export const removeMember: MakeFix = (place) => {
  const { node, key, missing } = place.pointed;
  return key && missing.length === 0
    ? possible(`Remove ${quote(nameOf(place) ?? '')}`, removeNode(node))
    : undefined;
};

function nameOf({ pointed: { key } }: FixPlace): string | undefined {
  const name: unknown = key?.value;
  return typeof name === 'string' ? name : undefined;
}

/** What the object that the member is in may hold. */
function shapeOfOwner(place: FixPlace): ObjectShape | undefined {
  const { tree, registry } = place;
  const owner = ownerOf(place);
  const found = owner && findShape(tree.root, documentShape(tree.root, registry), pathOf(owner));
  return found?.shape.kind === 'object' ? found.shape : undefined;
}
