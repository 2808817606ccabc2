import { type Attribute, type AttributeMap } from '../../scim/schema/attribute.js';
import { type ResourceType, type SchemaExtension } from '../../scim/schema/resourceType.js';
import {
  type Member,
  objectOf,
  type ObjectShape,
  type Shape,
  type Value,
  valuesOf,
} from './shape.js';
import { urnList } from './urnShape.js';

/** What an attribute may hold, a list where it is multi-valued. */
export function attributeShape(attribute: Attribute, urn: string): Shape {
  const one = elementShape(attribute, urn);
  return attribute.isMultiValued ? { kind: 'list', item: () => one } : one;
}

/** One value of an attribute. */
export function elementShape(attribute: Attribute, urn: string): Shape {
  return attribute.type === 'complex'
    ? objectOf(membersOfAttributes(attribute.subAttributes, urn, attribute))
    : {
        kind: 'value',
        type: attribute.type,
        values: valuesOf(attribute.canonicalValues),
      };
}

/** A resource of one of the types; of several, where a document does not tell which. */
export function resourceShape(types: readonly ResourceType[], urns: readonly Value[]): ObjectShape {
  const members = types.flatMap((type) => [
    ...membersOfAttributes(type.attributes, type.schema).map((member) =>
      withTypeNames(withUrns(member, urns), types),
    ),
    ...type.extensions.map(({ urn, isRequired, attributes }): Member => ({
      name: urn,
      isRequired,
      about: { kind: 'extension', urn },
      shape: () => extensionShape({ urn, attributes }),
    })),
  ]);
  return objectOf(types.length === 1 ? members : firstOfEach(members));
}

/** The object under the URN of an extension. */
export const extensionShape = ({
  urn,
  attributes,
}: Pick<SchemaExtension, 'urn' | 'attributes'>): ObjectShape =>
  objectOf(membersOfAttributes(attributes, urn));

function membersOfAttributes(
  attributes: AttributeMap,
  urn: string,
  parent?: Attribute,
): readonly Member[] {
  return [...attributes].map((attribute) => ({
    name: attribute.name,
    isRequired: attribute.isRequired,
    about: {
      kind: 'attribute',
      attribute,
      path: parent ? `${parent.name}.${attribute.name}` : attribute.name,
      ...(parent && { parent }),
      urn,
    },
    shape: () => attributeShape(attribute, urn),
  }));
}

const withUrns = (member: Member, urns: readonly Value[]): Member =>
  member.name === 'schemas' ? { ...member, shape: () => urnList(urns) } : member;

/** RFC 7643 3.1: `meta.resourceType` is the name of the type. */
function withTypeNames(member: Member, types: readonly ResourceType[]): Member {
  if (member.name !== 'meta') {
    return member;
  }
  return {
    ...member,
    shape: (node) => {
      const shape = member.shape(node);
      return shape.kind === 'object'
        ? objectOf(shape.members.map((part) => withNames(part, types)))
        : shape;
    },
  };
}

const withNames = (part: Member, types: readonly ResourceType[]): Member =>
  part.name === 'resourceType'
    ? {
        ...part,
        shape: () => ({
          kind: 'value',
          type: 'string',
          values: valuesOf(types.map(({ name }) => name)),
        }),
      }
    : part;

function firstOfEach(members: readonly Member[]): readonly Member[] {
  const byName = new Map<string, Member>();
  for (const member of members) {
    const key = member.name.toLowerCase();
    byName.set(key, byName.get(key) ?? member);
  }
  return [...byName.values()];
}
