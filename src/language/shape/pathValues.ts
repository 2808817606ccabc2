import { type Attribute } from '../../scim/schema/attribute.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type Value } from './shape.js';

/** The paths that a PATCH of these types has use for: attributes, their parts, values by their type. */
export function pathValues(types: readonly ResourceType[]): readonly Value[] {
  const byPath = new Map<string, Value>();
  for (const type of types) {
    for (const { attribute, extension } of type.allAttributes()) {
      const prefix = extension ? `${extension.urn}:` : '';
      for (const value of pathsOf(attribute, prefix)) {
        byPath.set(value.value, byPath.get(value.value) ?? value);
      }
    }
  }
  return [...byPath.values()];
}

function pathsOf(attribute: Attribute, prefix: string): readonly Value[] {
  if (attribute.mutability === 'readOnly' || attribute.name === 'schemas') {
    return [];
  }
  const path = prefix + attribute.name;
  return [
    { value: path, description: attribute.description },
    ...(attribute.isMultiValued ? valuePaths(attribute, path) : partPaths(attribute, path)),
  ];
}

const writable = ({ subAttributes }: Attribute): readonly Attribute[] =>
  [...subAttributes].filter(({ mutability }) => mutability !== 'readOnly');

const partPaths = (attribute: Attribute, path: string): readonly Value[] =>
  writable(attribute).map(({ name, description }) => ({ value: `${path}.${name}`, description }));

/** `emails[type eq "work"].value`: each canonical type with the parts that matter. */
function valuePaths(attribute: Attribute, path: string): readonly Value[] {
  const types = attribute.subAttributes.find('type')?.canonicalValues ?? [];
  const parts = writable(attribute).filter(({ name }) => !namesOfEach.has(name));
  return types.flatMap((type) =>
    parts.map(({ name, description }) => ({
      value: `${path}[type eq ${JSON.stringify(type)}].${name}`,
      description,
    })),
  );
}

/** What a value is told from others by, and what nobody changes by itself. */
const namesOfEach: ReadonlySet<string> = new Set(['type', 'display', 'primary']);
