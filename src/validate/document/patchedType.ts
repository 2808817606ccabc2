import { isJsonObject, type JsonObject } from '../../base/json.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { MessageView } from '../view/messageView.js';
import { findPatchTarget, isPathName, patchOperations } from '../view/patchOperation.js';

interface PatchPart {
  readonly value: JsonObject;
  readonly registry: SchemaRegistry;
}

/**
 * What a PATCH by itself changes, which only its URL would say: the first type that has all that the
 * operations name. Undefined where none has, as then nothing can be said about names.
 */
export const patchedType = ({ value, registry }: PatchPart): ResourceType | undefined =>
  registry.resourceTypes.find((type) => namesOnlyOf(type, { value, registry }));

function namesOnlyOf(type: ResourceType, part: PatchPart): boolean {
  const message = new MessageView({ ...part, kind: 'patch', purpose: 'patch', type });
  return patchOperations(message).every((operation) => {
    const target = findPatchTarget(operation);
    const names =
      target?.kind === 'resource' && isJsonObject(operation.value)
        ? Object.keys(operation.value)
        : [];
    return (
      target?.kind !== 'unknown' &&
      names.every(
        (name) =>
          isPathName(name) ||
          type.attributes.find(name) !== undefined ||
          type.findExtension(name) !== undefined,
      )
    );
  });
}
