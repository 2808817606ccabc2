import { type Clock } from '../base/clock.js';
import { type Disposable, DisposableStore } from '../base/disposable.js';
import { type Logger } from '../base/logger.js';
import { type Exchange } from '../exchange/exchange.js';
import { type Profile, type ProfileName, createProfile } from '../scim/profile.js';
import { changesOf, readSwitch } from '../scim/profileChanges.js';
import { type SchemaRegistry, createRegistry } from '../scim/schema/registry.js';
import { SchemaConflictError } from '../scim/schema/schemaConflicts.js';
import { Directory } from '../scim/store/directory.js';
import { FixtureError } from '../scim/store/fixtureError.js';
import { seedEntitlements } from '../scim/store/seedEntitlements.js';
import { seedResources } from '../scim/store/seedPeople.js';
import { type BreakpointBoard } from '../exchange/breakpoints/breakpointBoard.js';
import { type FaultBoard } from '../faults/faultBoard.js';
import { withAdmin } from '../server/admin/adminEndpoint.js';
import { createFaultsRoute } from '../server/admin/faultsRoute.js';
import { createProfileRoute } from '../server/admin/profileRoute.js';
import { createApp, createRedactor } from '../server/app.js';
import { authorizationOf } from '../server/authorization.js';
import { ListenError, type RunningServer, listen } from '../server/listener.js';
import { toScimBaseUrl } from '../server/location.js';
import { type MeBinding, MemoryBinding } from '../server/me.js';
import { recordRefused } from '../server/refusedRequest.js';
import { AuthorizationServer } from './authorizationServer.js';
import { checkOptions, checkPublicBaseUrl } from './checkOptions.js';
import { toDataError } from './data/dataError.js';
import { toLocalHost } from './localHost.js';
import { toOAuthEndpoints } from './oauthEndpoints.js';
import {
  type AdminAccess,
  type OAuth2State,
  type RunningState,
  type ServerOptions,
} from './serverOptions.js';
import { type StoreMessage } from './store/durableStore.js';
import { type StoreOrigin } from './store/openStore.js';
import { generateToken } from './token.js';
import { type TokenKeeper } from './tokenKeeper.js';
import { toReportedError, toStartError } from './workbenchError.js';

export interface MockServerDeps {
  readonly logger: Logger;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly record: (exchange: Exchange) => void;
  readonly onDidChange: () => void;
  /** Somebody changed it at the admin endpoint. */
  readonly onDidChangeProfile: () => void;
  readonly onStoreMessage: (message: StoreMessage) => void;
  readonly breakpoints: BreakpointBoard;
  readonly faults: FaultBoard;
  readonly tokenKeeper?: TokenKeeper | undefined;
}

/** The data of one mock server, and the server on it, which may be closed and opened again. */
export class MockServer implements Disposable {
  readonly registry: SchemaRegistry;
  readonly directory: Directory;
  readonly #deps: MockServerDeps;
  readonly #store = new DisposableStore();
  readonly #authorizationServer: AuthorizationServer;
  #options: ServerOptions;
  #meBinding: MeBinding = new MemoryBinding();
  #running: RunningServer | undefined;
  /** That of the running state: with OAuth 2, each one is another. */
  #authorization = '';
  readonly #adminToken = generateToken();
  readonly #adminPrefix = `/admin-${generateToken()}`;
  /** Taken again after a restart, so that clients need no new address. */
  #lastPort = 0;

