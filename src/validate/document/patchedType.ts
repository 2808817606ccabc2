import { isJsonObject, type JsonObject } from '../../base/json.js';
import { findMeantPath } from '../../scim/filter/suggest.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { MessageView } from '../view/messageView.js';
import {
  findPatchTarget,
  isPathName,
  patchOperations,
  type PatchOperationView,
  type PatchTarget,
} from '../view/patchOperation.js';

interface PatchPart {
  readonly value: JsonObject;
  readonly registry: SchemaRegistry;
}

/**
 * What a PATCH by itself changes, which only its URL would say: the first type that has all that the
 * operations name, else the first that has all of it but for spelling mistakes and URNs left out.
 * Undefined where none has, as then nothing can be said about names.
 */
export const patchedType = ({ value, registry }: PatchPart): ResourceType | undefined =>
  registry.resourceTypes.find((type) => names(type, { value, registry }, isName, hasTarget)) ??
  registry.resourceTypes.find((type) => names(type, { value, registry }, isMeant, isTargetMeant));

type IsName = (type: ResourceType, name: string) => boolean;
type IsTarget = (type: ResourceType, target: PatchTarget | undefined) => boolean;

/** Whether all that the operations name is of the type. */
function names(
  type: ResourceType,
  part: PatchPart,
  isNameOf: IsName,
  isTargetOf: IsTarget,
): boolean {
  const message = new MessageView({ ...part, kind: 'patch', purpose: 'patch', type });
  return patchOperations(message).every((operation) => {
    const target = findPatchTarget(operation);
    return (
      isTargetOf(type, target) && namesIn(operation, target).every((name) => isNameOf(type, name))
    );
  });
}

const namesIn = (
  { value }: PatchOperationView,
  target: PatchTarget | undefined,
): readonly string[] =>
  target?.kind === 'resource' && isJsonObject(value) ? Object.keys(value) : [];

const isName: IsName = (type, name) =>
  isPathName(name) ||
  type.attributes.find(name) !== undefined ||
  type.findExtension(name) !== undefined;

const isMeant: IsName = (type, name) =>
  isName(type, name) ||
  findMeantPath(type, { name, span: { start: 0, end: name.length } }) !== undefined;

const hasTarget: IsTarget = (_type, target) => target?.kind !== 'unknown';

const isTargetMeant: IsTarget = (type, target) =>
  target?.kind !== 'unknown' ||
  (target.path.kind !== 'extension' && findMeantPath(type, target.path) !== undefined);
