import { type JsonObject, type JsonValue } from '../../base/json.js';
import { takeResources } from '../../capture/exports/toFixture.js';
import { type Exchange } from '../../exchange/exchange.js';
import { describeFacts } from '../../okta/operations/describeExchange.js';
import { KnownResources } from '../../okta/operations/knownResources.js';
import { type Difference } from '../../protocol/captureComparison.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { Judge } from '../../validate/judge.js';
import { type RuleLevels } from '../../validate/ruleLevels.js';
import { type ParsedBody } from '../../validate/view/parsedBody.js';
import { ExchangeView } from '../../validate/view/exchangeView.js';
import { type ComparedExchange } from './comparedExchange.js';
import { compareStates, type ComparedState } from './compareStates.js';
import { comparedHeaders } from './comparedHeaders.js';
import { differencesOf, toDifferenceText } from './differences.js';
import { Normaliser } from './normalise.js';

export interface ComparedPair {
  /** Which of several of the same meaning for the same resource, from 1. */
  readonly occurrence: number;
  /** Absent where it is new. */
  readonly before?: ComparedExchange;
  /** Absent where it is missing. */
  readonly after?: ComparedExchange;
  /** What differs, a line each; empty where nothing does, or where one of them is absent. */
  readonly differences: readonly string[];
  /** The same for a machine. */
  readonly changes: readonly Difference[];
}

export interface CaptureComparison {
  /** In the order of the first capture; what is new follows what it came after. */
  readonly pairs: readonly ComparedPair[];
  /** Each resource as it was last seen in either, by name. */
  readonly states: readonly ComparedState[];
  /** Of the pairs. */
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
  const steps = compareInSteps(before, after, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}

/** The same, an exchange at a time: tens of thousands of them take seconds. */
export function* compareInSteps(
  before: readonly Exchange[],
  after: readonly Exchange[],
  options: CompareOptions,
): Generator<undefined, CaptureComparison> {
  const first = yield* toSide(before, options.registry);
  const second = yield* toSide(after, options.registry);
  first.normaliser.borrow(second.normaliser);
  second.normaliser.borrow(first.normaliser);
  const left = yield* toCompared(first, options);
  const right = yield* toCompared(second, options);
  const pairs = yield* align(left, right);
  const states = yield* compareStates(first, second);
  const count = (isOf: (pair: ComparedPair) => boolean): number => pairs.filter(isOf).length;
  return {
    pairs,
    states,
    counts: {
      same: count((pair) => isPair(pair) && pair.changes.length === 0),
      different: count((pair) => isPair(pair) && pair.changes.length > 0),
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
  readonly resources: ReadonlyMap<string, JsonObject>;
}

function* toSide(
  exchanges: readonly Exchange[],
  registry: SchemaRegistry,
): Generator<undefined, Side> {
  const views: ExchangeView[] = [];
  const normaliser = new Normaliser();
  const resources = new Map<string, JsonObject>();
  for (const exchange of exchanges.toSorted((left, right) => left.startedAt - right.startedAt)) {
    const view = new ExchangeView(exchange, registry);
    views.push(view);
    normaliser.learn(view);
    takeResources(exchange, resources);
    yield;
  }
  return { views, normaliser, resources };
}

function* toCompared(
  { views, normaliser }: Side,
  { registry, levels }: CompareOptions,
): Generator<undefined, readonly Keyed[]> {
  const known = new KnownResources();
  const judge = new Judge({ registry: () => registry, ...(levels && { levels }) });
  const counts = new Map<string, number>();
  const all: Keyed[] = [];
  for (const view of views) {
    const { id, title, subject = '' } = describeFacts(view, known);
    known.learn(view);
    const whom = normaliser.text(subject);
    const key = JSON.stringify([id, whom.toLowerCase()]);
    const occurrence = (counts.get(key) ?? 0) + 1;
    counts.set(key, occurrence);
    const { request, response } = view.exchange;
    all.push({
      key: `${key} ${String(occurrence)}`,
      occurrence,
      compared: {
        id: view.exchange.id,
        title: whom === '' ? title : `${title}: ${whom}`,
        operation: title,
        operationId: id,
        subject: whom,
        line: `${view.method} ${normaliser.text(toReadable(view))}`,
        status: view.status,
        findings: [...new Set(judge.judge(view.exchange).map(({ rule }) => rule))].toSorted(),
        requestHeaders: comparedHeaders(request.headers, normaliser),
        responseHeaders: comparedHeaders(response?.headers ?? [], normaliser),
        request: toContent(view.requestBody, normaliser),
        response: toContent(view.answerBody, normaliser),
      },
    });
    yield;
  }
  return all;
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
function* align(
  before: readonly Keyed[],
  after: readonly Keyed[],
): Generator<undefined, readonly ComparedPair[]> {
  const found = new Map(after.map(({ key, compared }) => [key, compared]));
  const known = new Set(before.map(({ key }) => key));
  const added = new Map<string, ComparedPair[]>([['', []]]);
  let behind = added.get('');
  for (const { key, occurrence, compared } of after) {
    if (known.has(key)) {
      behind = [];
      added.set(key, behind);
    } else {
      behind?.push({ occurrence, after: compared, differences: [], changes: [] });
    }
  }
  const pairs = [...(added.get('') ?? [])];
  for (const { key, occurrence, compared } of before) {
    pairs.push(toPair(occurrence, compared, found.get(key)), ...(added.get(key) ?? []));
    yield;
  }
  return pairs;
}

function toPair(
  occurrence: number,
  before: ComparedExchange,
  after: ComparedExchange | undefined,
): ComparedPair {
  const changes = after ? differencesOf(before, after) : [];
  return {
    occurrence,
    before,
    ...(after && { after }),
    differences: changes.map(toDifferenceText),
    changes,
  };
}
