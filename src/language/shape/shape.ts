import { type Attribute, type AttributeType } from '../../scim/schema/attribute.js';
import { type JsonNode } from '../json/jsonTree.js';

/** What belongs at a place of a SCIM document. */
export type Shape = ObjectShape | ListShape | ValueShape;

export interface ObjectShape {
  readonly kind: 'object';
  /** In the order in which they are proposed. */
  readonly members: readonly Member[];
  /** Capitals do not matter. */
  readonly find: (name: string) => Member | undefined;
}

export interface ListShape {
  readonly kind: 'list';
  /** @param node the element, where there is one already: its `schemas` may tell what it is */
  readonly item: (node: JsonNode | undefined) => Shape;
}

export interface ValueShape {
  readonly kind: 'value';
  readonly type: AttributeType | 'any';
  /** What is proposed; a document may hold others. */
  readonly values: readonly Value[];
  /** What an unknown text is, so that a hover can explain it. */
  readonly holds?: 'urn' | 'path';
}

export interface Value {
  readonly value: string;
  readonly description?: string;
}

/** A member that an object may have. */
export interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly about: About;
  /** @param node what stands there now */
  readonly shape: (node?: JsonNode) => Shape;
}

/** What there is to say of a member. */
export type About = AttributeAbout | ExtensionAbout | MessageAbout;

export interface AttributeAbout {
  readonly kind: 'attribute';
  readonly attribute: Attribute;
  /** As a filter names it, without the URN: `name.givenName`. */
  readonly path: string;
  /** The attribute that it is a part of. */
  readonly parent?: Attribute;
  /** URN of the schema that defines it. */
  readonly urn: string;
}

export interface ExtensionAbout {
  readonly kind: 'extension';
  readonly urn: string;
}

/** A member of a message of RFC 7644, which no schema defines. */
export interface MessageAbout {
  readonly kind: 'message';
  readonly type: string;
  readonly description: string;
  readonly reference: string;
}

/** What nothing is known about. */
export const anything: ValueShape = { kind: 'value', type: 'any', values: [] };

export function objectOf(members: readonly Member[]): ObjectShape {
  const byLowerName = new Map(members.map((member) => [member.name.toLowerCase(), member]));
  return { kind: 'object', members, find: (name) => byLowerName.get(name.toLowerCase()) };
}

export const valuesOf = (values: readonly string[]): readonly Value[] =>
  values.map((value) => ({ value }));
