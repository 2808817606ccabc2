import { isJsonArray, type JsonArray, type JsonObject } from '../../base/json.js';
import { refersToResources } from '../message/plural.js';
import { type Attribute } from '../schema/attribute.js';
import { type SchemaRegistry } from '../schema/registry.js';
import { type ResourceType } from '../schema/resourceType.js';

/** What a type's attributes say about other resources. */
export interface TypeLinks {
  /** The attribute that lists resources and that clients write: `Group.members`. */
  readonly members?: Attribute;
  /** The types that `members` may list. */
  readonly memberTypes: readonly ResourceType[];
  /** Whether the `type` of a member is the name of its resource type. */
  readonly hasMemberTypeNames: boolean;
  /** The read-only attribute that shows who lists the resource: `User.groups`. */
  readonly mirror?: Attribute;
  /** The types whose `members` the mirror shows. */
  readonly mirroredTypes: readonly ResourceType[];
}

const noLinks: TypeLinks = { memberTypes: [], hasMemberTypeNames: false, mirroredTypes: [] };

/** How the resource types of a registry point at each other, read off their schemas. */
export class Links {
  readonly #byType: ReadonlyMap<ResourceType, TypeLinks>;

  constructor(registry: SchemaRegistry) {
    const members = new Map(
      registry.resourceTypes.map((type) => [type, readMembers(type, registry)]),
    );
    this.#byType = new Map(
      registry.resourceTypes.map((type) => [
        type,
        { ...noLinks, ...members.get(type), ...readMirror(type, registry, members) },
      ]),
    );
  }

  of(type: ResourceType): TypeLinks {
    return this.#byType.get(type) ?? noLinks;
  }
}

const linksByRegistry = new WeakMap<SchemaRegistry, Links>();

export function linksOf(registry: SchemaRegistry): Links {
  const links = linksByRegistry.get(registry) ?? new Links(registry);
  linksByRegistry.set(registry, links);
  return links;
}

/** The values of a list attribute; none where it is unassigned. */
export function listOf(content: JsonObject, attribute: Attribute | undefined): JsonArray {
  const list = attribute && content[attribute.name];
  return isJsonArray(list) ? list : [];
}

type MemberLinks = Pick<TypeLinks, 'members' | 'memberTypes' | 'hasMemberTypeNames'>;

function readMembers(type: ResourceType, registry: SchemaRegistry): MemberLinks | undefined {
  const members = findList(type, (attribute) => attribute.mutability !== 'readOnly', registry);
  const memberTypes = members && targetsOf(members, registry);
  const names = members?.subAttributes.find('type')?.canonicalValues ?? [];
  return (
    members &&
    memberTypes && {
      members,
      memberTypes,
      hasMemberTypeNames: memberTypes.every(({ name }) => names.includes(name)),
    }
  );
}

function readMirror(
  type: ResourceType,
  registry: SchemaRegistry,
  members: ReadonlyMap<ResourceType, MemberLinks | undefined>,
): Pick<TypeLinks, 'mirror' | 'mirroredTypes'> | undefined {
  const mirror = findList(type, (attribute) => attribute.mutability === 'readOnly', registry);
  const mirroredTypes =
    mirror &&
    targetsOf(mirror, registry).filter((target) => members.get(target)?.memberTypes.includes(type));
  return mirror && mirroredTypes && mirroredTypes.length > 0
    ? { mirror, mirroredTypes }
    : undefined;
}

const findList = (
  type: ResourceType,
  isWanted: (attribute: Attribute) => boolean,
  registry: SchemaRegistry,
): Attribute | undefined =>
  [...type.attributes].find(
    (attribute) =>
      attribute.isMultiValued &&
      isWanted(attribute) &&
      refersToResources(attribute) &&
      targetsOf(attribute, registry).length > 0,
  );

const targetsOf = (attribute: Attribute, registry: SchemaRegistry): readonly ResourceType[] =>
  (attribute.subAttributes.find('$ref')?.referenceTypes ?? []).flatMap((name) => {
    const type = registry.findByName(name);
    return type ? [type] : [];
  });
