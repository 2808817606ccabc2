import { type ScimError } from '../errors.js';
import { type ResourceType } from '../schema/resourceType.js';
import { type Filter } from './ast.js';
import { type CompiledFilter, compileFilter, type CompileOptions, type Fits } from './compile.js';

/**
 * A filter for several resource types, by their names. What one type does not have, or has as something
 * that the operator does not go with, counts there as an attribute without a value (RFC 7644 3.4.2.1),
 * as long as it goes with another type.
 *
 * @throws ScimError where it goes with none
 */
export function compileForTypes(
  filter: Filter,
  types: readonly ResourceType[],
  options: CompileOptions,
): ReadonlyMap<string, CompiledFilter> {
  const fitting = new Set<string>();
  const misfits = new Map<string, ScimError>();
  const fits: Fits | undefined = types.length > 1 ? { fitting, misfits } : undefined;
  const compiled = new Map(
    types.map((type) => [
      type.name,
      compileFilter(filter, type, { ...options, ...(fits && { fits }) }),
    ]),
  );
  for (const [comparison, error] of misfits) {
    if (!fitting.has(comparison)) {
      throw error;
    }
  }
  return compiled;
}
