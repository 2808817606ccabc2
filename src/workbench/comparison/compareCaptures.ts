import { isJsonArray, isJsonObject, isSameJson, type JsonValue } from '../../base/json.js';
import { toPointer } from '../../base/jsonPointer.js';
import { shorten } from '../../base/shorten.js';
import { type Exchange } from '../../exchange/exchange.js';
import { describeFacts } from '../../okta/operations/describeExchange.js';
import { KnownResources } from '../../okta/operations/knownResources.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { Judge } from '../../validate/judge.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { type ParsedBody } from '../../validate/view/parsedBody.js';
import { ExchangeView } from '../../validate/view/exchangeView.js';
import { Normaliser } from './normalise.js';

/** An exchange without what is another one each time: ids, times, versions, addresses. */
export interface ComparedExchange {
  readonly id: string;
  /** What it means and whom it concerns, for example `Create user: jane@example.com`. */
  readonly title: string;
  readonly line: string;
  /** 0 where there was no answer. */
  readonly status: number;
  /** Ids of rules, in order. */
  readonly findings: readonly string[];
  readonly request: JsonValue | undefined;
  readonly response: JsonValue | undefined;
}

export interface ComparedPair {
  /** Which of several of the same meaning for the same resource, from 1. */
  readonly occurrence: number;
  /** Absent where it is new. */
  readonly before?: ComparedExchange;
  /** Absent where it is missing. */
  readonly after?: ComparedExchange;
  /** What differs, a line each; empty where nothing does, or where one of them is absent. */
  readonly differences: readonly string[];
}

export interface CaptureComparison {
  /** In the order of the first capture; what is new follows what it came after. */
  readonly pairs: readonly ComparedPair[];
  readonly counts: {
    readonly same: number;
    readonly different: number;
    readonly added: number;
    readonly missing: number;
  };
}

export interface CompareOptions {
  readonly registry: SchemaRegistry;
  readonly levels?: RuleLevels;
}

/** Holds two captures against each other, by what requests mean and whom they concern, whenever they came. */
export function compareCaptures(
  before: readonly Exchange[],
  after: readonly Exchange[],
  options: CompareOptions,
): CaptureComparison {
  const sides = [before, after].map((exchanges) => toSide(exchanges, options.registry));
  const [first, second] = sides;
  for (const [side, other] of [
    [first, second],
    [second, first],
  ]) {
    if (side && other) {
      side.normaliser.borrow(other.normaliser);
    }
  }
  const [left = [], right = []] = sides.map((side) => toCompared(side, options));
  const pairs = align(left, right);
  const count = (isOf: (pair: ComparedPair) => boolean): number => pairs.filter(isOf).length;
  return {
    pairs,
    counts: {
      same: count((pair) => isPair(pair) && pair.differences.length === 0),
      different: count((pair) => isPair(pair) && pair.differences.length > 0),
      added: count((pair) => !pair.before),
      missing: count((pair) => !pair.after),
    },
  };
}

const isPair = ({ before, after }: ComparedPair): boolean =>
  before !== undefined && after !== undefined;

interface Keyed {
  readonly key: string;
  readonly occurrence: number;
  readonly compared: ComparedExchange;
}

interface Side {
  readonly views: readonly ExchangeView[];
  readonly normaliser: Normaliser;
}

function toSide(exchanges: readonly Exchange[], registry: SchemaRegistry): Side {
  const inOrder = exchanges.toSorted((left, right) => left.startedAt - right.startedAt);
  const views = inOrder.map((exchange) => new ExchangeView(exchange, registry));
  return { views, normaliser: new Normaliser(views) };
}

function toCompared(
  { views, normaliser }: Side,
  { registry, levels }: CompareOptions,
): readonly Keyed[] {
  const known = new KnownResources();
  const judge = new Judge({ registry: () => registry, ...(levels && { levels }) });
  const counts = new Map<string, number>();
  return views.map((view) => {
    const { id, title, subject = '' } = describeFacts(view, known);
    known.learn(view);
    const whom = normaliser.text(subject);
    const key = JSON.stringify([id, whom.toLowerCase()]);
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    return {
      key: `${key} ${String(occurrence)}`,
      occurrence,
      compared: {
        id: view.exchange.id,
        title: whom === '' ? title : `${title}: ${whom}`,
        line: `${view.method} ${normaliser.text(toReadable(view))}`,
        status: view.status,
        findings: [...new Set(judge.judge(view.exchange).map(({ rule }) => rule))].toSorted(),
        request: toContent(view.requestBody, normaliser),
        response: toContent(view.answerBody, normaliser),
      },
    };
  });
}

