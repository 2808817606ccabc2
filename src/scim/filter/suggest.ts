import { type Attribute, type AttributeMap } from '../schema/attribute.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type AttributePath } from './ast.js';

/**
 * What a path that no schema of the type has may have meant: an attribute of an extension needs its URN
 * (RFC 7644 3.10), a sub-attribute its attribute, and some names are misspelt.
 */
export const findMeantPath = (type: ResourceType, path: AttributePath): string | undefined =>
  findBehindUrn(type, path) ??
  findFullName(type, path) ??
  findSimilar(writtenOf(path), namesOf(type));

export const findMeantName = (name: string, names: readonly string[]): string | undefined =>
  findSimilar(name, names);

/** To go on a sentence with. */
export const toHint = (meant: string | undefined): string =>
  meant === undefined ? '' : `. Did you mean ${meant}?`;

export const hintForName = (name: string, names: readonly string[]): string =>
  toHint(findMeantName(name, names));

export const hintForPath = (type: ResourceType, path: AttributePath): string =>
  toHint(findMeantPath(type, path));

const writtenOf = ({ name, sub }: AttributePath): string =>
  sub === undefined ? name : `${name}.${sub}`;

/** `urn:…:User.department`, with a dot where a colon belongs. */
function findBehindUrn(type: ResourceType, { urn, name, sub }: AttributePath): string | undefined {
  const whole = urn === undefined ? '' : `${urn}:${name}`;
  const attribute = sub === undefined ? undefined : type.findExtension(whole)?.attributes.find(sub);
  return attribute && `${whole}:${attribute.name}`;
}

/** The same attribute where it really is: under a URN, without one, or below another attribute. */
function findFullName(type: ResourceType, { name, sub }: AttributePath): string | undefined {
  const suffixOf = (attribute: Attribute): string | undefined => {
    const part = sub === undefined ? undefined : attribute.subAttributes.find(sub);
    return sub === undefined ? '' : part && `.${part.name}`;
  };
  const own = type.attributes.find(name);
  const ownSuffix = own && suffixOf(own);
  if (own && ownSuffix !== undefined) {
    return `${own.name}${ownSuffix}`;
  }
  for (const { urn, attributes } of type.extensions) {
    const attribute = attributes.find(name);
    const suffix = attribute && suffixOf(attribute);
    if (attribute && suffix !== undefined) {
      return `${urn}:${attribute.name}${suffix}`;
    }
  }
  return sub === undefined ? findParent(type.attributes, name) : undefined;
}

function findParent(attributes: AttributeMap, name: string): string | undefined {
  // Every list has a value and a type, so these say nothing.
  const parents = [...attributes].filter(({ subAttributes }) => subAttributes.find(name));
  const [only] = parents;
  return only && parents.length === 1
    ? `${only.name}.${only.subAttributes.find(name)?.name ?? name}`
    : undefined;
}

const namesOf = (type: ResourceType): readonly string[] => [
  ...namesIn(type.attributes, ''),
  ...type.extensions.flatMap(({ urn, attributes }) => namesIn(attributes, `${urn}:`)),
];

const namesIn = (attributes: AttributeMap, prefix: string): readonly string[] =>
  [...attributes].flatMap(({ name, subAttributes }) => [
    `${prefix}${name}`,
    ...[...subAttributes].map((part) => `${prefix}${name}.${part.name}`),
  ]);

/** Longer names are none that anybody misspelt. */
const longestName = 60;

function findSimilar(written: string, names: readonly string[]): string | undefined {
  if (written.length > longestName) {
    return undefined;
  }
  const wanted = written.toLowerCase();
  const most = wanted.length < 5 ? 1 : 2;
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of names) {
    const bare = name.slice(name.lastIndexOf(':') + 1).toLowerCase();
    const distance =
      Math.abs(bare.length - wanted.length) > most ? most + 1 : distanceOf(wanted, bare);
    if (distance <= most && distance < (best?.distance ?? Infinity)) {
      best = { name, distance };
    }
  }
  return best?.name;
}

/** How many characters are to be put in, left out, changed or swapped with their neighbour. */
export function distanceOf(left: string, right: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let row = 1; row <= left.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      now[column] = Math.min(
        (last[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast[column - 2] ?? Infinity) + 1 : Infinity,
      );
    }
    beforeLast = last;
    last = now;
  }
  return last[right.length] ?? 0;
}
