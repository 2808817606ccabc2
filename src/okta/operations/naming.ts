import { type ResourceType } from '../../scim/schema/resourceType.js';

/** The attribute that people know a resource by: what must be unique, else its display name. */
export function nameAttributeOf(type: ResourceType): string {
  for (const attribute of type.attributes) {
    if (
      attribute.uniqueness !== 'none' &&
      attribute.type === 'string' &&
      !attribute.isMultiValued &&
      attribute.name !== 'id'
    ) {
      return attribute.name;
    }
  }
  return type.attributes.find('displayName')?.name ?? type.attributes.find('name')?.name ?? 'id';
}

/** `User` gives "user", `WorkItem` "work item". */
export const nounOf = (type: ResourceType): string => toWords(type.name);

/** `/Users` gives "users", `/WorkItems` "work items". */
export const pluralOf = (type: ResourceType): string => toWords(type.endpoint.replace(/^\//, ''));

const toWords = (name: string): string =>
  name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
