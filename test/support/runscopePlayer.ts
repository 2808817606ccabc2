import { createContext, runInContext } from 'node:vm';
import { type JsonValue, isJsonArray, isJsonObject } from '../../src/base/json.js';
import { JsonCursor } from '../../src/base/jsonCursor.js';
import { type Answer } from './answer.js';
import { findAt } from './jsonPath.js';

interface Assertion {
  readonly source: string;
  readonly comparison: string;
  readonly property: string;
  readonly value: string;
}

interface Variable {
  readonly name: string;
  readonly property: string;
}

interface Step {
  readonly note: string;
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string | undefined;
  readonly assertions: readonly Assertion[];
  readonly variables: readonly Variable[];
  readonly scripts: readonly string[];
}

export interface PlayedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string | undefined;
}

export interface PlayedStep {
  readonly note: string;
  /** Of those that the file declares. */
  readonly assertionCount: number;
  /** Of those that its scripts made. */
  readonly scriptAssertionCount: number;
  /** What did not hold, a sentence each. */
  readonly failures: readonly string[];
}

/** An answer with the time that it took, in milliseconds. */
export interface TimedAnswer {
  readonly answer: Answer;
  readonly duration: number;
}

/**
 * Plays a Runscope test file: its requests in their order, with its variables, assertions and scripts.
 * Pauses are left out.
 *
 * @throws Error for a kind of assertion that is not in the table
 */
export async function playRunscope(
  text: string,
  given: ReadonlyMap<string, string>,
  send: (request: PlayedRequest) => Promise<TimedAnswer>,
): Promise<readonly PlayedStep[]> {
  const variables = new Map(given);
  const fill = (template: string): string =>
    template.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => variables.get(name) ?? whole);
  const played: PlayedStep[] = [];
  for (const step of readSteps(text)) {
    const timed = await send({
      method: step.method,
      url: fill(step.url),
      headers: new Map([...step.headers].map(([name, value]) => [name, fill(value)])),
      body: step.body === undefined ? undefined : fill(step.body),
    });
    for (const { name, property } of step.variables) {
      variables.set(name, toText(timed.answer.at(property)));
    }
    const failures = step.assertions.flatMap((assertion) =>
      judge({ ...assertion, value: fill(assertion.value) }, timed),
    );
    const scripted = step.scripts.map((script) => runScript(script, timed.answer));
    played.push({
      note: step.note,
      assertionCount: step.assertions.length,
      scriptAssertionCount: scripted.reduce((sum, { count }) => sum + count, 0),
      failures: [...failures, ...scripted.flatMap((one) => one.failures)],
    });
  }
  return played;
}

function readSteps(text: string): readonly Step[] {
  const steps = new JsonCursor(JSON.parse(text)).member('steps').items();
  return steps
    .filter((step) => step.member('step_type').string() === 'request')
    .map((step) => ({
      note: step.member('note').string(),
      method: step.member('method').string(),
      url: step.member('url').string(),
      headers: readHeaders(step.member('headers').value),
      body: step.optional('body', (body) => body.string()),
      assertions: step
        .member('assertions')
        .items()
        .map((assertion) => ({
          source: assertion.member('source').string(),
          comparison: assertion.member('comparison').string(),
          property: assertion.optional('property', (property) => property.string()) ?? '',
          value: assertion.optional('value', ({ value }) => toText(toJson(value))) ?? '',
        })),
      variables: step
        .member('variables')
        .items()
        // One of Okta's files has an entry of nothing but nulls.
        .filter((variable) => variable.optional('name', (name) => name.string()) !== undefined)
        .map((variable) => ({
          name: variable.member('name').string(),
          property: variable.member('property').string(),
        })),
      scripts: step
        .member('scripts')
        .items()
        .map((script) => script.string()),
    }));
}

/** Some files write the status as a number. */
const toJson = (value: unknown): JsonValue => (typeof value === 'number' ? value : String(value));

function readHeaders(value: unknown): ReadonlyMap<string, string> {
  const entries = isJsonObject(value) ? Object.entries(value) : [];
  return new Map(
    entries.map(([name, values]) => [name, toText(isJsonArray(values) ? values[0] : values)]),
  );
}

type Source = (timed: TimedAnswer, property: string) => JsonValue | undefined;

const sources: ReadonlyMap<string, Source> = new Map<string, Source>([
  ['response_status', ({ answer }) => answer.status],
  ['response_time', ({ duration }) => duration],
  ['response_json', ({ answer }, property) => findAt(answer.body, property)],
]);

type Comparison = (found: JsonValue | undefined, value: string) => boolean;

/** Runscope compares texts, so that `401` equals `"401"`. */
const comparisons: ReadonlyMap<string, Comparison> = new Map<string, Comparison>([
  ['equal', (found, value) => toText(found) === value],
  ['equal_number', (found, value) => toText(found) !== '' && Number(found) === Number(value)],
  ['is_a_number', (found) => typeof found === 'number'],
  ['is_less_than', (found, value) => Number(found) < Number(value)],
  ['has_value', (found, value) => isJsonArray(found) && found.includes(value)],
  ['contains', (found, value) => toText(found).includes(value)],
  ['not_empty', (found) => isFilled(found)],
]);

const isFilled = (value: JsonValue | undefined): boolean =>
  isJsonArray(value) ? value.length > 0 : toText(value) !== '';

function judge(assertion: Assertion, timed: TimedAnswer): readonly string[] {
  const { source, comparison, property, value } = assertion;
  const read = sources.get(source);
  const holds = comparisons.get(comparison);
  if (!read || !holds) {
    throw new Error(`The player does not know the assertion ${source} ${comparison}`);
  }
  const found = read(timed, property);
  return holds(found, value)
    ? []
    : [`${source} ${property} ${comparison} ${value}, but is ${toText(found)}`];
}

interface Scripted {
  readonly count: number;
  readonly failures: readonly string[];
}

/** A script sees the answer, `assert` and `log`, and nothing of this program. */
function runScript(script: string, { status, text }: Answer): Scripted {
  const failures: string[] = [];
  let count = 0;
  const check = (holds: unknown, message: unknown): void => {
    count += 1;
    if (!holds) {
      failures.push(String(message));
    }
  };
  const assert = Object.assign(
    (holds: unknown, message: unknown) => {
      check(holds, message);
    },
    { ok: check },
  );
  const sees = { response: { status, body: text }, assert, log: () => undefined };
  try {
    runInContext(script, createContext(sees), { timeout: 1000 });
  } catch (error) {
    failures.push(`the script failed: ${String(error)}`);
  }
  return { count, failures };
}

function toText(value: JsonValue | undefined): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
