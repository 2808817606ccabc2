import { type ResourceType } from './resourceType.js';

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
