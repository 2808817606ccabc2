import {
  isJsonArray,
  type JsonObject,
  isJsonObject,
  type JsonValue,
} from '../../../src/base/json.js';

export type Kind = 'Users' | 'Groups';

/** What a server of the fleet keeps of a user or a group. */
export interface Stored {
  readonly id: string;
  readonly created: string;
  readonly lastModified: string;
  readonly version: number;
  /** The attributes that clients write. */
  readonly data: JsonObject;
}

export const textOf = (value: JsonValue | undefined): string =>
  typeof value === 'string' ? value : '';

export const objectOf = (value: JsonValue | undefined): JsonObject =>
  isJsonObject(value) ? value : {};

export const listOf = (value: JsonValue | undefined): readonly JsonValue[] => {
  if (isJsonArray(value)) {
    return value;
  }
  return value === undefined || value === null ? [] : [value];
};

/** The objects of a list, such as the members of a group. */
export const objectsOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  listOf(value).filter((item) => isJsonObject(item));
