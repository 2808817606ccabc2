import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../../base/json.js';
import { JsonCursor } from '../../../base/jsonCursor.js';
import { JsonProblems } from '../../../base/jsonProblems.js';
import {
  type ExpectedStatus,
  givenVariables,
  type RecordedExpectation,
  type RecordedRequest,
  type RecordedScenario,
  type RecordedStep,
  recordedVersion,
} from './recordedScenario.js';
import { isVariableName, textsIn, variablesIn } from './template.js';

/** Nobody reads more, and a server would be called for hours. */
export const mostSteps = 2_000;

/** Whether a document says of itself that it is a scenario, right or wrong. */
export const isRecorded = (document: unknown): boolean =>
  isJsonObject(document) && Object.hasOwn(document, 'scimScenario');

/**
 * A file of a scenario.
 *
 * @param id what it is called
 * @throws JsonShapeErrors with all that is wrong, JsonShapeError where it is no scenario at all
 */
export function readRecorded(document: unknown, id: string): RecordedScenario {
  const file = new JsonCursor(document);
  if (!isRecorded(document)) {
    file.fail('This is no scenario: "scimScenario": 1 is missing');
  }
  const version = file.member('scimScenario');
  if (version.value !== recordedVersion) {
    version.fail(`must be ${String(recordedVersion)}; files of other versions cannot be played`);
  }
  const problems = new JsonProblems();
  const title = problems.attempt(() => file.member('title').text());
  const description = problems.attempt(() => file.optional('description', (one) => one.string()));
  problems.attempt(() => {
    refuseOthers(file, ['$schema', 'scimScenario', 'title', 'description', 'steps']);
  });
  const steps = problems.attempt(() => readSteps(file.member('steps'), problems)) ?? [];
  problems.check();
  return {
    kind: 'recorded',
    id,
    area: 'Recorded',
    title: title ?? '',
    ...(description !== undefined && { description }),
    steps,
  };
}

function readSteps(steps: JsonCursor, problems: JsonProblems): readonly RecordedStep[] {
  const items = steps.items();
  if (items.length === 0) {
    steps.fail('must have a step');
  }
  if (items.length > mostSteps) {
    steps.fail(`must have ${String(mostSteps)} steps at most, and has ${String(items.length)}`);
  }
  const known = new Set<string>(Object.keys(givenVariables));
  return items.flatMap((item) => {
    const step = problems.attempt(() => readStep(item, problems, known));
    step?.learn.forEach(([name]) => known.add(name));
    return step ? [step] : [];
  });
}

function readStep(
  step: JsonCursor,
  problems: JsonProblems,
  known: ReadonlySet<string>,
): RecordedStep | undefined {
  refuseOthers(step, ['title', 'request', 'expect', 'learn']);
  const learn = problems.attempt(() => step.optional('learn', readLearn)) ?? [];
  const request = step.member('request');
  const expect = step.member('expect');
  problems.attempt(() => {
    demandVariables(request, known);
  });
  problems.attempt(() => {
    demandVariables(expect, new Set([...known, ...learn.map(([name]) => name)]));
  });
  const title = problems.attempt(
    () => step.optional('title', (one) => one.text()) ?? titleOf(request),
  );
  const read = problems.attempt(() => readRequest(request));
  const expected = problems.attempt(() => readExpectation(expect));
  return read && expected && { title: title ?? '', request: read, expect: expected, learn };
}

const titleOf = (request: JsonCursor): string =>
  `${request.member('method').text()} ${request.member('path').text()}`;

