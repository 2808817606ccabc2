import { type JsonObject } from '../../base/json.js';
import { type CapturedExchange, type CaptureLog } from '../../capture/captureLog.js';
import { prettyJson } from '../../base/prettyJson.js';
import {
  type ResourceStates,
  type ResourceStep,
  type ResourceTimeline,
} from '../../protocol/resourceTimeline.js';
import { type ExchangeSummary } from '../../protocol/inspector.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { type SchemaRegistry } from '../../scim/schema/registry.js';
import { readText } from '../../validate/view/anyCase.js';
import { ExchangeView } from '../../validate/view/exchangeView.js';
import { findAttributeChanges } from './attributeChanges.js';
import { findResourceOf } from './resourceOfExchange.js';
import { type ResourceKey, type ResourceTouch, findTouch } from './resourceTouch.js';

export interface HistorySources {
  readonly captures: CaptureLog;
  readonly registry: SchemaRegistry;
  summarise(captured: CapturedExchange): ExchangeSummary;
}

/** More steps than these nobody reads; the newest are kept. */
const mostSteps = 1000;

interface Moment extends ResourceTouch {
  readonly captured: CapturedExchange;
  readonly before: JsonObject | undefined;
}

/** What happened to the resource that the exchange is about; undefined where it is about none. */
export function findTimeline(id: string, sources: HistorySources): ResourceTimeline | undefined {
  const key = findKey(id, sources);
  if (!key) {
    return undefined;
  }
  const moments = momentsOf(key, sources);
  const kept = moments.slice(-mostSteps);
  const name = kept.findLast(({ after }) => after)?.after;
  const known = name && readText(name, nameAttributeOf(key.type));
  return {
    typeName: key.type.name,
    resourceId: key.id,
    ...(known !== undefined && { name: known }),
    steps: kept.map((moment) => toStep(moment, sources)),
    leftOut: moments.length - kept.length,
  };
}

/** The resource before and after the exchange; undefined where it is about none. */
export function findStates(id: string, sources: HistorySources): ResourceStates | undefined {
  const key = findKey(id, sources);
  const moment = key && momentsOf(key, sources).find(({ captured }) => captured.exchange.id === id);
  return (
    moment && {
      ...(moment.before && { before: show(moment.before) }),
      ...(moment.after && { after: show(moment.after) }),
      isAssumed: moment.isAssumed,
      changes: findAttributeChanges(moment.before, moment.after),
    }
  );
}

const show = (state: JsonObject): string => prettyJson(JSON.stringify(state));

function findKey(id: string, { captures, registry }: HistorySources): ResourceKey | undefined {
  const captured = captures.find(id);
  return captured && findResourceOf(new ExchangeView(captured.exchange, registry), captures);
}

/** Bodies are read only where the id is somewhere in the exchange: reading them all takes seconds. */
function momentsOf(key: ResourceKey, { captures, registry }: HistorySources): readonly Moment[] {
  const moments: Moment[] = [];
  let before: JsonObject | undefined;
  for (const captured of captures.since(0)) {
    if (names(captured, key.id)) {
      const touch = findTouch(new ExchangeView(captured.exchange, registry), key, before);
      if (touch) {
        moments.push({ ...touch, captured, before });
        before = touch.after;
      }
    }
  }
  return moments;
}

/** The id as it stands in a path, or in a body. */
function names({ exchange: { path, request, response } }: CapturedExchange, id: string): boolean {
  return (
    path.endsWith(id) ||
    path.includes('%') ||
    (response?.body?.text.includes(id) ?? false) ||
    (request.body?.text.includes(id) ?? false) ||
    (response?.headers.some(([, value]) => value.includes(id)) ?? false)
  );
}

function toStep(
  { captured, kind, before, after, isAssumed }: Moment,
  sources: HistorySources,
): ResourceStep {
  const { id, seq, startedAt, method, status, operation, operationId, worstLevel } =
    sources.summarise(captured);
  return {
    id,
    seq,
    startedAt,
    method,
    ...(status !== undefined && { status }),
    operation,
    ...(operationId !== undefined && { operationId }),
    ...(worstLevel && { worstLevel }),
    kind,
    isAssumed,
    changes: before === undefined && kind === 'read' ? [] : findAttributeChanges(before, after),
  };
}
