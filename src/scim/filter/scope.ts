import { type JsonValue } from '../../base/json.js';
import { type Attribute } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type AttributePath } from './ast.js';
import { printPath } from './print.js';
import { createMemberReader, type ReadValue } from './readValue.js';
import { resolvePath } from './resolve.js';
import { findMeantName, findMeantPath } from './suggest.js';

/** What a path of a filter points at. */
export interface ScopedPath {
  readonly attribute: Attribute;
  /** What is compared: the attribute itself or one of its parts. */
  readonly leaf: Attribute;
  /** The attribute's value, a list where it is multi-valued. */
  readonly read: ReadValue;
  /** From one value of the attribute to the part of it that is compared. */
  readonly readPart?: ReadValue;
}

/** Where names are looked up: a resource, or one value within brackets. */
export interface Scope {
  readonly description: string;
  find(path: AttributePath): ScopedPath | undefined;
  /** What a name that is not found may have meant. */
  findMeant(path: AttributePath): string | undefined;
  /** Where the path is the URN of an extension by itself: the object with all that it adds. */
  findExtension?(path: AttributePath): ReadValue | undefined;
}

export const resourceScope = (type: ResourceType): Scope => ({
  description: `a ${type.name}`,
  findMeant: (path) => findMeantPath(type, path),
  find: (path) => {
    const resolved = resolvePath(type, path);
    if (!resolved) {
      return undefined;
    }
    const { attribute, extension, sub } = resolved;
    const readAttribute = createMemberReader(attribute.name);
    const readExtension = extension && createMemberReader(extension.urn);
    return {
      attribute,
      leaf: sub ?? attribute,
      read: readExtension
        ? (subject) => {
            const content = readExtension(subject);
            return content === undefined ? undefined : readAttribute(content);
          }
        : readAttribute,
      ...(sub && { readPart: createMemberReader(sub.name) }),
    };
  },
  findExtension: (path) => {
    const extension = type.findExtension(printPath(path));
    return extension && createMemberReader(extension.urn);
  },
});

const itself = (subject: JsonValue): JsonValue => subject;

/** The names are those of sub-attributes; a simple value has only itself, as `value`. */
export const valueScope = (attribute: Attribute): Scope => ({
  description: `a value of ${attribute.name}`,
  findMeant: ({ name }) =>
    findMeantName(
      name,
      [...attribute.subAttributes].map((part) => part.name),
    ),
  find: ({ urn, name, sub }) => {
    if (urn !== undefined || sub !== undefined) {
      return undefined;
    }
    if (attribute.type !== 'complex') {
      return name.toLowerCase() === 'value'
        ? { attribute, leaf: attribute, read: itself }
        : undefined;
    }
    const part = attribute.subAttributes.find(name);
    return part && { attribute: part, leaf: part, read: createMemberReader(part.name) };
  },
});