  private constructor(options: ServerOptions, deps: MockServerDeps) {
    this.#deps = deps;
    this.#options = options;
    this.registry = toRegistry(options);
    this.#authorizationServer = new AuthorizationServer({
      clock: deps.clock,
      logger: deps.logger,
      keeper: deps.tokenKeeper,
      publicBaseUrl: () => this.#publicBaseUrl,
    });
    this.directory = this.#store.add(
      new Directory({
        registry: this.registry,
        profile: profileOf(options),
        clock: deps.clock,
        newId: deps.newId,
        onListenerError: (error) => {
          deps.logger.error(error, { what: 'directory listener' });
        },
      }),
    );
  }

  /** Whether there can be a server with these options; the data and the port show later. */
  static check(options: ServerOptions): void {
    checkOptions(options);
    toRegistry(options);
  }

  /** @throws WorkbenchError where schemas, data or store are wrong. */
  static async open(options: ServerOptions, deps: MockServerDeps): Promise<MockServer> {
    checkOptions(options);
    const server = new MockServer(options, deps);
    try {
      await server.#fill();
    } catch (error) {
      server.dispose();
      throw error;
    }
    server.#store.add(server.directory.onDidChange(deps.onDidChange));
    return server;
  }

  get options(): ServerOptions {
    return this.#options;
  }

  /** Undefined while it does not listen. */
  get runningState(): RunningState | undefined {
    const { basePath } = this.#options;
    if (!this.#running) {
      return undefined;
    }
    const { port } = this.#running;
    const baseUrl = `${this.#originOf(this.#running)}${basePath}`;
    const publicBaseUrl =
      this.#publicBaseUrl === undefined ? undefined : toScimBaseUrl(this.#publicBaseUrl, basePath);
    const oauth2 = this.#toOAuth2State(publicBaseUrl ?? baseUrl);
    return {
      status: 'running',
      port,
      baseUrl,
      authorization: this.#authorization,
      profile: this.directory.profile.name,
      switches: changesOf(this.directory.profile),
      ...(publicBaseUrl !== undefined && { publicBaseUrl }),
      ...(oauth2 && { oauth2 }),
      admin: this.#adminOf(this.#running),
    };
  }

  /** What a client sends, good from now on for as long as the server says. */
  createAuthorization(): string {
    const { authentication } = this.#options;
    return authentication.mode === 'oauth2'
      ? `Bearer ${this.#authorizationServer.service?.createAccessToken() ?? ''}`
      : authorizationOf(authentication);
  }

  /** Whether these options go with the data that is here. */
  canTake(options: ServerOptions): boolean {
    const key = ({ seed, schemaFiles, data, store }: ServerOptions): string =>
      JSON.stringify([seed, schemaFiles, data?.digest ?? null, store ?? null]);
    return options === this.#options || key(options) === key(this.#options);
  }

  /** A free port is that of the server before, where nobody has taken it since. */
  follow(before: MockServer | undefined): void {
    this.#lastPort = before ? before.#lastPort : 0;
  }

  /** @throws WorkbenchError */
  async listen(options: ServerOptions, signal: AbortSignal): Promise<void> {
    checkOptions(options);
    this.directory.setProfile(profileOf(options));
    this.#options = options;
    this.#running = await this.#listen(signal);
    this.#authorization = this.createAuthorization();
    this.#lastPort = this.#running.port;
  }

  /** Resolves when the port is free, and tokens are where they are kept. */
  async close(): Promise<void> {
    const running = this.#running;
    this.#running = undefined;
    await running?.stop();
    await this.#authorizationServer.settle();
  }

  reset(): void {
    this.#load();
  }

  /** @throws WorkbenchError where it is no http or https URL. */
  setPublicBaseUrl(url: string | undefined): void {
    checkPublicBaseUrl(url);
    this.#options = { ...this.#options, publicBaseUrl: url };
  }

  /** Id or userName of the person at `/Me`. */
  setMe(me: string | undefined): void {
    this.#options = { ...this.#options, me };
  }

  /** Holds from the next request on. Its switches are as the profile has them. */
  setProfile(name: ProfileName): void {
    this.#useProfile(createProfile(name));
  }

  /** @throws SwitchError */
  setProfileSwitch(name: string, value: unknown): void {
    const { profile } = this.directory;
    this.#useProfile(
      createProfile(profile.name, { ...changesOf(profile), ...readSwitch(name, value) }),
    );
  }

  resetProfileSwitches(): void {
    this.#useProfile(createProfile(this.directory.profile.name));
  }

  dispose(): void {
    this.#store.dispose();
  }

  #originOf({ port }: RunningServer): string {
    return `http://${toLocalHost(this.#options.host)}:${String(port)}`;
  }

  #adminOf(running: RunningServer): AdminAccess {
    return {
      url: `${this.#originOf(running)}${this.#adminPrefix}`,
      authorization: `Bearer ${this.#adminToken}`,
    };
  }

  get #publicBaseUrl(): string | undefined {
    const url = this.#options.publicBaseUrl?.trim();
    return url === '' ? undefined : url;
  }

  #toOAuth2State(scimBaseUrl: string): OAuth2State | undefined {
    const { authentication, basePath } = this.#options;
    if (authentication.mode !== 'oauth2') {
      return undefined;
    }
    const { clientId, clientSecret } = authentication;
    return { ...toOAuthEndpoints(scimBaseUrl, basePath), clientId, clientSecret };
  }

  #useProfile(profile: Profile): void {
    this.directory.setProfile(profile);
    this.#options = { ...this.#options, profile: profile.name, switches: changesOf(profile) };
  }

  async #listen(signal: AbortSignal): Promise<RunningServer> {
    const { host, port, basePath, authentication, portRetry } = this.#options;
    const { clock, logger, newId, record, faults } = this.#deps;
    const app = createApp({
      directory: this.directory,
      basePath,
      authentication,
      oauth: await this.#authorizationServer.open(authentication),
      publicBaseUrl: () => this.#publicBaseUrl,
      me: () => this.#options.me,
      meBinding: this.#meBinding,
      record,
      newId,
      clock,
      logger,
      breakpoints: this.#deps.breakpoints,
      faults: { board: faults, clock },
    });
    const admin = {
      prefix: this.#adminPrefix,
      token: this.#adminToken,
      routes: [
        createFaultsRoute(faults),
        createProfileRoute({
          get: () => this.directory.profile,
          set: (profile) => {
            this.#useProfile(profile);
            this.#deps.onDidChangeProfile();
          },
        }),
      ],
      logger,
    };
    const redactor = createRedactor(this.registry);
    const open = (wanted: number, retry: number): Promise<RunningServer> =>
      listen(withAdmin(app, admin), host, wanted, {
        portRetry: retry,
        clock,
        signal,
        onRefused: (refused) => {
          recordRefused({ record, newId, clock, redactor }, refused);
        },
      });
    if (port === 0 && this.#lastPort !== 0) {
      try {
        return await open(this.#lastPort, 0);
      } catch (error) {
        // Somebody else has it now; any free port will do.
        if (!(error instanceof ListenError) || error.reason === 'aborted') {
          throw toStartError(error, host, port);
        }
      }
    }
    try {
      return await open(port, portRetry);
    } catch (error) {
      throw toStartError(error, host, port);
    }
  }

  /** With what the store keeps, where there is one; a new one begins like a server without. */
  async #fill(): Promise<void> {
    const { store } = this.#options;
    if (store === undefined) {
      this.#load();
      return;
    }
    const { clock, newId, onStoreMessage } = this.#deps;
    const { openStore } = await import('./store/openStore.js');
    const opened = await openStore(store, {
      directory: this.directory,
      clock,
      newId,
      fill: () => {
        this.#load();
      },
      origin: toOrigin(this.#options),
      tell: onStoreMessage,
      // After a window reload the old extension host may hold store and port for a while.
      lockWait: Math.max(2000, this.#options.portRetry),
    });
    this.#meBinding = this.#store.add(opened);
  }

  #load(): void {
    const { seed, data } = this.#options;
    const entitlements = seed > 0 ? seedEntitlements(this.registry) : [];
    try {
      this.directory.reset([seedResources(seed), entitlements, data?.resources ?? []]);
    } catch (cause) {
      throw cause instanceof FixtureError
        ? toDataError(cause, cause.list === 2 ? data : undefined)
        : cause;
    }
  }
}

function toRegistry({ schemaFiles }: ServerOptions): SchemaRegistry {
  try {
    return createRegistry(schemaFiles);
  } catch (cause) {
    if (!(cause instanceof SchemaConflictError)) {
      throw cause;
    }
    const what = 'The schema files do not fit together.';
    throw toReportedError('invalidSchema', { what, problems: cause.problems }, cause);
  }
}

const profileOf = ({ profile, switches }: ServerOptions): Profile =>
  createProfile(profile, switches);

function toOrigin({ seed, data }: ServerOptions): StoreOrigin {
  return {
    key: JSON.stringify([seed, data?.digest ?? null]),
    parts: [
      ...(seed > 0 ? [`the seed of ${String(seed)}`] : []),
      ...(data ? [`the data file ${data.name}`] : []),
    ],
  };
}
