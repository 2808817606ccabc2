import { type Finding } from '../../validate/finding.js';
import { pointedNode } from '../json/pointerNode.js';
import { type Fix, type FixPlace, type MakeFix } from './fix.js';
import { addTotalResults, countResources, fixScimType } from './messageFixes.js';
import { fixCapitals, fixSpelling, moveIntoExtension, removeMember } from './nameFixes.js';
import {
  chooseOp,
  dropFilter,
  fixPath,
  moveIntoValue,
  nestPaths,
  toScimPath,
  toSmallLetters,
} from './patchFixes.js';
import {
  addSchemas,
  fixUrn,
  nameExtension,
  nameMainSchema,
  removeUrn,
  toOktaUrn,
  toScim2,
} from './schemasFixes.js';
import { toArray, toBoolean, toNumber, toSingle, toText } from './valueFixes.js';

/** By rule id: what can be done about what it finds, best first. */
export const fixTable: ReadonlyMap<string, readonly MakeFix[]> = new Map([
  ['bulk.statusText', [toText]],
  ['error.scimTypeUnknown', [fixScimType]],
  ['error.statusNumber', [toText]],
  ['error.statusText', [toText]],
  ['list.itemsPerPage', [countResources]],
  ['list.numberText', [toNumber]],
  ['list.resources', [toArray]],
  ['list.totalResults', [addTotalResults]],
  ['message.memberCapitals', [fixCapitals]],
  ['message.unknownMember', [fixSpelling, removeMember]],
  ['patch.filterOnOneValue', [dropFilter]],
  ['patch.missingValue', [moveIntoValue]],
  ['patch.opCapitals', [toSmallLetters]],
  ['patch.operations', [toArray]],
  ['patch.path', [toScimPath]],
  ['patch.pathInValue', [nestPaths]],
  ['patch.readOnlyValue', [removeMember]],
  ['patch.removeWithValue', [removeMember]],
  ['patch.unknownOp', [chooseOp]],
  ['patch.unknownPath', [fixPath]],
  ['schema.booleanNumber', [toBoolean]],
  ['schema.booleanText', [toBoolean]],
  ['schema.nameCapitals', [fixCapitals]],
  ['schema.neverReturned', [removeMember]],
  ['schema.notAnArray', [toArray]],
  ['schema.notSingle', [toSingle]],
  ['schema.numberText', [toNumber]],
  ['schema.numericId', [toText]],
  ['schema.readOnlySent', [removeMember]],
  ['schema.type', [toText]],
  ['schema.unknownAttribute', [moveIntoExtension, fixSpelling, removeMember]],
  ['schema.unknownExtension', [removeMember]],
  ['schemas.core', [nameMainSchema]],
  ['schemas.duplicate', [removeUrn]],
  ['schemas.empty', [nameMainSchema]],
  ['schemas.extensionNotNamed', [nameExtension]],
  ['schemas.ietfEntitlement', [toOktaUrn]],
  ['schemas.missing', [addSchemas]],
  ['schemas.notAnArray', [toArray]],
  ['schemas.scim11', [toScim2]],
  ['schemas.unknown', [fixUrn]],
  ['schemas.withoutData', [removeUrn]],
]);

/** What can be done about a finding in the document as it is now. */
export function fixesFor(
  finding: Finding,
  parts: Omit<FixPlace, 'pointed' | 'finding'>,
): readonly Fix[] {
  const { root, isWhole } = parts.tree;
  const { place } = finding;
  if (!root || !isWhole || place.part !== 'body') {
    return [];
  }
  const pointed = pointedNode(root, place.pointer);
  const makers = fixTable.get(finding.rule) ?? [];
  return makers.flatMap((make) => make({ ...parts, finding, pointed }) ?? []);
}
