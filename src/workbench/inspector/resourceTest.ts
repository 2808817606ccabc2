import { type CapturedExchange } from '../../capture/captureLog.js';
import { toCanonicalResource } from '../../language/filter/canonicalResource.js';
import { type TermProblem } from '../../protocol/exchangeSearch.js';
import { type Filter } from '../../scim/filter/ast.js';
import { type CompiledFilter } from '../../scim/filter/compile.js';
import { compileForTypes } from '../../scim/filter/compileForTypes.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { ScimError } from '../../scim/errors.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { ExchangeView } from '../../validate/view/exchangeView.js';
import { type MessageView } from '../../validate/view/messageView.js';

/** Whether a SCIM filter matches a resource in one of the bodies: sent, answered, listed, or set by a PATCH. */
export function createResourceTest(
  text: string,
  registry: SchemaRegistry,
): ((captured: CapturedExchange) => boolean) | TermProblem {
  const parsed = parseFilter(text);
  if (!parsed.ok) {
    const { message, span } = parsed.problem;
    return { message, start: span.start, end: span.end };
  }
  const compiled = compile(parsed.filter, registry.resourceTypes);
  if (compiled instanceof ScimError) {
    return { message: compiled.message, start: 0, end: text.length };
  }
  return ({ exchange }) => {
    const view = new ExchangeView(exchange, registry);
    return [...view.requestMessages, ...view.answerMessages].some((message) =>
      isMatch(message, compiled),
    );
  };
}

type CompiledByType = ReadonlyMap<string, CompiledFilter>;

/** A filter on the attributes of people goes with no group: what goes with one type is enough. */
function compile(filter: Filter, types: readonly ResourceType[]): CompiledByType | ScimError {
  try {
    return compileForTypes(filter, types, {});
  } catch (error) {
    if (error instanceof ScimError) {
      return error;
    }
    throw error;
  }
}

function isMatch({ kind, type, value }: MessageView, compiled: CompiledByType): boolean {
  if (!type || (kind !== 'resource' && kind !== 'patchValue')) {
    return false;
  }
  return compiled.get(type.name)?.matches(toCanonicalResource(type, value)) ?? false;
}
