import { isJsonArray, isJsonObject, type JsonObject } from '../../../base/json.js';
import { type Exchange } from '../../../exchange/exchange.js';
import { nameAttributeOf } from '../../../scim/schema/nameAttribute.js';
import { type SchemaRegistry } from '../../../scim/schema/registry.js';
import { type ResourceType } from '../../../scim/schema/resourceType.js';
import { readText } from '../../../validate/view/anyCase.js';
import { ExchangeView } from '../../../validate/view/exchangeView.js';
import { describeFacts } from '../../operations/describeExchange.js';
import { KnownResources } from '../../operations/knownResources.js';
import { nounOf } from '../../operations/naming.js';
import { type RecordedScenario } from '../recorded/recordedScenario.js';
import { mostSteps } from '../recorded/readRecorded.js';
import { toTemplate } from '../recorded/template.js';
import { type CastMember } from './cast.js';
import { KnownStates } from './knownStates.js';
import { RecordedRequests } from './recordedRequests.js';
import { AnswerVersions, type StepDraft, toStep } from './stepDraft.js';
import { type Survey, survey } from './survey.js';
import { Templates } from './templates.js';
import { type LeftOut, sortExchanges } from './usableExchanges.js';

export interface Recording {
  readonly scenario: RecordedScenario;
  readonly leftOut: readonly LeftOut[];
}

export interface RecordOptions {
  readonly id: string;
  readonly title: string;
  readonly registry: SchemaRegistry;
}

/** The session has nothing that could be played, or too much; `message` says so to people. */
export class RecordingError extends Error {
  override readonly name = 'RecordingError';
}

/**
 * Makes a captured session into a scenario for any server: what it needs beforehand, its requests with variables in
 * place of ids and names, what the answers must show, and a look at the end at what was changed.
 *
 * @throws RecordingError
 */
export function recordScenario(
  exchanges: readonly Exchange[],
  { id, title, registry }: RecordOptions,
): Recording {
  const { usable, leftOut } = sortExchanges(exchanges);
  const views = usable.map((exchange) => new ExchangeView(exchange, registry));
  const seen = survey(views, registry);
  const recorder = new Recorder(seen, [...new Set(usable.map(({ baseUrl }) => baseUrl))]);
  const played = views.filter((view) => !seen.unknowable.has(view));
  const steps = recorder.record(played);
  const unknown = [...seen.unknowable].map(({ exchange }) => ({
    exchange,
    reason: 'nothing is known of what it is about but its id, so it cannot be made beforehand',
  }));
  if (played.length === 0) {
    const [first] = [...leftOut, ...unknown];
    throw new RecordingError(
      first
        ? `None of the requests can be played again: the first was left out, as ${first.reason}.`
        : 'There are no requests to make a scenario of.',
    );
  }
  if (steps.length > mostSteps) {
    throw new RecordingError(
      `This would be a scenario of ${String(steps.length)} steps, and ${String(mostSteps)} is the most. Choose fewer requests.`,
    );
  }
  const scenario = {
    kind: 'recorded',
    id,
    area: 'Recorded',
    title,
    steps: steps.map(toStep),
  } as const;
  return { scenario, leftOut: [...leftOut, ...unknown] };
}

class Recorder {
  readonly #survey: Survey;
  readonly #templates: Templates;
  readonly #states: KnownStates;
  readonly #requests: RecordedRequests;
  readonly #versions = new AnswerVersions();
  readonly #known = new KnownResources();

  constructor(seen: Survey, baseUrls: readonly string[]) {
    this.#survey = seen;
    this.#templates = new Templates(seen.cast, baseUrls);
    this.#states = new KnownStates(seen.cast);
    this.#requests = new RecordedRequests(seen.cast, this.#templates, this.#versions);
  }

  record(views: readonly ExchangeView[]): readonly StepDraft[] {
    const prepared = this.#prepare();
    const played = views.map((view) => this.#play(view));
    return [...prepared, ...played, ...this.#lookAgain()];
  }

  /** People before the groups that they are in. */
  #prepare(): readonly StepDraft[] {
    const { cast, rivals } = this.#survey;
    const members = cast.members.filter(({ prepared }) => prepared !== undefined);
    const inOrder = members.toSorted(
      (left, right) => Number(hasMembers(left.type)) - Number(hasMembers(right.type)),
    );
    return [
      ...inOrder.map(({ type, id, variable, prepared = {} }) => {
        const body = this.#withMembersOfCast(prepared);
        this.#states.prepare(type, id, body);
        return this.#toPreparation(type, body, [[variable, '/id']]);
      }),
      ...rivals.map(({ type, body }) => this.#toPreparation(type, body, [])),
    ];
  }

  #withMembersOfCast(body: JsonObject): JsonObject {
    const members = body['members'];
    if (!isJsonArray(members)) {
      return body;
    }
    const { cast } = this.#survey;
    const kept = members.filter((member) => {
      const id = isJsonObject(member) ? readText(member, 'value') : undefined;
      return id !== undefined && cast.find(id)?.prepared !== undefined;
    });
    return { ...body, members: kept };
  }

  #toPreparation(
    type: ResourceType,
    body: JsonObject,
    learn: [variable: string, source: string][],
  ): StepDraft {
    const name = readText(body, nameAttributeOf(type)) ?? '';
    return {
      title: `Beforehand: make the ${nounOf(type)} ${name}`,
      request: {
        ...{ method: 'POST', path: type.endpoint, query: [], headers: [] },
        body: this.#templates.object(body),
      },
      expect: { status: [201] },
      learn,
    };
  }

  #play(view: ExchangeView): StepDraft {
    const description = describeFacts(view, this.#known);
    this.#known.learn(view);
    const { body, lacks } = this.#states.take(view);
    const { title, subject } = description;
    const step: StepDraft = {
      title: subject === undefined ? title : `${title}: ${this.#nameOf(subject)}`,
      request: this.#requests.toRequest(view),
      expect: {
        status: this.#requests.toStatus(view),
        ...(body && { body: this.#templates.object(body) }),
        ...(lacks && { lacks: this.#templates.object(lacks) }),
      },
      learn: this.#requests.toLearned(view),
    };
    this.#versions.take(step, view);
    return step;
  }

  /** An id that is another one each time tells nobody anything. */
  #nameOf(subject: string): string {
    return this.#survey.cast.find(subject)?.variable ?? subject;
  }

  /** What nobody has read since it was changed: a server may say that it did, and not have done it. */
  #lookAgain(): readonly StepDraft[] {
    return [...this.#states.unseen()].flatMap(({ id, effect }) => {
      const member = this.#survey.cast.find(id);
      const isWorth = effect.body ?? effect.lacks;
      return member && isWorth ? [this.#toLook(member, effect)] : [];
    });
  }

  #toLook(
    { type, id, variable }: CastMember,
    { body = {}, lacks }: { readonly body?: JsonObject; readonly lacks?: JsonObject },
  ): StepDraft {
    return {
      title: `In the end: ${variable} is as it was left`,
      request: {
        method: 'GET',
        path: `${type.endpoint}/${toTemplate(variable)}`,
        query: [],
        headers: [],
      },
      expect: {
        status: [200],
        body: this.#templates.object({ id, ...body }),
        ...(lacks && { lacks: this.#templates.object(lacks) }),
      },
      learn: [],
    };
  }
}

const hasMembers = (type: ResourceType): boolean => type.attributes.find('members') !== undefined;
