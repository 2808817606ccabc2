import { type Disposable } from '../../base/disposable.js';
import { type Logger } from '../../base/logger.js';
import { type AppKind } from '../../okta/client/appKind.js';
import { type OktaClientOptions } from '../../okta/client/clientOptions.js';
import { OktaClient } from '../../okta/client/oktaClient.js';
import { Org } from '../../okta/org/org.js';
import { type OrgSwitches, usualOrgSwitches } from '../../okta/org/orgApp.js';
import { OktaOrgClient } from '../../okta/org/oktaOrgClient.js';
import { type OrgView, toOrgView } from '../../okta/org/orgView.js';
import { systemClock } from '../systemClock.js';
import { openTransport } from '../target/openTransport.js';
import { type NodeTransport } from '../target/nodeTransport.js';
import { type Target } from '../target/target.js';
import { createOktaId } from './oktaId.js';

export interface SimulatedOrgOptions {
  readonly target: Target;
  readonly kind: AppKind;
  readonly logger: Logger;
  readonly switches?: Partial<OrgSwitches>;
  readonly clientOptions?: Partial<OktaClientOptions>;
}

/** An Okta org on this machine whose app is a SCIM server: what is done to it is sent there. */
export class SimulatedOrg implements Disposable {
  readonly org: Org;
  readonly target: Target;
  readonly #transport: NodeTransport;

  constructor({ target, kind, logger, switches, clientOptions }: SimulatedOrgOptions) {
    const { baseUrl, authorization } = target;
    this.target = target;
    this.#transport = openTransport({ baseUrl, source: 'okta' });
    const client = new OktaClient({
      transport: this.#transport,
      authorization,
      kind,
      clock: systemClock,
      appName: switches?.label ?? usualOrgSwitches.label,
      ...(clientOptions && { options: clientOptions }),
    });
    this.org = new Org({
      client: new OktaOrgClient(client),
      clock: systemClock,
      newId: createOktaId,
      onError: (error) => {
        logger.error(error, { what: 'simulated org' });
      },
      kind,
      ...(switches && { switches }),
    });
  }

  /** For a tree: people, groups, assignments and pushed groups with their state and what Okta would show. */
  get view(): OrgView {
    return toOrgView(this.org);
  }

  /** Also ends what is under way. */
  dispose(): void {
    this.org.dispose();
    this.#transport.dispose();
  }
}
