import { type Attribute } from './attribute.js';
import { type SchemaRegistry } from './registry.js';

/** Attributes that a service never shows (RFC 7643 7), so that nobody else may show them either. */
export function secretNames(registry: SchemaRegistry): readonly string[] {
  const names = new Set<string>();
  const collect = (attributes: Iterable<Attribute>): void => {
    for (const attribute of attributes) {
      if (attribute.returned === 'never' || attribute.mutability === 'writeOnly') {
        names.add(attribute.name);
      }
      collect(attribute.subAttributes);
    }
  };
  for (const type of registry.resourceTypes) {
    for (const { attribute } of type.allAttributes()) {
      collect([attribute]);
    }
  }
  return [...names];
}
