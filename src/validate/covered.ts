import { type Observation } from '../exchange/exchange.js';
import { type FindingPlace } from './finding.js';
import { type RuleText } from './rule.js';

/** Where rules have found something, by the observations of the mock server that say the same. */
export class Covered {
  readonly #places = new Map<string, FindingPlace[]>();

  add({ id, covers = [] }: RuleText, place: FindingPlace): void {
    for (const observation of [id, ...covers]) {
      const places = this.#places.get(observation);
      if (places) {
        places.push(place);
      } else {
        this.#places.set(observation, [place]);
      }
    }
  }

  /**
   * What no rule has said: `observation` itself or, where it is about several places, of those the
   * ones that are left; undefined where all is said.
   */
  remainderOf(observation: Observation): Observation | undefined {
    const places = this.#places.get(observation.id) ?? [];
    const { pointers, parameter } = observation;
    if (pointers) {
      const left = pointers.filter((pointer) => !places.some((place) => isWithin(place, pointer)));
      return left.length > 0 ? { ...observation, pointers: left } : undefined;
    }
    const isSaid =
      parameter === undefined
        ? places.some(isOfRequest)
        : places.some((place) => isParameter(place, parameter));
    return isSaid ? undefined : observation;
  }
}

export const isOfRequest = (place: FindingPlace): boolean =>
  place.part !== 'status' && (!('side' in place) || place.side === 'request');

/** At the pointer or below it; capitals do not matter, since observations have names as schemas spell them. */
const isWithin = (place: FindingPlace, pointer: string): boolean =>
  place.part === 'body' &&
  place.side === 'request' &&
  `${place.pointer}/`.toLowerCase().startsWith(`${pointer}/`.toLowerCase());

const isParameter = (place: FindingPlace, parameter: string): boolean =>
  place.part === 'query'
    ? place.name.toLowerCase() === parameter.toLowerCase()
    : isWithin(place, `/${parameter}`);
