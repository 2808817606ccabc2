import { isJsonArray, isJsonObject } from '../../base/json.js';
import { JsonCursor, JsonShapeError } from '../../base/jsonCursor.js';
import { comparisons } from './comparisons.js';
import { RunscopeError } from './runscopeError.js';
import {
  type RunscopeAssertion,
  type RunscopeFile,
  type RunscopeStep,
  type RunscopeVariable,
  valueSources,
} from './runscopeFile.js';

/** More steps than any test has that somebody wrote. */
const mostSteps = 1_000;

/**
 * The tests of a file that Runscope (now BlazeMeter API Monitoring) exported: one, or a list of them.
 *
 * @throws RunscopeError where it is none, or has what cannot be played
 */
export function readRunscope(text: string): readonly RunscopeFile[] {
  const json = parse(text);
  const tests = isJsonArray(json) ? new JsonCursor(json).items() : [new JsonCursor(json)];
  if (tests.length === 0) {
    throw new RunscopeError('', 'The file has no test');
  }
  try {
    return tests.map(readTest);
  } catch (error) {
    if (error instanceof JsonShapeError) {
      throw new RunscopeError(error.pointer, error.reason);
    }
    throw error;
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new RunscopeError('', `This is no JSON, so no file of Runscope: ${why}`);
  }
}

function readTest(test: JsonCursor): RunscopeFile {
  if (!isJsonObject(test.value) || !isJsonArray(test.value['steps'])) {
    throw new RunscopeError(
      test.pointer,
      'This is no test of Runscope: an object with name and steps is expected, as its export gives it',
    );
  }
  const steps = test.member('steps');
  if (steps.items().length > mostSteps) {
    steps.fail(`has more than ${String(mostSteps)} steps`);
  }
  return {
    name: test.optional('name', (name) => name.text()) ?? 'Runscope test',
    steps: steps.items().flatMap(readStep),
  };
}

function readStep(step: JsonCursor, at: number): readonly RunscopeStep[] {
  const kind = step.member('step_type');
  if (step.optional('skipped', (skipped) => skipped.boolean()) === true) {
    return [];
  }
  switch (kind.value) {
    case 'pause':
      return [{ kind: 'pause', duration: step.member('duration').number() * 1_000 }];
    case 'request':
      return [readRequest(step, at + 1)];
    default:
      return kind.fail(
        `is ${JSON.stringify(kind.value ?? null)}; only steps of the kinds request and pause can be played`,
      );
  }
}

function readRequest(step: JsonCursor, number: number): RunscopeStep {
  refuseOther(step);
  const scripts = (name: string): readonly string[] =>
    step
      .member(name)
      .orEmpty()
      .items()
      .map((script) => script.string())
      .filter((script) => script.trim() !== '');
  return {
    kind: 'request',
    number,
    note: step.optional('note', (note) => note.string().trim()) ?? '',
    method: step.member('method').text().toUpperCase(),
    url: step.member('url').text(),
    headers: readHeaders(step.member('headers')),
    body: step.optional('body', (body) => body.string()),
    assertions: step.member('assertions').orEmpty().items().map(readAssertion),
    variables: step.member('variables').orEmpty().items().flatMap(readVariable),
    beforeScripts: scripts('before_scripts'),
    scripts: scripts('scripts'),
  };
}

/** What Runscope can send besides, and no file of Okta has. */
function refuseOther(step: JsonCursor): void {
  for (const name of ['auth', 'form', 'multipart_form']) {
    const member = step.member(name);
    const { value } = member;
    const isEmpty =
      value === undefined ||
      value === null ||
      (isJsonArray(value) && value.length === 0) ||
      (isJsonObject(value) && Object.keys(value).length === 0);
    if (!isEmpty) {
      member.fail(`cannot be played: give the request a body and an Authorization header instead`);
    }
  }
}

function readHeaders(headers: JsonCursor): readonly (readonly [string, string])[] {
  if (headers.value === undefined || headers.value === null) {
    return [];
  }
  if (!isJsonObject(headers.value)) {
    return headers.fail('must be an object');
  }
  return Object.keys(headers.value).flatMap((name) => {
    const value = headers.member(name);
    const values = isJsonArray(value.value) ? value.items() : [value];
    return values.map((one) => [name, one.string()] as const);
  });
}

function readAssertion(assertion: JsonCursor): RunscopeAssertion {
  const comparison = assertion.member('comparison');
  const name = comparison.text();
  if (!comparisons.has(name)) {
    comparison.fail(
      `is ${JSON.stringify(name)}, which is not known; known are ${[...comparisons.keys()].join(', ')}`,
    );
  }
  return {
    source: assertion.member('source').oneOf(valueSources),
    property: assertion.optional('property', (property) => property.string()) ?? '',
    comparison: name,
    value: assertion.optional('value', toText) ?? '',
  };
}

/** Runscope compares texts; its exports have numbers at times. */
function toText(cursor: JsonCursor): string {
  const { value } = cursor;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : cursor.string();
}

/** Okta's files have entries without a name, which Runscope's editor left behind. */
function readVariable(variable: JsonCursor): readonly RunscopeVariable[] {
  const name = variable.optional('name', (one) => one.string().trim()) ?? '';
  return name === ''
    ? []
    : [
        {
          name,
          source: variable.member('source').oneOf(valueSources),
          property: variable.optional('property', (property) => property.string()) ?? '',
        },
      ];
}
