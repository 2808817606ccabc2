import { type JsonArray } from '../../base/json.js';
import { type Attribute } from '../schema/attribute.js';
import { identify, type KnownPlaces, type Places } from './plural.js';

/**
 * The places in the list that the last operation of a request left, so that a thousand operations that
 * add to it do not look at every value a thousand times. Requests with one operation, which most are, do
 * without.
 */
export class ListKeys implements KnownPlaces {
  #list: JsonArray | undefined;
  #places: Places | undefined;
  #count = 0;

  /** Undefined the first time, as the effort pays off from the second on. */
  find(attribute: Attribute, list: JsonArray): Places | undefined {
    this.#count += 1;
    if (this.#count === 1) {
      return undefined;
    }
    return (this.#list === list ? this.#places : undefined) ?? placesOf(attribute, list);
  }

  keep(list: JsonArray, places: Places): void {
    this.#list = list;
    this.#places = places;
  }
}

function placesOf(attribute: Attribute, list: JsonArray): Places {
  const identifyValue = identify(attribute);
  const places: Places = new Map();
  list.forEach((element, at) => {
    const key = identifyValue(element);
    if (!places.has(key)) {
      places.set(key, at);
    }
  });
  return places;
}
