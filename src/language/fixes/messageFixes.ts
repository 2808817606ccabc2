import { findMeantName } from '../../scim/filter/suggest.js';
import { findMember, itemsOf, textOf } from '../json/jsonTree.js';
import { messageMembers } from '../shape/messageMembers.js';
import { type MakeFix, ownerOf, pathOf, preferred, quote, replaceNode, setValue } from './fix.js';

/** As many as there are: right where all are on one page, and a beginning else. */
export const addTotalResults: MakeFix = (place) => {
  const { node } = place.pointed;
  const total = itemsOf(findMember(node, 'Resources')?.value).length;
  return preferred(
    `Add "totalResults": ${String(total)}`,
    setValue(place, [...pathOf(node), 'totalResults'], total),
  );
};

export const countResources: MakeFix = (place) => {
  const resources = findMember(ownerOf(place), 'Resources')?.value;
  const count = String(itemsOf(resources).length);
  return resources && preferred(`Write ${count}`, replaceNode(place.pointed.node, count));
};

/** A word that RFC 7644 does not have → the one that was meant. */
export const fixScimType: MakeFix = ({ pointed: { node } }) => {
  const written = textOf(node);
  const holds = messageMembers.error.find(({ name }) => name === 'scimType')?.holds;
  const known = holds?.as === 'oneOf' ? holds.values : [];
  const meant = written === undefined ? undefined : findMeantName(written, known);
  return meant === undefined
    ? undefined
    : preferred(`Write ${quote(meant)}`, replaceNode(node, JSON.stringify(meant)));
};
