import { isJsonObject, type JsonObject, readMember } from '../../base/json.js';

/** What the service itself wrote into `meta.resourceType`; empty where that is missing. */
export function typeNameOf(resource: JsonObject): string {
  const meta = readMember(resource, 'meta');
  const name = isJsonObject(meta) ? readMember(meta, 'resourceType') : undefined;
  return typeof name === 'string' ? name : '';
}
