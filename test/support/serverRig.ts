import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { Agent, type OutgoingHttpHeaders } from 'node:http';
import { type Exchange } from '../../src/exchange/exchange.js';
import { toCallbackUris } from '../../src/okta/settings/oauthCallbacks.js';
import { type ProfileName, profiles } from '../../src/scim/profile.js';
import { type SchemaFile, createRegistry } from '../../src/scim/schema/registry.js';
import { Directory } from '../../src/scim/store/directory.js';
import { seedResources } from '../../src/scim/store/seedPeople.js';
import { createApp, createRedactor } from '../../src/server/app.js';
import { type ServerLimits, usualLimits } from '../../src/server/appDeps.js';
import { type Authentication, authorizationOf } from '../../src/server/authorization.js';
import { type FaultDeps } from '../../src/server/faults/faultStage.js';
import { type ListenOptions, type RunningServer, listen } from '../../src/server/listener.js';
import { OAuthService } from '../../src/server/oauth/oauthService.js';
import { recordRefused } from '../../src/server/refusedRequest.js';
import { type Answer } from './answer.js';
import { ArrayLogger } from './arrayLogger.js';
import { sendRequest } from './httpClient.js';

export interface RigOptions {
  readonly profile?: ProfileName;
  readonly seed?: number;
  readonly authentication?: Authentication;
  readonly basePath?: string;
  readonly publicBaseUrl?: string;
  readonly limits?: ServerLimits;
  readonly schemaFiles?: readonly SchemaFile[];
  readonly me?: () => string | undefined;
  readonly now?: () => number;
  readonly newId?: () => string;
  readonly timeouts?: ListenOptions['timeouts'];
  readonly faults?: FaultDeps;
}

export interface SendOptions {
  readonly method?: string;
  /** Text and bytes as they are, everything else as minified JSON. */
  readonly body?: unknown;
  /** Undefined takes a header of Okta's out. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
}

export const testToken = 'test-token-4711';

/** The mock server on a free port, with what it recorded and a client that sends what Okta sends. */
export class ServerRig {
  readonly port: number;
  readonly basePath: string;
  readonly authorization: string;
  readonly directory: Directory;
  readonly logger: ArrayLogger;
  readonly #agent = new Agent({ keepAlive: true });
  readonly #recorded: Recorded;

  constructor(parts: RigParts) {
    this.port = parts.running.port;
    this.basePath = parts.basePath;
    this.authorization = parts.authorization;
    this.directory = parts.directory;
    this.logger = parts.logger;
    this.#recorded = parts.recorded;
  }

  get origin(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  get baseUrl(): string {
    return `${this.origin}${this.basePath}`;
  }

  /** @param path below the base path, with its query */
  send(path: string, options: SendOptions = {}): Promise<Answer> {
    return this.sendTo(`${this.basePath}${path}`, options);
  }

  /** @param target the whole of what stands on the request line */
  sendTo(target: string, { method = 'GET', body, headers }: SendOptions = {}): Promise<Answer> {
    return sendRequest({
      port: this.port,
      method,
      target,
      headers: toHeaders(this.#oktaHeaders(body !== undefined), headers),
      body: isBytes(body) ? body : body === undefined ? undefined : JSON.stringify(body),
      agent: this.#agent,
    });
  }

  get(path: string, headers?: SendOptions['headers']): Promise<Answer> {
    return this.send(path, { ...(headers && { headers }) });
  }

  post(path: string, body: unknown, headers?: SendOptions['headers']): Promise<Answer> {
    return this.send(path, { method: 'POST', body, ...(headers && { headers }) });
  }

  put(path: string, body: unknown, headers?: SendOptions['headers']): Promise<Answer> {
    return this.send(path, { method: 'PUT', body, ...(headers && { headers }) });
  }

  patch(path: string, body: unknown, headers?: SendOptions['headers']): Promise<Answer> {
    return this.send(path, { method: 'PATCH', body, ...(headers && { headers }) });
  }

  delete(path: string, headers?: SendOptions['headers']): Promise<Answer> {
    return this.send(path, { method: 'DELETE', ...(headers && { headers }) });
  }

  /** What was recorded, as soon as it is `count` exchanges at least. */
  exchanges(count: number): Promise<readonly Exchange[]> {
    return this.#recorded.wait(count);
  }

  /** The last of `count` recorded exchanges. */
  async exchange(count: number): Promise<Exchange> {
    const exchange = (await this.exchanges(count))[count - 1];
    assert.ok(exchange);
    return exchange;
  }

  /** The ids of what the server noticed about the last of `count` requests. */
  async observations(count: number): Promise<readonly string[]> {
    return (await this.exchange(count)).observations.map(({ id }) => id);
  }

  dispose(): void {
    this.#agent.destroy();
  }

  #oktaHeaders(hasBody: boolean): OutgoingHttpHeaders {
    return {
      ...(hasBody && { 'Content-Type': 'application/scim+json; charset=utf-8' }),
      Accept: 'application/scim+json',
      'Accept-Charset': 'utf-8',
      ...(this.authorization !== '' && { Authorization: this.authorization }),
      'User-Agent': 'Okta SCIM Client 1.0.0',
      'Accept-Encoding': 'gzip,deflate',
    };
  }
}

const isBytes = (body: unknown): body is string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array;

function toHeaders(
  usual: OutgoingHttpHeaders,
  given: SendOptions['headers'] = {},
): OutgoingHttpHeaders {
  const names = new Set(Object.keys(given).map((name) => name.toLowerCase()));
  const kept = Object.entries(usual).filter(([name]) => !names.has(name.toLowerCase()));
  const added = Object.entries(given).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...added]) as OutgoingHttpHeaders;
}