const toReadable = ({ exchange, parameters }: ExchangeView): string =>
  parameters.length === 0
    ? exchange.path
    : `${exchange.path}?${parameters.map(({ name, value }) => `${name}=${value}`).join('&')}`;

function toContent(body: ParsedBody, normaliser: Normaliser): JsonValue | undefined {
  switch (body.kind) {
    case 'json':
      return normaliser.json(body.value);
    case 'none':
      return undefined;
    case 'raw':
      return '<no UTF-8>';
    case 'text':
    case 'cut':
      return normaliser.text(body.text);
  }
}

/** What is new stands behind what it came after. */
function align(before: readonly Keyed[], after: readonly Keyed[]): readonly ComparedPair[] {
  const found = new Map(after.map(({ key, compared }) => [key, compared]));
  const known = new Set(before.map(({ key }) => key));
  const added = new Map<string, ComparedPair[]>();
  let last = '';
  for (const { key, occurrence, compared } of after) {
    if (known.has(key)) {
      last = key;
    } else {
      const pair = { occurrence, after: compared, differences: [] };
      added.set(last, [...(added.get(last) ?? []), pair]);
    }
  }
  return [
    ...(added.get('') ?? []),
    ...before.flatMap(({ key, occurrence, compared }) => [
      toPair(occurrence, compared, found.get(key)),
      ...(added.get(key) ?? []),
    ]),
  ];
}

const toPair = (
  occurrence: number,
  before: ComparedExchange,
  after: ComparedExchange | undefined,
): ComparedPair => ({
  occurrence,
  before,
  ...(after && { after }),
  differences: after ? differencesOf(before, after) : [],
});

function differencesOf(before: ComparedExchange, after: ComparedExchange): readonly string[] {
  const [gone, come] = [
    before.findings.filter((rule) => !after.findings.includes(rule)),
    after.findings.filter((rule) => !before.findings.includes(rule)),
  ];
  return [
    ...(before.status === after.status
      ? []
      : [`status: ${statusText(before.status)} → ${statusText(after.status)}`]),
    ...(before.line === after.line ? [] : [`request line: ${before.line} → ${after.line}`]),
    ...come.map((rule) => `new finding: ${rule}`),
    ...gone.map((rule) => `no longer found: ${rule}`),
    ...valueDifferences(before.request, after.request).map((one) => `request ${one}`),
    ...valueDifferences(before.response, after.response).map((one) => `response ${one}`),
  ];
}

const statusText = (status: number): string => (status === 0 ? 'no answer' : String(status));

/** Of a body that is another one altogether, a few places tell enough. */
const mostPlaces = 20;

function valueDifferences(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
): readonly string[] {
  const all = [...differingPlaces(before, after, [])];
  const more = all.length - mostPlaces;
  return more > 0 ? [...all.slice(0, mostPlaces), `… and ${String(more)} places more`] : all;
}

function* differingPlaces(
  before: JsonValue | undefined,
  after: JsonValue | undefined,
  steps: readonly (string | number)[],
): Iterable<string> {
  if (isSameJson(before, after)) {
    return;
  }
  const names = namesOf(before, after);
  if (!names) {
    yield `${toPointer(steps)}: ${show(before)} → ${show(after)}`;
    return;
  }
  for (const name of names) {
    yield* differingPlaces(at(before, name), at(after, name), [...steps, name]);
  }
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

function at(value: JsonValue | undefined, step: string | number): JsonValue | undefined {
  if (isJsonArray(value)) {
    return value[Number(step)];
  }
  return isJsonObject(value) && Object.hasOwn(value, step) ? value[String(step)] : undefined;
}

const show = (value: JsonValue | undefined): string =>
  value === undefined ? 'nothing' : shorten(JSON.stringify(value));
