import { type Observe } from './observationIds.js';
import { findUnknownNames } from '../scim/query/nameTree.js';
import { type Projection, parseProjection } from '../scim/query/projection.js';
import { type ResourceType } from '../scim/schema/resourceType.js';

/** The names that a client gives for what an answer is to show (RFC 7644 3.9), joined with commas. */
export interface ProjectionNames {
  readonly attributes: string | undefined;
  readonly excludedAttributes: string | undefined;
  /** What it wrote of that which is returned on request. */
  readonly written?: string | undefined;
}

/** Undefined where everything is asked for that is returned by default, the kept text then. */
export function toProjection(names: ProjectionNames, type: ResourceType): Projection | undefined {
  const { attributes, excludedAttributes, written } = names;
  return attributes === undefined && excludedAttributes === undefined && written === undefined
    ? undefined
    : parseProjection(attributes, excludedAttributes, type, written);
}

/** RFC 7644 has no error for such a name, but its author believes that there is such an attribute. */
export function noteUnknownNames(
  names: ProjectionNames,
  types: readonly ResourceType[],
  note: Observe,
): void {
  for (const parameter of ['attributes', 'excludedAttributes'] as const) {
    const text = names[parameter];
    const [first, ...others] = text === undefined ? [] : types;
    if (text === undefined || !first) {
      continue;
    }
    const unknown = others.reduce(
      (left, type) => {
        const unknownThere = new Set(findUnknownNames(text, type));
        return left.filter((name) => unknownThere.has(name));
      },
      [...findUnknownNames(text, first)],
    );
    if (unknown.length > 0) {
      const owners = types.map(({ name }) => name).join(' or ');
      note({
        id: 'query.unknownAttribute',
        level: 'hint',
        parameter,
        detail: `${parameter} names ${unknown.join(', ').slice(0, 200)}, which no schema of ${owners} has; it is ignored.`,
      });
    }
  }
}
