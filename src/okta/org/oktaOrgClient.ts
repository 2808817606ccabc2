import { type OktaClient } from '../client/oktaClient.js';
import { type PlanResult } from '../client/planResult.js';
import { oktaTexts } from '../../validate/oktaTexts.js';
import { type ClientCall, type ClientOutcome, type OrgClient } from './orgClient.js';

/** Okta's client does what the org asks for. */
export class OktaOrgClient implements OrgClient {
  readonly #client: OktaClient;

  constructor(client: OktaClient) {
    this.#client = client;
  }

  async run(call: ClientCall, signal?: AbortSignal): Promise<ClientOutcome> {
    return toOutcome(await this.#run(call, signal));
  }

  #run(call: ClientCall, signal?: AbortSignal): Promise<PlanResult> {
    if ('name' in call) {
      return this.#runGroup(call, signal);
    }
    const client = this.#client;
    switch (call.plan) {
      case 'provision':
        return client.run('assignUser', call, signal);
      case 'update':
        return client.run('updateUser', call, signal);
      case 'deactivate':
        return client.run('deactivateUser', call, signal);
      case 'password': {
        const { id, account } = call;
        return client.run(
          'pushPassword',
          { id, account, password: account.password ?? '' },
          signal,
        );
      }
      case 'testConnection':
      case 'importUsers':
      case 'importGroups':
      case 'discoverEntitlements':
        return client.run(call.plan, {}, signal);
    }
  }

  #runGroup(call: GroupCall, signal?: AbortSignal): Promise<PlanResult> {
    const client = this.#client;
    switch (call.plan) {
      case 'pushGroup':
        return client.run('pushGroup', call, signal);
      case 'pushGroupNow':
        return client.run('pushGroupNow', call, signal);
      case 'updateGroup':
        return call.added.length + call.removed.length === 0
          ? client.run('renameGroup', call, signal)
          : client.run('changeMembers', call, signal);
      case 'deleteGroup':
        return client.run('unlinkGroup', { ...call, deletes: true }, signal);
    }
  }
}

type GroupCall = Extract<ClientCall, { readonly name: string }>;

function toOutcome(result: PlanResult): ClientOutcome {
  const { externalId, resources, leftOut, sent, reactions } = result;
  const problem = problemOf(result);
  const byExchange = new Map(reactions.map((reaction) => [reaction.exchangeId, reaction]));
  return {
    ...(problem !== undefined && { problem, isSilent: result.outcome === 'stopped' }),
    ...(externalId !== undefined && { id: externalId }),
    resources,
    inactive: leftOut,
    steps: sent.map(({ exchange }) => {
      const reaction = byExchange.get(exchange.id);
      return { exchange, ...(reaction && { reaction }) };
    }),
  };
}

function problemOf({ outcome, text }: PlanResult): string | undefined {
  switch (outcome) {
    case 'done':
      return undefined;
    case 'cancelled':
      return 'The org was closed before it was done';
    case 'task':
    case 'stopped':
      return text ?? oktaTexts.silentStop;
  }
}
