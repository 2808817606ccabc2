import { type JsonObject, readMember } from '../../base/json.js';
import { type TypedResource } from './evaluateFilter.js';

/** By what people know a resource, the best first. */
const names = ['userName', 'displayName', 'id'] as const;

/** The best name and the others, as texts that are not empty. */
export function namesOf({ resource }: TypedResource): readonly string[] {
  return names.map((name) => readText(resource, name)).filter((text) => text !== undefined);
}

/** Whether somebody means this resource: by its id as it is, by other names in any capitals. */
export function isMeant({ resource }: TypedResource, who: string): boolean {
  return (
    readText(resource, 'id') === who ||
    [...names, 'externalId'].some(
      (name) => readText(resource, name)?.toLowerCase() === who.toLowerCase(),
    )
  );
}

function readText(resource: JsonObject, attribute: string): string | undefined {
  const value = readMember(resource, attribute);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}
