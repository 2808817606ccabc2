import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { invalidValue } from '../errors.js';
import { shorten } from '../../base/shorten.js';
import { type ResourceType } from '../schema/resourceType.js';
import { describeValue } from './simpleValue.js';
import { type ReadContext } from './valueReader.js';

const schemasName = 'schemas';

/**
 * Checks the `schemas` of a POST or PUT body (RFC 7643 3): the core schema must be named. What the
 * resource says itself later follows from which extensions have values, so that other URNs do no harm.
 */
export function readBodySchemas(type: ResourceType, body: JsonObject, context: ReadContext): void {
  const given = findMember(body, schemasName);
  if (given !== undefined && given !== null && !isTextList(given)) {
    throw invalidValue(`schemas must be an array of strings, but was ${describeValue(given)}`);
  }
  const urns = given ?? [];
  const core = type.schema.toLowerCase();
  if (urns.some((urn) => urn.toLowerCase() === core)) {
    noteUnknown(type, urns, context);
  } else {
    tolerateMissing(type, urns, context);
  }
}

/** Attributes may stand under the URN of the core schema, as those of extensions do under theirs. */
export function liftCore(type: ResourceType, body: JsonObject, context: ReadContext): JsonObject {
  const core = type.schema.toLowerCase();
  const name = Object.keys(body).find((key) => key.toLowerCase() === core);
  const inner = name === undefined ? undefined : body[name];
  if (name === undefined || !isJsonObject(inner)) {
    return body;
  }
  const outer = Object.entries(body).filter(([key]) => key !== name);
  const twice = outer.find(([key]) => Object.hasOwn(inner, key));
  if (twice) {
    throw invalidValue(`${shorten(twice[0])} is given twice, once under ${type.schema}`);
  }
  context.note({
    id: 'body.coreUrn',
    level: 'hint',
    detail: `The attributes under ${type.schema} were taken as those of the resource, where they belong`,
  });
  return Object.fromEntries([...outer, ...Object.entries(inner)]);
}

/** What its path says a body may leave out, but what names another schema is something else. */
function tolerateMissing(
  type: ResourceType,
  urns: readonly string[],
  { profile, note }: ReadContext,
): void {
  const problem =
    urns.length === 0
      ? `The body has no "schemas"; a ${type.name} needs ["${type.schema}"]`
      : `"schemas" does not name ${type.schema}, the schema of a ${type.name}`;
  const other = urns.find((urn) => !type.findExtension(urn));
  if (other !== undefined) {
    throw invalidValue(`${problem}, but ${shorten(other)}`);
  }
  if (!profile.acceptsMissingSchemas) {
    throw invalidValue(problem);
  }
  note({
    id: 'body.schemas',
    level: profile.toleranceLevel,
    detail: `${problem}; the body was taken as a ${type.name}`,
  });
}

function noteUnknown(type: ResourceType, urns: readonly string[], { note }: ReadContext): void {
  const unknown = urns.find(
    (urn) => urn.toLowerCase() !== type.schema.toLowerCase() && !type.findExtension(urn),
  );
  if (unknown !== undefined) {
    note({
      id: 'body.unknownSchema',
      level: 'hint',
      detail: `"schemas" names ${shorten(unknown)}, which is no schema of a ${type.name} (RFC 7643 3); it was ignored`,
    });
  }
}

const isTextList = (value: JsonValue): value is readonly string[] =>
  isJsonArray(value) && value.every((item) => typeof item === 'string');

const findMember = (body: JsonObject, name: string): JsonValue | undefined => {
  const found = Object.keys(body).find((key) => key.toLowerCase() === name);
  return found === undefined ? undefined : body[found];
};
