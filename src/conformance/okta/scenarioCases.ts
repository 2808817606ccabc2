import { type Sent, type Transport } from '../../exchange/transport.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { playScenario } from '../../okta/scenarios/playScenario.js';
import { everydayScenarios } from '../../okta/scenarios/otherScenarios.js';
import { type ScenarioResult } from '../../okta/scenarios/scenarioResult.js';
import { type Scenario } from '../../okta/scenarios/scenarioStep.js';
import { type Capability } from '../model/capability.js';
import { type CaseContext } from '../model/caseContext.js';
import { type ConformanceCase } from '../model/conformanceCase.js';
import { toStepFailure } from '../scenarios/stepFailure.js';
import { oktaCase } from './oktaCase.js';

/** Those of the double that read no more of a server than they have made: an import reads all of it. */
const played = everydayScenarios.filter(({ id }) => id !== 'import');

const kinds: readonly {
  readonly kind: AppKind;
  readonly by: string;
  readonly needs: readonly Capability[];
}[] = [
  { kind: 'aiw', by: 'an app of the wizard (PUT)', needs: ['filter'] },
  { kind: 'oin', by: 'an app of the catalogue (PATCH)', needs: ['filter', 'patch'] },
];

/** Whole days of Okta, with the plans of its client: what single requests do not show. */
export const scenarioCases: readonly ConformanceCase[] = played.flatMap((scenario) =>
  kinds.map(({ kind, by, needs }) =>
    oktaCase({
      id: `okta.scenario.${scenario.id}.${kind}`,
      group: 'Scenarios',
      title: `${scenario.title}, with ${by}`,
      requirements: ['okta.scenario'],
      needs: [...needs, ...(scenario.id === 'group-push' ? (['groups'] as const) : [])],
      run: (context) => play(context, scenario, kind),
    }),
  ),
);

async function play(context: CaseContext, scenario: Scenario, kind: AppKind): Promise<void> {
  const transport = new RememberingTransport(context.transport);
  const errors: unknown[] = [];
  let count = 0;
  const result = await playScenario(scenario, {
    transport,
    authorization: context.authorization,
    kind,
    clock: context.clock,
    newId: (prefix) => `${prefix}${context.prefix}${String((count += 1))}`,
    prefix: `${context.prefix}${kind}-`,
    onError: (error) => {
      errors.push(error);
    },
    signal: context.signal,
    longestWait: 5_000,
  });
  if (errors.length > 0) {
    throw new AggregateError(errors, 'The simulated org failed');
  }
  if (context.signal.aborted) {
    context.block('The run was stopped');
  }
  tell(context, result, transport);
}

function tell(context: CaseContext, result: ScenarioResult, transport: RememberingTransport): void {
  for (const [index, step] of result.steps.entries()) {
    if (step.outcome !== 'failed') {
      continue;
    }
    const failure = toStepFailure(result, step, index);
    const { cause, message, expectedBy, okta, fix, exchangeIds } = failure;
    const sent = exchangeIds.flatMap((id) => transport.find(id) ?? []);
    context.expect({
      id: cause,
      cause,
      holds: false,
      message,
      expectedBy,
      ...(okta && { okta }),
      fix,
      seenIn: sent.filter(({ answer }) => answer).map((one) => context.toReply(one)),
    });
  }
}

/** Keeps what was sent, as the results of scenarios name exchanges alone. */
class RememberingTransport implements Transport {
  readonly #inner: Transport;
  readonly #sent = new Map<string, Sent>();

  constructor(inner: Transport) {
    this.#inner = inner;
  }

  get baseUrl(): string {
    return this.#inner.baseUrl;
  }

  get source(): Transport['source'] {
    return this.#inner.source;
  }

  readonly send: Transport['send'] = async (request, options) => {
    const sent = await this.#inner.send(request, options);
    this.#sent.set(sent.exchange.id, sent);
    return sent;
  };

  readonly find = (id: string): Sent | undefined => this.#sent.get(id);
}
