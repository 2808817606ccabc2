import { type Shape, type ValueShape } from '../shape/shape.js';

/** In a snippet these mean something. */
export const escapeSnippet = (text: string): string => text.replaceAll(/[\\$}]/g, '\\$&');

/** A value that fits, with the cursor where it is to be filled in. */
export function valueSnippet(shape: Shape): string {
  switch (shape.kind) {
    case 'object':
      return '{$1}';
    case 'list':
      return `[${valueSnippet(shape.item(undefined))}]`;
    case 'value':
      return plainSnippet(shape);
  }
}

/** What stands without quotes. */
const bareTypes: ReadonlySet<ValueShape['type']> = new Set([
  'boolean',
  'integer',
  'decimal',
  'any',
]);

function plainSnippet({ type, values }: ValueShape): string {
  const [only] = values;
  if (bareTypes.has(type)) {
    return '$1';
  }
  return only && values.length === 1 ? escapeSnippet(JSON.stringify(only.value)) : '"$1"';
}

/** Whether there is something to choose from where the cursor is after the insertion. */
export function hasChoices(shape: Shape): boolean {
  switch (shape.kind) {
    case 'object':
      return shape.members.length > 0;
    case 'list':
      return hasChoices(shape.item(undefined));
    case 'value':
      return shape.type === 'boolean' || shape.values.length > 1;
  }
}