function readRequest(request: JsonCursor): RecordedRequest {
  refuseOthers(request, ['method', 'path', 'query', 'headers', 'body', 'text']);
  const method = request.member('method');
  if (!/^[A-Z]+$/.test(method.text())) {
    method.fail('must be a method in capitals, for example PATCH');
  }
  const path = request.member('path');
  if (!/^\/[^\s#]*$/.test(path.string())) {
    path.fail('must begin with a slash, be encoded, and stand below the base URL: /Users');
  }
  const body = request.member('body').value;
  const text = request.optional('text', (one) => one.string());
  if (body !== undefined && text !== undefined) {
    request.member('text').fail('cannot stand beside body: there is one body');
  }
  return {
    method: method.text(),
    path: path.string(),
    query: request.optional('query', readTexts) ?? [],
    headers: request.optional('headers', readHeaders) ?? [],
    // What came out of a JSON text is JSON.
    ...(body !== undefined && { body: body as JsonValue }),
    ...(text !== undefined && { text }),
  };
}

type Pairs = readonly (readonly [string, string])[];

/** Several values of a name as a list. */
const readTexts = (texts: JsonCursor): Pairs =>
  membersOf(texts).flatMap(([name, member]) =>
    (isJsonArray(member.value) ? member.items() : [member]).map(
      (value) => [name, value.string()] as const,
    ),
  );

function readHeaders(headers: JsonCursor): Pairs {
  for (const [name, header] of membersOf(headers)) {
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) {
      header.fail('is no name of a header');
    }
    if (/^(?:proxy-)?authorization$/i.test(name)) {
      header.fail('does not belong in a scenario: credentials are given when it is played');
    }
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(header.string())) {
      header.fail('has characters that no header may have (RFC 9110 5.5)');
    }
  }
  return readTexts(headers);
}

function readExpectation(expect: JsonCursor): RecordedExpectation {
  refuseOthers(expect, ['status', 'body', 'lacks']);
  const status = expect.member('status');
  const all = isJsonArray(status.value) ? status.items() : [status];
  if (all.length === 0) {
    status.fail('must have a status');
  }
  const body = expect.optional('body', readObject);
  const lacks = expect.optional('lacks', readObject);
  return { status: all.map(readStatus), ...(body && { body }), ...(lacks && { lacks }) };
}

const classes = ['2xx', '3xx', '4xx', '5xx'] as const;

function readStatus(status: JsonCursor): ExpectedStatus {
  const { value } = status;
  const isStatus =
    typeof value === 'number' && Number.isInteger(value) && value >= 100 && value <= 599;
  const found = classes.find((one) => one === value);
  return isStatus
    ? value
    : (found ?? status.fail(`must be a status such as 204, or one of ${classes.join(', ')}`));
}

const readObject = (object: JsonCursor): JsonObject =>
  isJsonObject(object.value) ? object.value : object.fail('must be an object');

function readLearn(learn: JsonCursor): Pairs {
  return membersOf(learn).map(([name, source]) => {
    if (!isVariableName(name) || Object.hasOwn(givenVariables, name)) {
      source.fail(
        `is no name for a variable: letters and digits, and none of ${Object.keys(givenVariables).join(', ')}`,
      );
    }
    const text = source.text();
    if (!/^(?:\/.*|bulkId:.+|[\w-]+)$/s.test(text)) {
      source.fail(
        'must be a JSON pointer such as /id, the name of a header such as Location, or bulkId:NAME',
      );
    }
    return [name, text] as const;
  });
}

function membersOf(cursor: JsonCursor): readonly (readonly [string, JsonCursor])[] {
  return Object.keys(readObject(cursor)).map((name) => [name, cursor.member(name)] as const);
}

/** A misspelt member would be left out in silence. */
function refuseOthers(cursor: JsonCursor, names: readonly string[]): void {
  const other = Object.keys(readObject(cursor)).find((name) => !names.includes(name));
  if (other !== undefined) {
    cursor.member(other).fail(`is not known here; known are ${names.join(', ')}`);
  }
}

function demandVariables(part: JsonCursor, known: ReadonlySet<string>): void {
  // What came out of a JSON text is JSON.
  for (const text of textsIn(part.value as JsonValue | undefined)) {
    const missing = variablesIn(text).find((name) => !known.has(name));
    if (missing !== undefined) {
      part.fail(
        `{{${missing}}} has no value: no step before it learns ${missing}. Known there are ${[...known].join(', ')}`,
      );
    }
  }
}
