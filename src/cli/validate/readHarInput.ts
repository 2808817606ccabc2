import { JsonShapeError } from '../../base/jsonCursor.js';
import { type JsonValue } from '../../base/json.js';
import { readHar } from '../../capture/har/readHar.js';
import { type Input, type InputProblem, type ReadOptions } from './input.js';
import { locatePointers } from './jsonPlaces.js';

/** The SCIM exchanges of a HAR, each at the line of its entry. */
export function readHarInput(text: string, value: JsonValue, options: ReadOptions): Input {
  try {
    return toInput(text, value, options);
  } catch (error) {
    if (error instanceof JsonShapeError) {
      return { parts: [], problems: [{ message: `It is no HAR: ${error.message}.` }] };
    }
    throw error;
  }
}

function toInput(text: string, value: JsonValue, options: ReadOptions): Input {
  const { entryCount, exchanges, badEntries } = readHar(value, options);
  const places = [...exchanges, ...badEntries].map(({ at }) => entryPointer(at));
  const locate = locatePointers(text, places);
  const problems: InputProblem[] = badEntries.map(({ at, reason }) => ({
    message: `Entry ${String(at + 1)} of the HAR cannot be read: ${reason}.`,
    place: locate(entryPointer(at)),
  }));
  if (exchanges.length === 0) {
    problems.push({ message: tellNoScim(entryCount, options.baseUrl) });
  }
  return {
    parts: exchanges.map(({ at, exchange }) => ({
      kind: 'exchange',
      exchange,
      number: at + 1,
      place: locate(entryPointer(at)),
    })),
    problems,
    requestCount: entryCount,
  };
}

const entryPointer = (at: number): string => `/log/entries/${String(at)}`;

function tellNoScim(count: number, baseUrl: string | undefined): string {
  const requests = count === 1 ? 'one request' : `${String(count)} requests`;
  if (count === 0) {
    return 'The HAR has no requests.';
  }
  return baseUrl === undefined
    ? `The HAR has ${requests}, but none to a SCIM service. If there is one, name its address: --base-url https://scim.example.com/scim/v2`
    : `The HAR has ${requests}, but none below ${baseUrl}.`;
}
