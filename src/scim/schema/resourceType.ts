import {
  type Attribute,
  AttributeMap,
  type ResourceTypeDefinition,
  type SchemaDefinition,
  toAttribute,
} from './attribute.js';
import { commonAttributes } from './commonAttributes.js';

/** An extension of a resource type: its attributes live under the member named by the URN. */
export interface SchemaExtension {
  readonly urn: string;
  readonly isRequired: boolean;
  readonly attributes: AttributeMap;
}

/** A resource type with its schemas resolved: what filter, PATCH, projection and validation are driven by. */
export class ResourceType {
  readonly definition: ResourceTypeDefinition;
  readonly name: string;
  /** Begins with a slash, for example `/Users`. */
  readonly endpoint: string;
  /** URN of the core schema. */
  readonly schema: string;
  /** Attributes of the core schema together with the common ones (`id`, `externalId`, `meta`, `schemas`). */
  readonly attributes: AttributeMap;
  readonly extensions: readonly SchemaExtension[];
  readonly #extensionByLowerUrn: ReadonlyMap<string, SchemaExtension>;

  constructor(
    definition: ResourceTypeDefinition,
    core: SchemaDefinition,
    extensions: readonly SchemaDefinition[],
  ) {
    this.definition = definition;
    this.name = definition.name;
    this.endpoint = definition.endpoint;
    this.schema = core.id;
    this.attributes = new AttributeMap([
      ...commonAttributes.filter((common) => !isDefined(core, common.name)).map(toAttribute),
      ...core.attributes.map(toAttribute),
    ]);
    this.extensions = extensions.map((extension) => ({
      urn: extension.id,
      isRequired:
        definition.schemaExtensions?.find(({ schema }) => isSameUrn(schema, extension.id))
          ?.required ?? false,
      attributes: new AttributeMap(extension.attributes.map(toAttribute)),
    }));
    this.#extensionByLowerUrn = new Map(
      this.extensions.map((extension) => [extension.urn.toLowerCase(), extension]),
    );
  }

  findExtension(urn: string): SchemaExtension | undefined {
    return this.#extensionByLowerUrn.get(urn.toLowerCase());
  }

  /** Every top-level attribute with the URN of the extension it lives in, core ones first. */
  *allAttributes(): IterableIterator<{ attribute: Attribute; extension?: SchemaExtension }> {
    for (const attribute of this.attributes) {
      yield { attribute };
    }
    for (const extension of this.extensions) {
      for (const attribute of extension.attributes) {
        yield { attribute, extension };
      }
    }
  }
}

const isSameUrn = (left: string, right: string): boolean =>
  left.toLowerCase() === right.toLowerCase();

const isDefined = (schema: SchemaDefinition, name: string): boolean =>
  schema.attributes.some((attribute) => attribute.name.toLowerCase() === name.toLowerCase());
