import { type JsonObject, isJsonArray } from '../../base/json.js';
import { distanceOf } from '../../scim/filter/suggest.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { readAnyCase } from '../view/anyCase.js';
import { findDeclaredKind, messageUrns } from '../view/messageKind.js';
import { guessKind, type KnownKind } from './guessKind.js';

/** What a document is, or why that cannot be told. */
export type DocumentKind =
  KnownKind | { readonly kind: 'unknown'; readonly urns: readonly string[] };

/**
 * By `schemas`, also where a URN there is misspelt; by its members only where `schemas` names no URN of
 * SCIM 2.0 at all, as a URN that is unknown here may be that of another type with the same members. The
 * rules about `schemas` say what is wrong with it.
 */
export function tellDocumentKind(value: JsonObject, registry: SchemaRegistry): DocumentKind {
  const urns = writtenUrns(value);
  const declared = findDeclaredKind(value, registry) ?? findMeantKind(urns, registry);
  if (declared) {
    return declared;
  }
  const isToldByMembers = urns.every((urn) => urn === '' || /^urn:scim:/i.test(urn));
  const guessed = isToldByMembers ? guessKind(value, registry) : undefined;
  return guessed ?? { kind: 'unknown', urns };
}

/** Also where it is one text, which another rule speaks of. */
function writtenUrns(value: JsonObject): readonly string[] {
  const schemas = readAnyCase(value, 'schemas');
  const items = isJsonArray(schemas) ? schemas : [schemas];
  return items.filter((urn) => typeof urn === 'string');
}

const longestUrn = 120;
const mostMistakes = 2;

function findMeantKind(urns: readonly string[], registry: SchemaRegistry): KnownKind | undefined {
  const known = [...messageUrns, ...registry.schemas.map(({ id }) => id)];
  const meant = urns.flatMap((urn) => known.find((one) => isMisspelt(urn, one)) ?? []);
  return meant.length === 0 ? undefined : findDeclaredKind({ schemas: meant }, registry);
}

const isMisspelt = (written: string, known: string): boolean =>
  written.length <= longestUrn &&
  Math.abs(known.length - written.length) <= mostMistakes &&
  distanceOf(written.toLowerCase(), known.toLowerCase()) <= mostMistakes;
