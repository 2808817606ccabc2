import { type Clock } from '../../../base/clock.js';
import { type JsonObject, isJsonObject } from '../../../base/json.js';
import { OktaClient } from '../../client/oktaClient.js';
import { type PlanResult } from '../../client/planResult.js';
import { toOktaHeaders } from '../../client/requestHeaders.js';
import { isSuccess, objectOf, toReply } from '../../client/reply.js';
import { GuardedTransport } from '../../scenarios/guardedTransport.js';
import { type ProbeDeps, ask } from './asking.js';
import { compareAccount, toProbedAccount } from './probedAccount.js';
import { readFilter, readServer } from './readServer.js';
import { type Fact, ProbeError, type ProbeResult, type ServerFacts } from './serverFacts.js';

export interface TryDeps extends ProbeDeps {
  readonly clock: Clock;
  readonly newId: () => string;
  /** Begins every name that is made. */
  readonly prefix: string;
}

/** Milliseconds: a 429 does not hold the probe for as long as it would hold Okta. */
const longestWait = 5_000;

/**
 * What can be told of a server by a short life of one person and one group of our own: made, changed, deactivated,
 * pushed, and taken away again. Nothing else is changed, whatever the server answers.
 *
 * @throws ProbeError where it is not there, or refuses the credentials
 */
export async function tryServer(deps: TryDeps): Promise<ProbeResult> {
  const read = await readServer(deps);
  const transport = new GuardedTransport({
    transport: deps.transport,
    now: () => deps.clock.now(),
    newId: deps.newId,
  });
  const trial = new Trial({ ...deps, transport });
  const facts = await trial.run(read);
  const leftovers = await takeAway({ ...deps, transport }, transport.made);
  if (deps.signal?.aborted) {
    throw new ProbeError('it was stopped');
  }
  return { facts, leftovers };
}

class Trial {
  readonly #deps: TryDeps;
  readonly #client: OktaClient;

  constructor(deps: TryDeps) {
    const { transport, authorization, clock } = deps;
    this.#deps = deps;
    this.#client = new OktaClient({ transport, authorization, clock, kind: 'aiw', longestWait });
  }

  async run(read: ServerFacts): Promise<ServerFacts> {
    const { prefix, signal } = this.#deps;
    const account = toProbedAccount(prefix, 'First');
    const made = await this.#client.run('assignUser', { account }, signal);
    const id = made.externalId;
    if (id === undefined) {
      return {
        ...read,
        actions: {
          ...read.actions,
          pushNewUsers: toFact(made, 'made'),
          pushGroups: await this.#pushGroup(undefined),
        },
      };
    }
    const person = await this.#readUser(id);
    const kept = compareAccount(account, person ?? {});
    const filters = await this.#readFilters(person);
    const changed = toProbedAccount(prefix, 'Second');
    const update = await this.#client.run('updateUser', { account: changed, id }, signal);
    const isChanged = hasFamilyName(await this.#readUser(id), 'Second');
    const pushGroups = await this.#pushGroup({ value: id, display: account.userName });
    const deactivated = await this.#client.run('deactivateUser', { account: changed, id }, signal);
    const isInactive = (await this.#readUser(id))?.['active'] === false;
    return {
      ...read,
      kept,
      filters: new Map([...read.filters, ...filters]),
      actions: {
        ...read.actions,
        pushNewUsers: toFact(made, 'made', person !== undefined),
        pushProfileUpdates: toFact(update, 'changed', isChanged),
        pushGroups,
      },
      deactivation: toFact(deactivated, 'inactive', isInactive),
    };
  }

  async #readUser(id: string): Promise<JsonObject | undefined> {
    const reply = await ask(this.#deps, `/Users/${encodeURIComponent(id)}`);
    return isSuccess(reply) ? objectOf(reply) : undefined;
  }

  async #readFilters(person: JsonObject | undefined): Promise<readonly [string, Fact][]> {
    return Promise.all(
      ['userName', 'externalId'].map(
        async (name) => [name, await readFilter(this.#deps, name, person)] as [string, Fact],
      ),
    );
  }

  async #pushGroup(
    member: { readonly value: string; readonly display: string } | undefined,
  ): Promise<Fact> {
    const { prefix, signal } = this.#deps;
    const result = await this.#client.run(
      'pushGroup',
      { name: `${prefix}probe`, members: member ? [member] : [] },
      signal,
    );
    return toFact(result, 'made', result.externalId !== undefined);
  }
}

/** @param isThere whether it was as it must be when it was read again. */
function toFact(
  { outcome, text, sent }: PlanResult,
  what: 'made' | 'changed' | 'inactive',
  isThere = false,
): Fact {
  const requests = sent
    .map(({ exchange: { request }, answer, failure }) =>
      `${request.method} ${request.target.replace(/\?.*/s, '')} ${answer ? String(answer.status) : (failure?.reason ?? '')}`.trim(),
    )
    .join(', ');
  if (outcome !== 'done') {
    return { support: 'fails', evidence: `${requests}. Okta would show: ${text ?? 'nothing'}` };
  }
  return isThere
    ? { support: 'works', evidence: `${requests}.` }
    : { support: 'fails', evidence: `${requests}, but it was not ${what} when it was read again.` };
}

function hasFamilyName(person: JsonObject | undefined, wanted: string): boolean {
  const name = person?.['name'];
  return isJsonObject(name) && name['familyName'] === wanted;
}

/** @returns what is still there. */
async function takeAway(
  { transport, authorization }: ProbeDeps,
  made: readonly string[],
): Promise<readonly string[]> {
  const left: string[] = [];
  for (const path of made) {
    const headers = toOktaHeaders('DELETE', authorization);
    const reply = toReply(await transport.send({ method: 'DELETE', path, headers }));
    if (!isSuccess(reply) && reply.status !== 404) {
      left.push(path);
    }
  }
  return left;
}
