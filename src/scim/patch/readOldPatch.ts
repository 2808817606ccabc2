import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { parsePatchPath } from '../filter/parser.js';
import { type ReadContext, toleranceLevel } from '../message/valueReader.js';
import { type PatchOperation } from './operation.js';

const oldUrnPrefix = 'urn:scim:schemas:';

/** Whether a body is a PATCH of SCIM 1.1, which Okta's 1.1 apps send: a part of the resource itself. */
export const isOldPatch = (body: JsonObject): boolean => {
  const schemas = body['schemas'];
  return (
    isJsonArray(schemas) &&
    schemas.some((urn) => typeof urn === 'string' && urn.toLowerCase().startsWith(oldUrnPrefix))
  );
};

/**
 * The operations that a SCIM 1.1 body stands for (SCIM 1.1 core API 3.3.2): `meta.attributes` are
 * removed first, listed values with `operation: delete` are removed, the rest is merged.
 */
export function readOldPatch(body: JsonObject, context: ReadContext): readonly PatchOperation[] {
  context.note({
    id: 'patch.scim11',
    level: toleranceLevel(context.profile),
    detail: 'This is a PATCH of SCIM 1.1; it was taken as the operations of SCIM 2.0 that it means',
  });
  const operations = removals(body['meta']);
  for (const [name, value] of Object.entries(body)) {
    if (isJsonArray(value) && name !== 'schemas') {
      operations.push(...toListOperations(name, value));
    } else if (name !== 'meta' && name !== 'schemas') {
      operations.push({ op: 'replace', value: { [name]: value } });
    }
  }
  return operations;
}

function removals(meta: JsonValue | undefined): PatchOperation[] {
  const names = isJsonObject(meta) ? meta['attributes'] : undefined;
  return (isJsonArray(names) ? names : []).flatMap((name) =>
    typeof name === 'string' ? remove(name) : [],
  );
}

function remove(pathText: string, value?: JsonValue): readonly PatchOperation[] {
  const parsed = parsePatchPath(pathText);
  return parsed.ok
    ? [{ op: 'remove', path: parsed.path, pathText, ...(value !== undefined && { value }) }]
    : [];
}

function toListOperations(name: string, values: readonly JsonValue[]): readonly PatchOperation[] {
  const isDeleted = (item: JsonValue): item is JsonObject =>
    isJsonObject(item) && item['operation'] === 'delete';
  const added = values.filter((item) => !isDeleted(item));
  return [
    ...values
      .filter(isDeleted)
      .flatMap((item) => remove(`${name}[value eq ${JSON.stringify(item['value'] ?? '')}]`)),
    ...(added.length > 0 ? [{ op: 'add' as const, value: { [name]: added } }] : []),
  ];
}
