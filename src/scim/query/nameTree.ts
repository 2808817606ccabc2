import { type AttributePath } from '../filter/ast.js';
import { parseAttributePath } from '../filter/parser.js';
import { resolvePath } from '../filter/resolve.js';
import { type AttributeMap } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';

/** Names of one level in lower case; with `parts` only those sub-attributes. */
export type Names = ReadonlyMap<string, Selected>;

export interface Selected {
  /** The attribute as a whole was named. */
  readonly isWhole: boolean;
  readonly parts: ReadonlySet<string>;
}

/** Named attributes of the core schema, and by the URN of an extension its own. */
export interface NameTree {
  readonly core: Names;
  readonly extensions: ReadonlyMap<string, Names>;
}

/**
 * Reads names joined with commas, in the notation of RFC 7644 3.10, or the URN of a schema for all its
 * attributes. What no schema of the type has is left out: it could not be shown anyway.
 */
export function readNameTree(text: string, type: ResourceType): NameTree {
  const tree = new Tree();
  for (const name of splitNames(text)) {
    const schema = findSchema(name, type);
    const path = schema ? undefined : findPath(name, type);
    if (schema) {
      tree.selectAll(schema);
    } else if (path) {
      tree.select(path, path.urn);
    }
  }
  return tree;
}

/** Those of the names that no schema of the type has. */
export const findUnknownNames = (text: string, type: ResourceType): readonly string[] =>
  splitNames(text).filter((name) => !findSchema(name, type) && !findPath(name, type));

const splitNames = (text: string): readonly string[] =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');

interface NamedSchema {
  /** Of an extension. */
  readonly urn?: string;
  readonly attributes: AttributeMap;
}

function findSchema(name: string, type: ResourceType): NamedSchema | undefined {
  return name.toLowerCase() === type.schema.toLowerCase()
    ? { attributes: type.attributes }
    : type.findExtension(name);
}

type KnownPath = Pick<AttributePath, 'name' | 'sub'> & {
  /** Of an extension, as its schema spells it. */
  readonly urn?: string;
};

function findPath(text: string, type: ResourceType): KnownPath | undefined {
  const parsed = parseAttributePath(text);
  const resolved = parsed.ok ? resolvePath(type, parsed.path) : undefined;
  if (!parsed.ok || !resolved) {
    return undefined;
  }
  const { sub } = parsed.path;
  return {
    name: resolved.attribute.name,
    ...(sub !== undefined && { sub }),
    ...(resolved.extension && { urn: resolved.extension.urn }),
  };
}

class Tree implements NameTree {
  readonly core = new Map<string, Selected>();
  readonly extensions = new Map<string, Map<string, Selected>>();

  selectAll({ urn, attributes }: NamedSchema): void {
    for (const { name } of attributes) {
      this.select({ name }, urn);
    }
  }

  select({ name, sub }: Pick<AttributePath, 'name' | 'sub'>, urn: string | undefined): void {
    const names = this.#namesOf(urn);
    const key = name.toLowerCase();
    const before = names.get(key);
    names.set(key, {
      isWhole: sub === undefined || (before?.isWhole ?? false),
      parts: new Set([...(before?.parts ?? []), ...(sub === undefined ? [] : [sub.toLowerCase()])]),
    });
  }

  #namesOf(urn: string | undefined): Map<string, Selected> {
    if (urn === undefined) {
      return this.core;
    }
    const names = this.extensions.get(urn) ?? new Map<string, Selected>();
    this.extensions.set(urn, names);
    return names;
  }
}
