import { hintForName } from '../filter/suggest.js';
import {
  type AttributeDefinition,
  type ResourceTypeDefinition,
  type SchemaDefinition,
} from './attribute.js';

/** Schemas and resource types that cannot be served together: everything that is wrong. */
export class SchemaConflictError extends Error {
  override readonly name = 'SchemaConflictError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

export interface Definitions {
  readonly schemas: readonly SchemaDefinition[];
  readonly resourceTypes: readonly ResourceTypeDefinition[];
}

/** @param all in the order of the files; a later one takes the place of an earlier one of the same name */
export function findConflicts(all: Definitions, served: Definitions): readonly string[] {
  const ids = all.schemas.map(({ id }) => id);
  const names = all.resourceTypes.map(({ name }) => name);
  const misnamed = [
    ...findOtherCapitals(ids, 'The schema'),
    ...findOtherCapitals(names, 'The resource type'),
  ];
  return misnamed.length > 0
    ? misnamed
    : [
        ...findUnknownSchemas(served),
        ...findSharedEndpoints(served.resourceTypes),
        ...findMisspeltReferences(served),
      ];
}

/** What differs in capitals only is the same one (RFC 7643 2.1), but answers would show either. */
function findOtherCapitals(names: readonly string[], what: string): readonly string[] {
  const first = new Map<string, string>();
  return names.flatMap((name) => {
    const other = first.get(name.toLowerCase()) ?? name;
    first.set(name.toLowerCase(), other);
    return other === name
      ? []
      : [
          `${what} ${name} differs from ${other} in capitals only. To take its place, write ${other}`,
        ];
  });
}

function findUnknownSchemas({ schemas, resourceTypes }: Definitions): readonly string[] {
  const ids = schemas.map(({ id }) => id);
  const known = new Set(ids.map((id) => id.toLowerCase()));
  return resourceTypes.flatMap(({ name, schema, schemaExtensions = [] }) =>
    [schema, ...schemaExtensions.map((extension) => extension.schema)].flatMap((id) =>
      known.has(id.toLowerCase())
        ? []
        : [
            `Resource type ${name} names the schema ${id}, which is not defined${hintForUrn(id, ids)}`,
          ],
    ),
  );
}

/** URNs are long, and their ends tell them apart. */
function hintForUrn(id: string, ids: readonly string[]): string {
  const endOf = (urn: string): string => urn.slice(urn.lastIndexOf(':') + 1);
  return hintForName(endOf(id), ids);
}

function findSharedEndpoints(types: readonly ResourceTypeDefinition[]): readonly string[] {
  return types.flatMap((type, at) => {
    const path = type.endpoint.toLowerCase();
    return types.slice(0, at).flatMap((other) => {
      const otherPath = other.endpoint.toLowerCase();
      if (path === otherPath) {
        return [
          `The resource types ${other.name} and ${type.name} have the same endpoint ${type.endpoint}`,
        ];
      }
      const [inner, outer] = path.length > otherPath.length ? [type, other] : [other, type];
      return inner.endpoint.toLowerCase().startsWith(`${outer.endpoint.toLowerCase()}/`)
        ? [
            `The endpoint ${inner.endpoint} of ${inner.name} lies below ${outer.endpoint}, where the id of a ${outer.name} stands`,
          ]
        : [];
    });
  });
}

/** A name of a type in other capitals, or misspelt, would link nothing, and nobody would see why. */
function findMisspeltReferences({ schemas, resourceTypes }: Definitions): readonly string[] {
  const names = resourceTypes.map(({ name }) => name);
  const known: ReadonlySet<string> = new Set([...names, 'uri', 'external']);
  const find = (attributes: readonly AttributeDefinition[], path: string): readonly string[] =>
    attributes.flatMap(({ name, referenceTypes = [], subAttributes = [] }) => [
      ...referenceTypes.flatMap((reference) => {
        const hint = known.has(reference) ? '' : hintForName(reference, names);
        return hint === ''
          ? []
          : [`${path}${name} refers to ${reference}, which is no resource type${hint}`];
      }),
      ...find(subAttributes, `${path}${name}.`),
    ]);
  return schemas.flatMap(({ id, attributes }) => find(attributes, `${id}:`));
}
