import {
  isJsonArray,
  isJsonObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type FindingPlace, type FindingSide } from '../finding.js';
import { readAnyCase } from './anyCase.js';
import { toAttributeText } from './attributeText.js';

/** What a SCIM message is. */
export type MessageKind =
  | 'resource'
  /** What an operation of a PATCH sets, at its place in a resource. */
  | 'patchValue'
  | 'patch'
  | 'bulkRequest'
  | 'bulkResponse'
  | 'list'
  | 'error'
  | 'search'
  | 'serviceProviderConfig'
  | 'resourceType'
  | 'schema'
  | 'unknown';

/** What the message is for; the mutability and returned rules of RFC 7643 7 go by it. */
export type MessagePurpose = 'create' | 'replace' | 'patch' | 'answer' | 'document';

export interface MessageParts {
  readonly kind: MessageKind;
  readonly purpose: MessagePurpose;
  readonly value: JsonObject;
  readonly registry: SchemaRegistry;
  /** Of the resource that it is, holds or changes; absent where that cannot be told. */
  readonly type?: ResourceType;
  /** Absent for a document, which may be sent in either direction. */
  readonly side?: FindingSide;
  /** JSON pointer of the message within the body. */
  readonly pointer?: string;
  /** Where only a part of `value` stands in the body. */
  readonly frame?: Frame;
  /** Only some attributes were asked for (RFC 7644 3.9), so that none can be missing. */
  readonly isPartial?: boolean;
  readonly method?: string;
  readonly status?: number;
}

/** What was put around a part of a resource, so that it can be read as one. */
export interface Frame {
  /** JSON pointer within the value to what stands in the body. */
  readonly pointer: string;
  /** The same place as the client has named it, for example `emails[type eq "work"].value`. */
  readonly text: string;
}

/** One SCIM message, of an exchange or by itself: what message rules look at. */
export class MessageView {
  readonly kind: MessageKind;
  readonly purpose: MessagePurpose;
  readonly value: JsonObject;
  readonly registry: SchemaRegistry;
  readonly type: ResourceType | undefined;
  readonly side: FindingSide | undefined;
  readonly pointer: string;
  readonly frame: Frame;
  readonly isPartial: boolean;
  /** Of the request that it belongs to. */
  readonly method: string | undefined;
  /** Of the answer that it is. */
  readonly status: number | undefined;

  constructor(parts: MessageParts) {
    this.kind = parts.kind;
    this.purpose = parts.purpose;
    this.value = parts.value;
    this.registry = parts.registry;
    this.type = parts.type;
    this.side = parts.side;
    this.pointer = parts.pointer ?? '';
    this.frame = parts.frame ?? noFrame;
    this.isPartial = parts.isPartial ?? false;
    this.method = parts.method;
    this.status = parts.status;
  }

  /** The member, its capitals aside. */
  get(name: string): JsonValue | undefined {
    return readAnyCase(this.value, name);
  }

  /** The elements of a member; empty where it is no array. */
  items(name: string): JsonArray {
    const value = this.get(name);
    return isJsonArray(value) ? value : [];
  }

  /** The URNs in `schemas`, as they are written. */
  get schemas(): readonly string[] {
    return this.items('schemas').filter((urn) => typeof urn === 'string');
  }

  names(urn: string): boolean {
    return this.schemas.some((item) => item.toLowerCase() === urn.toLowerCase());
  }

  /**
   * A place below the message.
   *
   * @param steps the members and indexes that lead there, as they are written in the message
   */
  at(...steps: readonly (string | number)[]): FindingPlace {
    return this.placeOf(toPointer(steps));
  }

  /**
   * @param pointer within the value of the message
   * @param path the same as SCIM writes it; of what is missing, which has no place, what it should be
   */
  placeOf(pointer: string, path = this.textOf(pointer)): FindingPlace {
    return {
      part: 'body',
      ...(this.side && { side: this.side }),
      pointer: this.pointer + this.#beyondFrame(pointer),
      ...(path !== '' && { path }),
    };
  }

  /** A place within the message as SCIM writes it, for example `emails[1].primary`. */
  textOf(pointer: string): string {
    const { text, pointer: frame } = this.frame;
    if (text === '') {
      return toAttributeText(pointer);
    }
    // Only URNs have colons; behind one comes another, behind an attribute a dot.
    const isUrn = frame.slice(frame.lastIndexOf('/')).includes(':');
    return text + toAttributeText((isUrn ? '/:' : '/a') + this.#beyondFrame(pointer)).slice(1);
  }

  #beyondFrame(pointer: string): string {
    const { pointer: frame } = this.frame;
    return pointer.startsWith(frame) ? pointer.slice(frame.length) : '';
  }

  /** A message within this one. */
  inner(
    steps: readonly (string | number)[],
    value: JsonObject,
    parts: Omit<MessageParts, 'value' | 'registry' | 'pointer' | 'side'>,
  ): MessageView {
    return new MessageView({
      isPartial: this.isPartial,
      ...parts,
      value,
      registry: this.registry,
      pointer: this.pointer + toPointer(steps),
      ...(this.side && { side: this.side }),
    });
  }

  /** The name under which the member `name` is written here, which may have other capitals. */
  spelled(name: string): string {
    if (Object.hasOwn(this.value, name)) {
      return name;
    }
    const lower = name.toLowerCase();
    return Object.keys(this.value).find((key) => key.toLowerCase() === lower) ?? name;
  }
}

const noFrame: Frame = { pointer: '', text: '' };

/** The objects among the elements, each with its index. */
export const objectsIn = (items: JsonArray): readonly (readonly [number, JsonObject])[] =>
  items.flatMap((item, at) => (isJsonObject(item) ? [[at, item] as const] : []));
