import { type JsonObject, type JsonValue } from '../../src/base/json.js';
import { applyPatch } from '../../src/scim/patch/applyPatch.js';
import { patchOpUrn, readPatchRequest } from '../../src/scim/patch/readPatch.js';
import { type ProfileName } from '../../src/scim/profile.js';
import { type ResourceType } from '../../src/scim/schema/resourceType.js';
import { deepFreeze } from './deepFreeze.js';
import { createContext, type NotingContext } from './noteList.js';

export interface Patched {
  readonly resource: JsonObject;
  readonly context: NotingContext;
}

export const patchBody = (operations: readonly JsonValue[]): JsonObject => ({
  schemas: [patchOpUrn],
  Operations: operations,
});

/** `resource` after a PATCH with these operations; a write to it or to them throws. */
export function patch(
  type: ResourceType,
  resource: JsonObject,
  operations: readonly JsonValue[],
  profile: ProfileName = 'strict',
): Patched {
  const context = createContext(profile);
  const read = readPatchRequest(deepFreeze(patchBody(operations)), context);
  return { resource: applyPatch(type, deepFreeze(resource), read, context), context };
}
