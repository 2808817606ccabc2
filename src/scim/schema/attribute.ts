/** Attribute data types of RFC 7643 2.3. */
export type AttributeType =
  'string' | 'boolean' | 'decimal' | 'integer' | 'dateTime' | 'reference' | 'binary' | 'complex';

export type Mutability = 'readOnly' | 'readWrite' | 'immutable' | 'writeOnly';
export type Returned = 'always' | 'never' | 'default' | 'request';
export type Uniqueness = 'none' | 'server' | 'global';

/** An attribute as RFC 7643 7 writes it in a Schema resource; absent members take the defaults of 2.2. */
export interface AttributeDefinition {
  readonly name: string;
  readonly type: AttributeType;
  readonly multiValued: boolean;
  readonly description?: string;
  readonly required?: boolean;
  readonly canonicalValues?: readonly string[];
  readonly caseExact?: boolean;
  readonly mutability?: Mutability;
  readonly returned?: Returned;
  readonly uniqueness?: Uniqueness;
  readonly referenceTypes?: readonly string[];
  readonly subAttributes?: readonly AttributeDefinition[];
}

/** A Schema resource of RFC 7643 7. */
export interface SchemaDefinition {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly attributes: readonly AttributeDefinition[];
}

/** A ResourceType resource of RFC 7643 6. */
export interface ResourceTypeDefinition {
  readonly id?: string;
  readonly name: string;
  readonly description?: string;
  /** Relative to the base URL, for example `/Users`. */
  readonly endpoint: string;
  readonly schema: string;
  readonly schemaExtensions?: readonly { readonly schema: string; readonly required: boolean }[];
}

/** An attribute with every characteristic filled in, ready for the engines. */
export interface Attribute {
  readonly name: string;
  readonly type: AttributeType;
  readonly isMultiValued: boolean;
  readonly isRequired: boolean;
  readonly isCaseExact: boolean;
  readonly mutability: Mutability;
  readonly returned: Returned;
  readonly uniqueness: Uniqueness;
  readonly canonicalValues: readonly string[];
  readonly referenceTypes: readonly string[];
  readonly description: string;
  /** By lower-cased name; empty unless the type is `complex`. */
  readonly subAttributes: AttributeMap;
}

/** Attributes of one level, looked up without regard to case (RFC 7643 2.1). */
export class AttributeMap {
  readonly #byLowerName: ReadonlyMap<string, Attribute>;

  constructor(attributes: readonly Attribute[]) {
    this.#byLowerName = new Map(
      attributes.map((attribute) => [attribute.name.toLowerCase(), attribute]),
    );
  }

  find(name: string): Attribute | undefined {
    return this.#byLowerName.get(name.toLowerCase());
  }

  get size(): number {
    return this.#byLowerName.size;
  }

  [Symbol.iterator](): IterableIterator<Attribute> {
    return this.#byLowerName.values();
  }
}

export function toAttribute(definition: AttributeDefinition): Attribute {
  const isText = definition.type === 'string';
  return {
    name: definition.name,
    type: definition.type,
    isMultiValued: definition.multiValued,
    isRequired: definition.required ?? false,
    // RFC 7643 2.3.5 and 2.3.7: references are case exact; binary too (2.3.6).
    isCaseExact: definition.caseExact ?? !isText,
    mutability: definition.mutability ?? 'readWrite',
    returned: definition.returned ?? 'default',
    uniqueness: definition.uniqueness ?? 'none',
    canonicalValues: definition.canonicalValues ?? [],
    referenceTypes: definition.referenceTypes ?? [],
    description: definition.description ?? '',
    subAttributes: new AttributeMap((definition.subAttributes ?? []).map(toAttribute)),
  };
}
