import { oktaEntitlementUrn, oktaRoleUrn } from '../../scim/schema/oktaEntitlements.js';
import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { findMeantName } from '../../scim/filter/suggest.js';
import { tellDocumentKind } from '../../validate/document/documentKind.js';
import { findDiscoveryType } from '../../validate/schema/discoveryTypes.js';
import { findMember, type JsonNode, textOf } from '../json/jsonTree.js';
import { outlineOf } from '../shape/outline.js';
import { allUrnValues, urnValuesOfMessage } from '../shape/urns.js';
import {
  type FixPlace,
  type MakeFix,
  ownerOf,
  pathOf,
  preferred,
  quote,
  removeNode,
  replaceNode,
  setValue,
} from './fix.js';

/** What the message at a node names in `schemas`, told by its members. */
function urnOf(node: JsonNode | undefined, { registry }: FixPlace): string | undefined {
  const told = node && tellDocumentKind(outlineOf(node), registry);
  if (!told || 'urns' in told) {
    return undefined;
  }
  return (
    (told.type ?? findDiscoveryType(told.kind))?.schema ?? urnValuesOfMessage(told.kind)[0]?.value
  );
}

/** A message without `schemas` → with the URN that its members tell. */
export const addSchemas: MakeFix = (place) => {
  const { node } = place.pointed;
  const urn = urnOf(node, place);
  return urn === undefined
    ? undefined
    : preferred(
        `Add "schemas" with ${quote(urn)}`,
        setValue(place, [...pathOf(node), findMember(node, 'schemas')?.name ?? 'schemas'], [urn], {
          isFirst: true,
        }),
      );
};

/** `schemas` without the main one → with it, in front. */
export const nameMainSchema: MakeFix = (place) => {
  const { node } = place.pointed;
  const urn = urnOf(ownerOf(place), place);
  return urn === undefined || node.type !== 'array'
    ? undefined
    : preferred(
        `Add ${quote(urn)}`,
        setValue(place, [...pathOf(node), 0], urn, { isNewElement: true }),
      );
};

/** An extension that has data → named in `schemas` too. */
export const nameExtension: MakeFix = (place) => {
  const urn = textOf(place.pointed.key);
  const schemas = findMember(ownerOf(place), 'schemas')?.value;
  return urn === undefined || schemas?.type !== 'array'
    ? undefined
    : preferred(
        `Name ${quote(urn)} in "schemas"`,
        setValue(place, [...pathOf(schemas), -1], urn, { isNewElement: true }),
      );
};

export const removeUrn: MakeFix = ({ pointed: { node } }) =>
  node.parent?.type === 'array' ? preferred('Remove the URN', removeNode(node)) : undefined;

/** A misspelled URN → the one that was meant. */
export const fixUrn: MakeFix = (place) => {
  const { node } = place.pointed;
  const written = textOf(node);
  const urns = allUrnValues(place.registry).map(({ value }) => value);
  const meant = written === undefined ? undefined : findMeantUrn(written, urns);
  return meant === undefined ? undefined : putUrn(node, meant);
};

/** URNs differ by their last words, before which a mistake is one in few. */
function findMeantUrn(written: string, urns: readonly string[]): string | undefined {
  const same = urns.find((urn) => urn.toLowerCase() === written.toLowerCase());
  const last = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1);
  const head = (urn: string): string => urn.slice(0, urn.lastIndexOf(':'));
  const byHead = urns.filter((urn) => head(urn).toLowerCase() === head(written).toLowerCase());
  const name = findMeantName(last(written), byHead.map(last));
  return (
    same ??
    byHead.find((urn) => last(urn) === name) ??
    urns.find((urn) => last(urn).toLowerCase() === last(written).toLowerCase())
  );
}

const putUrn = (node: JsonNode, urn: string): ReturnType<MakeFix> =>
  preferred(`Write ${quote(urn)}`, replaceNode(node, JSON.stringify(urn)));

/** A URN of SCIM 1.1 → that of 2.0. */
export const toScim2: MakeFix = (place) => {
  const { node } = place.pointed;
  const written = textOf(node);
  if (written === undefined) {
    return undefined;
  }
  if (/enterprise/i.test(written)) {
    return putUrn(node, enterpriseUserUrn);
  }
  const message = node.parent?.parent?.parent;
  const urn = urnOf(message, place);
  return urn === undefined ? undefined : putUrn(node, urn);
};

/** URNs that look like the IETF's → those that Okta knows. */
export const toOktaUrn: MakeFix = ({ pointed: { node } }) => {
  const written = textOf(node);
  return written === undefined
    ? undefined
    : putUrn(node, /roles?$/i.test(written) ? oktaRoleUrn : oktaEntitlementUrn);
};
