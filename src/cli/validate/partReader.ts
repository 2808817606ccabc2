import { isJsonObject, type JsonValue, readMember } from '../../base/json.js';
import { JsonShapeError } from '../../base/jsonCursor.js';
import { jsonDepth } from '../../base/jsonProblem.js';
import { toImported } from '../../capture/importedExchange.js';
import { readExchange } from '../../capture/readExchange.js';
import { Redactor } from '../../exchange/redaction.js';
import { secretNames } from '../../scim/schema/secretNames.js';
import {
  type Input,
  type InputDocument,
  type InputPart,
  type InputProblem,
  type ReadOptions,
} from './input.js';
import { type TextPlace } from './textPlace.js';

/** Where a JSON value stands in its file. */
interface Whereabouts extends Pick<InputDocument, 'locate'> {
  /** For people, at the beginning of a sentence: `Line 3`. */
  readonly where: string;
  readonly place: TextPlace;
}

/** No SCIM message is nested so deep. */
const deepestDocument = 64;

/** Whether it is meant as a captured exchange, perhaps a damaged one. */
export const isExchangeLike = (value: JsonValue): boolean =>
  isJsonObject(value) &&
  isJsonObject(readMember(value, 'request')) &&
  ['baseUrl', 'outcome', 'startedAt'].some((name) => readMember(value, name) !== undefined);

/** Collects documents and exchanges, without their secrets. */
export class PartReader {
  readonly #redactor: Redactor;
  readonly #parts: InputPart[] = [];
  readonly #problems: InputProblem[] = [];
  #exchangeCount = 0;

  constructor({ registry }: ReadOptions) {
    this.#redactor = new Redactor(secretNames(registry));
  }

  /** @param text the same as `value`, as it is written */
  read(text: string, value: JsonValue, whereabouts: Whereabouts): void {
    if (isExchangeLike(value)) {
      this.#readExchange(value, whereabouts);
    } else if (!isEvent(value)) {
      this.#readDocument(text, value, whereabouts);
    }
  }

  addProblem(problem: InputProblem): void {
    this.#problems.push(problem);
  }

  input(): Input {
    return { parts: this.#parts, problems: this.#problems };
  }

  #readExchange(value: JsonValue, { where, place }: Whereabouts): void {
    try {
      const captured = readExchange(value);
      // What is said of it goes by who made the request.
      const exchange = { ...toImported(captured, this.#redactor), source: captured.source };
      this.#exchangeCount += 1;
      this.#parts.push({ kind: 'exchange', exchange, number: this.#exchangeCount, place });
    } catch (error) {
      if (!(error instanceof JsonShapeError)) {
        throw error;
      }
      this.addProblem({
        message: `${where} is no captured exchange: ${error.message}.`,
        place,
      });
    }
  }

  #readDocument(text: string, value: JsonValue, { where, place, locate }: Whereabouts): void {
    if (text.length > deepestDocument && jsonDepth(text) > deepestDocument) {
      const most = `more than ${String(deepestDocument)} levels deep`;
      this.addProblem({ message: `${where} is nested ${most}; no SCIM message is.`, place });
      return;
    }
    const clean = this.#redactor.redactText(text);
    this.#parts.push({
      kind: 'document',
      // What stands in place of a secret is a JSON string.
      value: clean === text ? value : (JSON.parse(clean) as JsonValue),
      locate,
    });
  }
}

/** A line of `serve --json` that tells something else. */
const isEvent = (value: JsonValue): boolean =>
  isJsonObject(value) &&
  typeof readMember(value, 'event') === 'string' &&
  readMember(value, 'schemas') === undefined;
