import { type Clock } from '../base/clock.js';
import { type Logger } from '../base/logger.js';
import { type BreakpointBoard } from '../exchange/breakpoints/breakpointBoard.js';
import { type Exchange } from '../exchange/exchange.js';
import { type Redactor } from '../exchange/redaction.js';
import { type BulkLimits } from '../scim/bulk/bulkRequest.js';
import { type Directory } from '../scim/store/directory.js';
import { type ResourceRenderer } from '../scim/store/resourceRenderer.js';
import { type Authentication, type Authorizer } from './authorization.js';
import { type Me, type MeBinding } from './me.js';
import { type Cursors } from './cursors.js';
import { type FaultDeps } from './faults/faultStage.js';
import { type CountLimits } from './listParameters.js';
import { type OAuthService } from './oauth/oauthService.js';

export interface ServerLimits {
  /** The largest body in bytes; beyond it 413. */
  readonly bodyBytes: number;
  readonly counts: CountLimits;
  /** How many seconds a cursor holds good (RFC 9865 4). */
  readonly cursorTimeout: number;
  /** What is larger is 413; its size is asked about in place of `bodyBytes`. */
  readonly bulk: BulkLimits;
}

export const usualLimits: ServerLimits = {
  bodyBytes: 1024 * 1024,
  counts: { usual: 100, most: 1000 },
  cursorTimeout: 600,
  bulk: { maxOperations: 1000, maxPayloadSize: 1024 * 1024 },
};

export interface AppDeps {
  readonly directory: Directory;
  /** Begins with a slash and does not end with one, for example `/scim/v2`; empty for the root. */
  readonly basePath: string;
  readonly authentication: Authentication;
  /** Where the authentication is OAuth 2; loaded for that alone. */
  readonly oauth?: OAuthService | undefined;
  /** Asked for each request, so that it may change while the server runs. */
  readonly publicBaseUrl?: (() => string | undefined) | undefined;
  /** Id or userName of the person at `/Me` while nobody is bound; asked for each request. */
  readonly me?: (() => string | undefined) | undefined;
  /** Where it is kept whom `POST /Me` has created; in memory without. */
  readonly meBinding?: MeBinding;
  /** Gets every request with its answer once, after the answer. */
  readonly record: (exchange: Exchange) => void;
  readonly newId: () => string;
  readonly clock: Pick<Clock, 'now'>;
  readonly logger: Logger;
  readonly limits?: ServerLimits;
  /** What shall be held; without it nothing is. */
  readonly breakpoints?: BreakpointBoard;
  /** What shall go wrong; without it nothing does. */
  readonly faults?: FaultDeps;
}

/** What the routes work with. */
export interface ServiceDeps {
  readonly directory: Directory;
  readonly renderer: ResourceRenderer;
  readonly authorizer: Authorizer;
  readonly redactor: Redactor;
  readonly counts: CountLimits;
  readonly me: Me;
  readonly cursors: Cursors;
  readonly cursorTimeout: number;
  readonly bulkLimits: BulkLimits;
  readonly logger: Logger;
}
