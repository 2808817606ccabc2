import { toPointer } from '../../base/jsonPointer.js';

/** Where in a body a value stands. A chain, so that nothing is printed until something is wrong. */
export interface Place {
  readonly parent: Place | undefined;
  /** The name of a member, the URN of an extension, or the index of an element. */
  readonly step: string | number;
}

export const placeOf = (step: string | number, parent?: Place): Place => ({ parent, step });

/** As a JSON pointer. */
export const pointerOf = (place: Place): string =>
  `${place.parent ? pointerOf(place.parent) : ''}${toPointer([place.step])}`;

/** No attribute name has a colon. */
const isUrn = (step: string | number): boolean => typeof step === 'string' && step.includes(':');

/** In the notation of RFC 7644 3.10 with array indexes: `emails[1].primary`, `urn:…:User:department`. */
export function printPlace(place: Place): string {
  const { parent, step } = place;
  if (typeof step === 'number') {
    return `${parent ? printPlace(parent) : ''}[${String(step)}]`;
  }
  if (!parent) {
    return step;
  }
  return `${printPlace(parent)}${isUrn(parent.step) ? ':' : '.'}${step}`;
}
