import { isJsonArray, type JsonValue } from '../../base/json.js';
import { type ResourceTypeDefinition, type SchemaDefinition } from './attribute.js';
import { enterpriseUserSchema } from './enterpriseUser.js';
import { groupResourceType, groupSchema } from './group.js';
import { ResourceType } from './resourceType.js';
import { SchemaConflictError, findConflicts } from './schemaConflicts.js';
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

  /** The type whose core schema is among `schemas` of a resource, whatever else stands there. */
  findBySchemas(schemas: JsonValue | undefined): ResourceType | undefined {
    const urns = (isJsonArray(schemas) ? schemas : []).map((urn) =>
      typeof urn === 'string' ? urn.toLowerCase() : '',
    );
    return this.resourceTypes.find(({ schema }) => urns.includes(schema.toLowerCase()));
  }

  findByName(name: string): ResourceType | undefined {
    return this.resourceTypes.find((type) => type.name === name);
  }
}

/**
 * Users with the Enterprise extension, and Groups; plus what the given schema files add. A schema with
 * the id of an earlier one takes its place, and so does a resource type with an earlier name: this is
 * how a file gives people an extension of its own.
 *
 * @throws SchemaConflictError where the files do not fit together
 */
export function createRegistry(files: readonly SchemaFile[] = []): SchemaRegistry {
  const all = {
    schemas: [...coreSchemas, ...files.flatMap((file) => file.schemas)],
    resourceTypes: [...coreTypes, ...files.flatMap((file) => file.resourceTypes)],
  };
  const served = {
    schemas: lastOfEach(all.schemas, ({ id }) => id),
    resourceTypes: lastOfEach(all.resourceTypes, ({ name }) => name),
  };
  const problems = files.length === 0 ? [] : findConflicts(all, served);
  if (problems.length > 0) {
    throw new SchemaConflictError(problems);
  }
  return new SchemaRegistry(served.schemas, served.resourceTypes);
}

const coreSchemas: readonly SchemaDefinition[] = [userSchema, groupSchema, enterpriseUserSchema];
const coreTypes: readonly ResourceTypeDefinition[] = [userResourceType, groupResourceType];

/** In the order of the first ones. */
function lastOfEach<T>(items: readonly T[], keyOf: (item: T) => string): readonly T[] {
  return [...new Map(items.map((item) => [keyOf(item).toLowerCase(), item])).values()];
}