export interface RigParts {
  readonly running: RunningServer;
  readonly basePath: string;
  readonly authorization: string;
  readonly directory: Directory;
  readonly logger: ArrayLogger;
  readonly recorded: Recorded;
}

/** Far beyond what any of these tests takes; so that one that fails does not hang. */
const patience = 10_000;

export class Recorded {
  readonly #exchanges: Exchange[] = [];
  readonly #events = new EventEmitter();

  readonly add = (exchange: Exchange): void => {
    this.#exchanges.push(exchange);
    this.#events.emit('added');
  };

  async wait(count: number): Promise<readonly Exchange[]> {
    const signal = AbortSignal.timeout(patience);
    while (this.#exchanges.length < count) {
      await once(this.#events, 'added', { signal });
    }
    return this.#exchanges;
  }
}

/**
 * Runs with a server that is stopped afterwards. Whatever the test is about, the server must not have
 * failed: that it logged no error is checked at the end of each.
 */
export async function withServer(
  options: RigOptions,
  run: (rig: ServerRig) => Promise<void>,
): Promise<void> {
  const { rig, stop } = await startServer(options);
  try {
    await run(rig);
  } finally {
    rig.dispose();
    await stop();
  }
  assert.deepEqual(rig.logger.at('error'), []);
}

async function startServer(
  options: RigOptions,
): Promise<{ readonly rig: ServerRig; readonly stop: () => Promise<void> }> {
  const { authentication = { mode: 'bearer', token: testToken }, basePath = '/scim/v2' } = options;
  const { now = Date.now, newId = () => crypto.randomUUID(), publicBaseUrl } = options;
  const logger = new ArrayLogger();
  const recorded = new Recorded();
  const clock = { now };
  const directory = new Directory({
    registry: createRegistry(options.schemaFiles),
    profile: profiles[options.profile ?? 'okta'],
    clock,
    newId,
    onListenerError: (error) => {
      logger.error(error);
    },
  });
  directory.load(seedResources(options.seed ?? 0));
  const deps = { record: recorded.add, newId: () => crypto.randomUUID(), clock, logger };
  const { oauth, authorization } = authorize(authentication, clock, publicBaseUrl);
  const app = createApp({
    ...deps,
    directory,
    basePath,
    authentication,
    oauth,
    publicBaseUrl: () => publicBaseUrl,
    me: options.me,
    limits: options.limits ?? usualLimits,
    ...(options.faults && { faults: options.faults }),
  });
  const redactor = createRedactor(directory.registry);
  const running = await listen(app, '127.0.0.1', 0, {
    ...(options.timeouts && { timeouts: options.timeouts }),
    onRefused: (refused) => {
      recordRefused({ ...deps, redactor }, refused);
    },
  });
  const rig = new ServerRig({ running, basePath, authorization, directory, logger, recorded });
  return { rig, stop: () => running.stop() };
}

/** What a client sends, and who gave it the token where the mode is OAuth 2. */
function authorize(
  authentication: Authentication,
  clock: { readonly now: () => number },
  publicBaseUrl: string | undefined,
): { readonly authorization: string; readonly oauth?: OAuthService } {
  if (authentication.mode !== 'oauth2') {
    return { authorization: authorizationOf(authentication) };
  }
  const oauth = new OAuthService({
    ...authentication,
    redirectUris: [...toCallbackUris(''), ...authentication.redirectUris],
    clock,
    publicBaseUrl: () => publicBaseUrl,
  });
  return { oauth, authorization: `Bearer ${oauth.createAccessToken()}` };
}
