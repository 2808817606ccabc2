import { type ResourceType } from '../../scim/schema/resourceType.js';

/** `User` gives "user", `WorkItem` "work item". */
export const nounOf = (type: ResourceType): string => toWords(type.name);

/** `/Users` gives "users", `/WorkItems` "work items". */
export const pluralOf = (type: ResourceType): string => toWords(type.endpoint.replace(/^\//, ''));

const toWords = (name: string): string =>
  name.replaceAll(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase();
