import { type Clock } from '../../base/clock.js';
import { type Transport } from '../../exchange/transport.js';
import { type JudgedNames } from '../judgement/judgement.js';
import { type Account } from './account.js';
import { type AppKind, appSwitches } from './appKind.js';
import { type OktaClientOptions, usualClientOptions } from './clientOptions.js';
import { createPlaceholder } from './placeholderPassword.js';
import { type PlanContext } from './plan.js';
import { type PlanId, type PlanInputs } from './planInputs.js';
import { type PlanResult } from './planResult.js';
import { plans } from './plans/plans.js';
import { runPlan } from './runPlan.js';

export interface OktaClientDeps {
  readonly transport: Transport;
  /** The whole value of the header, see `toAuthorization`; empty where none is sent. */
  readonly authorization: string;
  readonly kind: AppKind;
  readonly options?: Partial<OktaClientOptions>;
  readonly clock: Pick<Clock, 'after'>;
  /** The name of the app, for the texts. */
  readonly appName?: string;
  /** From 0 to 1, 1 excluded: for the placeholder of a password. */
  readonly random?: () => number;
  /**
   * The longest that is really waited after a 429, in milliseconds, for runs that must end soon; results say
   * what Okta would have waited. All of it where absent.
   */
  readonly longestWait?: number;
}

/** Okta as a SCIM client: plays one action after the other on a server, the way that its kind of app has. */
export class OktaClient {
  readonly #deps: OktaClientDeps;

  constructor(deps: OktaClientDeps) {
    this.#deps = deps;
  }

  get kind(): AppKind {
    return this.#deps.kind;
  }

  /** Resolves in any case: what a server or a network does is in the result. */
  run<Id extends PlanId>(id: Id, input: PlanInputs[Id], signal?: AbortSignal): Promise<PlanResult> {
    const { transport, authorization, clock, longestWait } = this.#deps;
    const subject: Subject = input;
    return runPlan(plans[id], this.#begin(input, subject), {
      transport,
      authorization,
      clock,
      names: this.#nameOf(subject),
      createsUsers: subject.createsUsers ?? true,
      ...(longestWait !== undefined && { longestWait }),
      ...(signal && { signal }),
    });
  }

  #begin<Input>(input: Input, { id }: Subject): PlanContext<Input> {
    const { kind, options, random = Math.random } = this.#deps;
    return {
      input,
      kind,
      switches: appSwitches[kind],
      options: { ...usualClientOptions, ...options },
      state: {
        ...(id !== undefined && { id }),
        isLinked: false,
        resources: [],
        leftOut: 0,
        startIndex: 1,
        pageCount: 0,
        batch: 0,
        endpoints: [],
        placeholderPassword: createPlaceholder(random),
      },
    };
  }

  #nameOf({ account, userName = '', name = '' }: Subject): JudgedNames {
    const { transport, appName = 'SCIM app' } = this.#deps;
    const { hostname, port, protocol } = new URL(transport.baseUrl);
    return {
      app: appName,
      userName: account?.userName ?? userName,
      displayName: account?.displayName ?? userName,
      group: name,
      host: hostname,
      port: port === '' ? (protocol === 'https:' ? '443' : '80') : port,
    };
  }
}

/** What inputs of plans have in common. */
interface Subject {
  readonly id?: string;
  readonly account?: Account;
  readonly userName?: string;
  readonly name?: string;
  readonly createsUsers?: boolean;
}
