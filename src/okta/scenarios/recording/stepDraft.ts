import {
  type RecordedExpectation,
  type RecordedRequest,
  type RecordedStep,
} from '../recorded/recordedScenario.js';
import { type ExchangeView } from '../../../validate/view/exchangeView.js';
import { readAnyCase, readText } from '../../../validate/view/anyCase.js';
import { isJsonObject } from '../../../base/json.js';

/** A step while it is made: later ones may want to learn something from its answer. */
export interface StepDraft {
  readonly title: string;
  readonly request: RecordedRequest;
  readonly expect: RecordedExpectation;
  readonly learn: [variable: string, source: string][];
}

export const toStep = ({ title, request, expect, learn }: StepDraft): RecordedStep => ({
  ...{ title, request, expect, learn },
});

/** Versions that answers have given, which requests give back (RFC 7644 3.14). */
export class AnswerVersions {
  readonly #places = new Map<string, { readonly step: StepDraft; readonly source: string }>();
  readonly #names = new Map<string, string>();
  #count = 0;

  take(step: StepDraft, view: ExchangeView): void {
    const meta = readAnyCase(view.result, 'meta');
    const found = [
      [view.answerHeader('etag'), 'ETag'],
      [isJsonObject(meta) ? readText(meta, 'version') : undefined, '/meta/version'],
    ] as const;
    for (const [value, source] of found.toReversed()) {
      if (value !== undefined) {
        this.#places.set(value, { step, source });
        this.#names.delete(value);
      }
    }
  }

  /** The name of the variable with that value, which some answer has to give; undefined where none did. */
  find(value: string): string | undefined {
    const place = this.#places.get(value);
    if (!place) {
      return undefined;
    }
    const known = this.#names.get(value);
    if (known !== undefined) {
      return known;
    }
    this.#count += 1;
    const name = `version${String(this.#count)}`;
    this.#names.set(value, name);
    place.step.learn.push([name, place.source]);
    return name;
  }
}
