import { type AttributePath, type Filter } from './ast.js';

/** The filter in its usual form: parsing it gives the same filter again. */
export function printFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${printPath(filter.path)} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'present':
      return `${printPath(filter.path)} pr`;
    case 'not':
      return `not (${printFilter(filter.filter)})`;
    case 'valuePath':
      return `${printPath(filter.path)}[${printFilter(filter.filter)}]`;
    case 'and':
      return filter.filters.map((part) => printPart(part, ['and', 'or'])).join(' and ');
    case 'or':
      return filter.filters.map((part) => printPart(part, ['or'])).join(' or ');
  }
}

/** `urn:…:User:name.familyName` */
export function printPath({ urn, name, sub }: AttributePath): string {
  const prefix = urn === undefined ? '' : `${urn}:`;
  return sub === undefined ? `${prefix}${name}` : `${prefix}${name}.${sub}`;
}

const printPart = (part: Filter, inParentheses: readonly Filter['kind'][]): string =>
  inParentheses.includes(part.kind) ? `(${printFilter(part)})` : printFilter(part);
