import { type Attribute, type AttributeMap } from '../schema/attribute.js';
import { type ResourceType, type SchemaExtension } from '../schema/resourceType.js';
import { type AttributePath } from './ast.js';

export interface ResolvedPath {
  readonly attribute: Attribute;
  readonly extension?: SchemaExtension;
  readonly sub?: Attribute;
}

/**
 * What a path means for a resource type; undefined where none of its schemas has it. A complex
 * attribute without a sub-attribute means its `value`, where it has one (RFC 7644 3.4.2.2:
 * `emails co "example.com"`).
 */
export function resolvePath(type: ResourceType, path: AttributePath): ResolvedPath | undefined {
  const { urn, name } = path;
  if (urn === undefined || urn.toLowerCase() === type.schema.toLowerCase()) {
    return resolveIn(type.attributes, name, path.sub);
  }
  const extension = type.findExtension(urn);
  const resolved = extension && resolveIn(extension.attributes, name, path.sub);
  return resolved && { ...resolved, extension };
}

function resolveIn(
  attributes: AttributeMap,
  name: string,
  subName: string | undefined,
): ResolvedPath | undefined {
  const attribute = attributes.find(name);
  if (!attribute) {
    return undefined;
  }
  const sub = attribute.subAttributes.find(subName ?? 'value');
  if (subName !== undefined && !sub) {
    return undefined;
  }
  return sub ? { attribute, sub } : { attribute };
}
