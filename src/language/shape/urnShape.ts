import { type ListShape, type Value } from './shape.js';

/** The array `schemas`. */
export const urnList = (urns: readonly Value[]): ListShape => ({
  kind: 'list',
  item: () => ({ kind: 'value', type: 'reference', values: urns, holds: 'urn' }),
});
