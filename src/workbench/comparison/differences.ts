import { isJsonArray, isJsonObject, isSameJson, type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type Difference, type DifferencePart } from '../../protocol/captureComparison.js';
import { type ComparedExchange } from './comparedExchange.js';

/** What differs between two requests that belong together, and their answers. */
export function differencesOf(
  before: ComparedExchange,
  after: ComparedExchange,
): readonly Difference[] {
  return [
    ...valueOf('status', statusText(before.status), statusText(after.status)),
    ...valueOf('line', before.line, after.line),
    ...after.findings
      .filter((rule) => !before.findings.includes(rule))
      .map((rule) => ({ part: 'finding', name: rule, after: rule }) as const),
    ...before.findings
      .filter((rule) => !after.findings.includes(rule))
      .map((rule) => ({ part: 'finding', name: rule, before: rule }) as const),
    ...headerDifferences('requestHeader', before.requestHeaders, after.requestHeaders),
    ...headerDifferences('responseHeader', before.responseHeaders, after.responseHeaders),
    ...valueDifferences('request', before.request, after.request),
    ...valueDifferences('response', before.response, after.response),
  ];
}

const valueOf = (part: DifferencePart, before: string, after: string): readonly Difference[] =>
  before === after ? [] : [{ part, name: '', before, after }];

const statusText = (status: number): string => (status === 0 ? 'no answer' : String(status));

function headerDifferences(
  part: DifferencePart,
  headersBefore: readonly HttpHeader[],
  headersAfter: readonly HttpHeader[],
): readonly Difference[] {
  const [before, after] = [new Map(headersBefore), new Map(headersAfter)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((name) => {
    const [left, right] = [before.get(name), after.get(name)];
    return left === right ? [] : [toDifference(part, name, left, right)];
  });
}

const toDifference = (
  part: DifferencePart,
  name: string,
  before: string | undefined,
  after: string | undefined,
): Difference => ({
  part,
  name,
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

/** Of a body that is another one altogether, a few places tell enough. */
const mostPlaces = 20;

/** Each place at which two values differ. */
export function valueDifferences(
  part: DifferencePart,
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly Difference[] {
  const all = [...differingPlaces(part, { before, after }, '')];
  const more = all.length - mostPlaces;
  return more > 0 ? [...all.slice(0, mostPlaces), { part, name: '', more }] : all;
}

interface Values {
  readonly before: JsonValue | undefined;
  readonly after: JsonValue | undefined;
}

function* differingPlaces(
  part: DifferencePart,
  { before, after }: Values,
  path: string,
): Iterable<Difference> {
  if (isSameJson(before, after)) {
    return;
  }
  const names = namesOf(before, after);
  if (!names) {
    yield toDifference(part, path, show(before), show(after));
    return;
  }
  for (const name of names) {
    yield* differingPlaces(
      part,
      { before: at(before, name), after: at(after, name) },
      step(path, name),
    );
  }
}

/** As people write it: `name.givenName`, `emails[0].value`; a name with a colon or a full stop in brackets. */
function step(path: string, name: string | number): string {
  if (typeof name === 'number') {
    return `${path}[${String(name)}]`;
  }
  const isPlain = /^[$\w-]+$/.test(name);
  return isPlain ? `${path}${path === '' ? '' : '.'}${name}` : `${path}["${name}"]`;
}

/** Undefined where they are not both objects, or both lists. */
function namesOf(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly (string | number)[] | undefined {
  if (isJsonObject(before) && isJsonObject(after)) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])];
  }
  return isJsonArray(before) && isJsonArray(after)
    ? Array.from({ length: Math.max(before.length, after.length) }, (_none, index) => index)
    : undefined;
}

function at(value: JsonValue | undefined, name: string | number): JsonValue | undefined {
  if (isJsonArray(value)) {
    return value[Number(name)];
  }
  return isJsonObject(value) && Object.hasOwn(value, name) ? value[String(name)] : undefined;
}

const show = (value: JsonValue | undefined): string | undefined =>
  value === undefined ? undefined : shorten(JSON.stringify(value));

const parts: Readonly<Record<DifferencePart, string>> = {
  status: 'status',
  line: 'request line',
  finding: 'finding',
  requestHeader: 'request header',
  responseHeader: 'response header',
  request: 'request',
  response: 'response',
  state: 'at the end',
};

/** One line. */
export function toDifferenceText({ part, name, before, after, more }: Difference): string {
  if (more !== undefined) {
    return `${parts[part]}: … and ${String(more)} places more`;
  }
  if (part === 'finding') {
    return after === undefined ? `no longer found: ${name}` : `new finding: ${name}`;
  }
  const what = name === '' ? parts[part] : `${parts[part]} ${name}`;
  return `${what}: ${before ?? 'nothing'} → ${after ?? 'nothing'}`;
}
