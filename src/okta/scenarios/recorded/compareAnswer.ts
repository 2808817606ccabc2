import {
  isJsonArray,
  isJsonObject,
  isSameJson,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../../base/json.js';
import { toPointer } from '../../../base/jsonPointer.js';
import { shorten } from '../../../base/shorten.js';
import { readAnyCase } from '../../../validate/view/anyCase.js';

/** Something in an answer that is not as it must be. */
export interface AnswerDifference {
  /** JSON pointer into the answer; empty for the whole of it. */
  readonly pointer: string;
  /** What is wrong there, without the place and the full stop. */
  readonly problem: string;
  readonly expected: JsonValue;
  /** Absent where there is nothing. */
  readonly actual?: JsonValue;
}

type Steps = readonly (string | number)[];

/** What an answer has to have and has not. It may have more. */
export function missingIn(
  expected: JsonValue,
  actual: JsonValue | undefined,
  steps: Steps = [],
): readonly AnswerDifference[] {
  if (isJsonObject(expected) && isJsonObject(actual)) {
    return Object.entries(expected).flatMap(([name, value]) =>
      missingIn(value, readAnyCase(actual, name), [...steps, name]),
    );
  }
  if (isJsonArray(expected)) {
    return missingInList(expected, actual, steps);
  }
  return isSameValue(expected, actual, steps) ? [] : [differs(expected, actual, steps)];
}

function missingInList(
  expected: JsonArray,
  actual: JsonValue | undefined,
  steps: Steps,
): readonly AnswerDifference[] {
  const items = isJsonArray(actual) ? actual : [];
  if (expected.length === 0) {
    return items.length === 0 ? [] : [differs(expected, actual, steps)];
  }
  return expected.flatMap((wanted) => {
    if (items.some((item) => missingIn(wanted, item, steps).length === 0)) {
      return [];
    }
    // Of several members one is meant; where there is one alone, what differs in it tells more.
    const [only] = items;
    return items.length === 1 && isJsonObject(wanted) && isJsonObject(only)
      ? missingIn(wanted, only, [...steps, 0])
      : [
          {
            pointer: toPointer(steps),
            problem: `has no ${show(wanted)}`,
            expected: wanted,
            ...(actual !== undefined && { actual }),
          },
        ];
  });
}

/** What an answer must not have and has. */
export function leftIn(
  lacks: JsonObject,
  actual: JsonValue | undefined,
  steps: Steps = [],
): readonly AnswerDifference[] {
  if (!isJsonObject(actual)) {
    return [];
  }
  return Object.entries(lacks).flatMap(([name, pattern]) =>
    leftAt(pattern, readAnyCase(actual, name), [...steps, name]),
  );
}

function leftAt(
  pattern: JsonValue,
  actual: JsonValue | undefined,
  steps: Steps,
): readonly AnswerDifference[] {
  if (isJsonObject(pattern)) {
    return leftIn(pattern, actual, steps);
  }
  const pointer = toPointer(steps);
  if (isJsonArray(pattern)) {
    const items = isJsonArray(actual) ? actual : [];
    return pattern
      .filter((one) => items.some((item) => missingIn(one, item).length === 0))
      .map((one) => ({
        pointer,
        problem: `still has ${show(one)}`,
        expected: null,
        actual: one,
      }));
  }
  const isEmpty =
    actual === undefined ||
    actual === null ||
    actual === '' ||
    (isJsonArray(actual) && actual.length === 0);
  return isEmpty ? [] : [{ pointer, problem: `is still ${show(actual)}`, expected: null, actual }];
}

/** A server may number its resources, and some write the status of an operation as a number. */
function isSameValue(expected: JsonValue, actual: JsonValue | undefined, steps: Steps): boolean {
  if (isSameJson(expected, actual) || (expected === null && actual === undefined)) {
    return true;
  }
  const name = String(steps.at(-1) ?? '');
  return (
    typeof actual === 'number' && /^(?:id|value|status)$/i.test(name) && String(actual) === expected
  );
}

const differs = (
  expected: JsonValue,
  actual: JsonValue | undefined,
  steps: Steps,
): AnswerDifference => ({
  pointer: toPointer(steps),
  problem:
    actual === undefined
      ? `is missing; it must be ${show(expected)}`
      : `is ${show(actual)} in place of ${show(expected)}`,
  expected,
  ...(actual !== undefined && { actual }),
});

const show = (value: JsonValue): string => shorten(JSON.stringify(value));
