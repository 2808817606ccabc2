import { type JsonObject } from '../../base/json.js';
import { isShownWhole } from '../query/guardedMembers.js';
import {
  isDefaultProjection,
  parseProjection,
  project,
  type Projection,
} from '../query/projection.js';
import { type ResourceType } from '../schema/resourceType.js';
import { addressedContent } from './addressedContent.js';
import { type StoredResource } from './storedResource.js';

interface Rendered {
  readonly baseUrl: string;
  readonly text: string;
}

const mostKeptCharacters = 16_000_000;

/**
 * The texts of resources in their default form. Two generations, so that a client that pages through
 * 100,000 people does not leave all of them in memory twice.
 */
class RenderedTexts {
  #young = new WeakMap<StoredResource, Rendered>();
  #old = new WeakMap<StoredResource, Rendered>();
  #characters = 0;

  find(stored: StoredResource, baseUrl: string): string | undefined {
    const young = this.#young.get(stored);
    const found = young ?? this.#old.get(stored);
    if (found?.baseUrl !== baseUrl) {
      return undefined;
    }
    if (!young) {
      this.keep(stored, found);
    }
    return found.text;
  }

  keep(stored: StoredResource, rendered: Rendered): void {
    this.#characters += rendered.text.length;
    if (this.#characters > mostKeptCharacters) {
      this.#old = this.#young;
      this.#young = new WeakMap();
      this.#characters = rendered.text.length;
    }
    this.#young.set(stored, rendered);
  }
}

const renderedTexts = new RenderedTexts();

/**
 * The JSON text of a resource as clients see it at `baseUrl` (without a slash at the end): with
 * `meta.location` and the `$ref`s of members, without what is never returned.
 */
export function renderResource(
  stored: StoredResource,
  baseUrl: string,
  projection?: Projection,
): string {
  if (projection && !isDefaultProjection(projection)) {
    return JSON.stringify(project(addressedContent(stored, baseUrl), stored.type, projection));
  }
  const known = renderedTexts.find(stored, baseUrl);
  if (known !== undefined) {
    return known;
  }
  const text = JSON.stringify(showDefault(addressedContent(stored, baseUrl), stored.type));
  renderedTexts.keep(stored, { baseUrl, text });
  return text;
}

/** Most resources hide nothing, and to take them apart and together again costs twice the JSON. */
const showDefault = (resource: JsonObject, type: ResourceType): JsonObject =>
  isShownWhole(resource, type)
    ? resource
    : project(resource, type, parseProjection(undefined, undefined, type));
