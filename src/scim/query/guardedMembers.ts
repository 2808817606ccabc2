import { type JsonObject } from '../../base/json.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';

const guardedNames = new WeakMap<ResourceType, readonly string[]>();

/**
 * Whether `resource`, a canonical one, is shown whole where the client names no attributes: it has no
 * member with anything in it that is returned never or on request (RFC 7643 7).
 */
export function isShownWhole(resource: JsonObject, type: ResourceType): boolean {
  let names = guardedNames.get(type);
  if (!names) {
    names = readGuardedNames(type);
    guardedNames.set(type, names);
  }
  return names.every((name) => !Object.hasOwn(resource, name));
}

function readGuardedNames(type: ResourceType): readonly string[] {
  const names = new Set<string>();
  for (const { attribute, extension } of type.allAttributes()) {
    if (isGuarded(attribute)) {
      names.add(extension?.urn ?? attribute.name);
    }
  }
  return [...names];
}

/** Whether it or a part of it is not shown unless it is asked for. */
export const isGuarded = ({ returned, subAttributes }: Attribute): boolean =>
  returned === 'never' || returned === 'request' || [...subAttributes].some(isGuarded);
