import { userUrn } from '../../scim/schema/user.js';
import { type AttributeAbout } from '../shape/shape.js';
import { schemaSections } from '../shape/urns.js';

const common: ReadonlyMap<string, string> = new Map([
  ['schemas', 'RFC 7643 3'],
  ['id', 'RFC 7643 3.1'],
  ['externalid', 'RFC 7643 3.1'],
  ['meta', 'RFC 7643 3.1'],
]);

/** RFC 7643 2.4: what every multi-valued attribute has by default. */
const partsOfEach: ReadonlySet<string> = new Set(['type', 'primary', 'display', 'value', '$ref']);

/** Where the standards define an attribute; undefined for those of other schemas. */
export function sectionOf({ attribute, parent, urn }: AttributeAbout): string | undefined {
  const top = parent ?? attribute;
  const ownSection = common.get(top.name.toLowerCase());
  const isDefined = schemaSections.has(urn);
  if (ownSection !== undefined) {
    return ownSection;
  }
  if (isDefined && parent?.isMultiValued === true && partsOfEach.has(attribute.name)) {
    return 'RFC 7643 2.4';
  }
  if (urn === userUrn) {
    return top.isMultiValued ? 'RFC 7643 4.1.2' : 'RFC 7643 4.1.1';
  }
  return schemaSections.get(urn);
}
