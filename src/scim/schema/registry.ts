import { type ResourceTypeDefinition, type SchemaDefinition } from './attribute.js';
import { enterpriseUserSchema } from './enterpriseUser.js';
import { groupResourceType, groupSchema } from './group.js';
import { ResourceType } from './resourceType.js';
import { userResourceType, userSchema } from './user.js';

/** The content of a schema file (`--schema`): the RFCs' own vocabulary. */
export interface SchemaFile {
  readonly schemas: readonly SchemaDefinition[];
  readonly resourceTypes: readonly ResourceTypeDefinition[];
}

/** The schemas and resource types that one service serves. Immutable: a change makes a new registry. */
export class SchemaRegistry {
  readonly schemas: readonly SchemaDefinition[];
  readonly resourceTypes: readonly ResourceType[];
  readonly #byEndpoint: ReadonlyMap<string, ResourceType>;

  /** @throws Error where a resource type names a schema that is not among `schemas`. */
  constructor(
    schemas: readonly SchemaDefinition[],
    resourceTypes: readonly ResourceTypeDefinition[],
  ) {
    this.schemas = schemas;
    const get = (id: string, usedBy: string): SchemaDefinition => {
      const found = schemas.find((schema) => schema.id.toLowerCase() === id.toLowerCase());
      if (!found) {
        throw new Error(`Resource type ${usedBy} names the schema ${id}, which is not defined`);
      }
      return found;
    };
    this.resourceTypes = resourceTypes.map(
      (type) =>
        new ResourceType(
          type,
          get(type.schema, type.name),
          (type.schemaExtensions ?? []).map(({ schema }) => get(schema, type.name)),
        ),
    );
    this.#byEndpoint = new Map(
      this.resourceTypes.map((type) => [type.endpoint.toLowerCase(), type]),
    );
  }

  /** @param endpoint with its slash, for example `/Users`; case does not matter. */
  findByEndpoint(endpoint: string): ResourceType | undefined {
    return this.#byEndpoint.get(endpoint.toLowerCase());
  }

  findByName(name: string): ResourceType | undefined {
    return this.resourceTypes.find((type) => type.name === name);
  }
}

/** Users with the Enterprise extension, and Groups; plus what the given schema files add. */
export const createRegistry = (files: readonly SchemaFile[] = []): SchemaRegistry =>
  new SchemaRegistry(
    [userSchema, groupSchema, enterpriseUserSchema, ...files.flatMap((file) => file.schemas)],
    [userResourceType, groupResourceType, ...files.flatMap((file) => file.resourceTypes)],
  );
