import { type RequestListener } from 'node:http';
import { type ErrorRequestHandler, type Request, Router } from 'express';
import { Redactor } from '../exchange/redaction.js';
import { exceedsPayloadSize } from '../scim/bulk/bulkRequest.js';
import { isDiscoveryPath } from '../scim/discovery/discoveryEndpoints.js';
import { ScimError } from '../scim/errors.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { type Directory } from '../scim/store/directory.js';
import { secretNames } from '../scim/schema/secretNames.js';
import { ResourceRenderer } from '../scim/store/resourceRenderer.js';
import { type AppDeps, type ServerLimits, type ServiceDeps, usualLimits } from './appDeps.js';
import { Authorizer } from './authorization.js';
import { addBulkRoutes, bulkPath } from './bulkRoutes.js';
import { type HoldDeps, holdMessages } from './breakpoints/holdMessages.js';
import { readBytes } from './bytes.js';
import { Cursors } from './cursors.js';
import { addDiscoveryRoutes } from './discoveryRoutes.js';
import { errorAnswer } from './errorAnswer.js';
import { withFaults } from './faults/faultStage.js';
import { checkHostAndOrigin } from './guard.js';
import { type Locals, type ScimHandler, type ScimResponse } from './handler.js';
import { type Place, locate, setAddress } from './location.js';
import { Me, MemoryBinding } from './me.js';
import { addMeRoutes } from './meRoutes.js';
import { locateOAuth } from './oauth/locateOAuth.js';
import { Recorder } from './recorder.js';
import { addResourceRoutes } from './resourceRoutes.js';
import { addRootRoutes, toUnknownPath } from './rootRoutes.js';
import { bothProjections } from './query.js';
import { type Transaction } from './transaction.js';
import { findVersion1Path, wantsOnlyXml, xmlNotAcceptable } from './version1.js';

/**
 * The SCIM service as an express router behind a listener; it listens to nothing itself.
 *
 * An express application would give request and response other prototypes, after which V8 runs Node's
 * own code for them without its caches: 125 of the 185 µs that a bare request takes. Nothing here uses
 * what these prototypes have (docs/decisions/0004-router-without-application.md).
 */
export function createApp(deps: AppDeps): RequestListener {
  const redactor = createRedactor(deps.directory.registry);
  const recorder = new Recorder({ ...deps, redactor });
  const router = createRouter(deps, redactor);
  return (request, response) => {
    // First of all, so that whatever happens to the request later is recorded.
    const locals: Locals = { transaction: recorder.begin(request, response) };
    // The handlers know no more of express's request than its `params`, which the router sets.
    router(request as Request, Object.assign(response, { locals }) as ScimResponse, (error) => {
      // Reached only where the error handler has failed, too.
      deps.logger.error(error, { what: 'answer' });
      response.destroy();
    });
  };
}

function createRouter(deps: AppDeps, redactor: Redactor): Router {
  const { directory, limits = usualLimits } = deps;
  const service: ServiceDeps = {
    directory,
    renderer: createRenderer(directory),
    redactor,
    authorizer: new Authorizer(deps.authentication, deps.oauth?.tokens),
    counts: limits.counts,
    me: new Me({
      directory,
      binding: deps.meBinding ?? new MemoryBinding(),
      named: deps.me ?? (() => undefined),
    }),
    cursors: new Cursors(deps.clock, limits.cursorTimeout),
    cursorTimeout: limits.cursorTimeout,
    bulkLimits: limits.bulk,
    logger: deps.logger,
  };
  const router = Router({ caseSensitive: true, strict: true });
  router.use(guard(deps, limits.bodyBytes));
  router.use(bytes(limits));
  router.use(answerOAuth(deps));
  router.use(holdMessages(holdDeps(deps, redactor)));
  router.use(withFaults(authenticate(service), deps));
  addRoutes(router, service);
  router.use(answerError(deps));
  return router;
}

const holdDeps = (deps: AppDeps, redactor: Redactor): HoldDeps | undefined =>
  deps.breakpoints && {
    board: deps.breakpoints,
    redactor,
    basePath: deps.basePath,
    locate: (transaction) => {
      locate(transaction, placeOf(deps));
    },
  };

const placeOf = ({ basePath, publicBaseUrl, directory }: AppDeps): Place => ({
  basePath,
  publicBaseUrl: publicBaseUrl?.(),
  notesOddSlashes: directory.profile.notesOddSlashes,
});

/** Knows how many resources there are, and so how much to keep. */
const createRenderer = (directory: Directory): ResourceRenderer => {
  const { registry } = directory;
  return new ResourceRenderer({
    registry,
    countResources: () =>
      registry.resourceTypes.reduce((sum, type) => sum + directory.count(type), 0),
  });
};

/** Also hides what a custom schema keeps to itself. */
export const createRedactor = (registry: SchemaRegistry): Redactor =>
  new Redactor(secretNames(registry));

/** Decides whether the request is for this service at all, and where in it. */
function guard(deps: AppDeps, bodyLimit: number): ScimHandler {
  const { oauth } = deps;
  return (request, response, next) => {
    const { transaction } = response.locals;
    const place = placeOf(deps);
    setAddress(transaction, place);
    const endpoint = oauth && locateOAuth(transaction, place);
    try {
      checkHostAndOrigin(transaction, place.publicBaseUrl);
      if (endpoint) {
        response.locals.oauthEndpoint = endpoint;
      } else {
        locate(transaction, place);
      }
    } catch (error) {
      // The body is recorded even so.
      readBytes(transaction, bodyLimit, () => {
        next(error);
      });
      return;
    }
    if (!endpoint) {
      // The routers match what lies below the base path.
      request.url = transaction.path;
    }
    next();
  };
}

/** A bulk request has a limit of its own, and is told it by its name. */
const bytes =
  ({ bodyBytes, bulk }: ServerLimits): ScimHandler =>
  (_request, response, next) => {
    const { transaction } = response.locals;
    if (transaction.path === bulkPath) {
      readBytes(transaction, bulk.maxPayloadSize, (error) => {
        next(error === undefined ? undefined : exceedsPayloadSize(bulk));
      });
    } else {
      readBytes(transaction, bodyBytes, next);
    }
  };

/** Its clients authenticate in its own way, so it comes before the credentials of the SCIM service. */
function answerOAuth({ oauth, basePath }: AppDeps): ScimHandler {
  return async (_request, response, next) => {
    const { transaction, oauthEndpoint } = response.locals;
    if (oauth && oauthEndpoint) {
      await oauth.answer(oauthEndpoint, transaction, `${transaction.baseUrl}${basePath}`);
    } else {
      next();
    }
  };
}

function authenticate({ authorizer }: ServiceDeps): ScimHandler {
  return (request, response, next) => {
    const { transaction } = response.locals;
    const { authorization } = request.headers;
    if (authorization === undefined && isOpen(transaction)) {
      next();
      return;
    }
    const problem = authorizer.check(authorization);
    if (!problem) {
      const hint = authorizer.hintOf(authorization);
      if (hint) {
        transaction.note({ id: hint.id, level: 'hint', detail: hint.meaning });
      }
      next();
      return;
    }
    const { id, level, meaning } = problem;
    transaction.note({ id, level, detail: meaning });
    transaction.send(
      errorAnswer(new ScimError(401, problem.detail), [['WWW-Authenticate', problem.challenge]]),
    );
  };
}

/** RFC 7643 5: a client should be able to learn without credentials which ones it needs. */
const isOpen = ({ path, request }: Transaction): boolean =>
  path === '/ServiceProviderConfig' && (request.method === 'GET' || request.method === 'HEAD');

function addRoutes(router: Router, service: ServiceDeps): void {
  const { directory } = service;
  const prepare: ScimHandler = (request, response, next) => {
    // Read each time: the profile may change while the server runs.
    if (directory.profile.serviceProviderConfigAliases.includes(request.url)) {
      request.url = '/ServiceProviderConfig';
    }
    const { query } = response.locals.transaction;
    if (wantsOnlyXml(request.headers.accept)) {
      throw xmlNotAcceptable();
    }
    const hasBoth = query.has('attributes') && query.has('excludedAttributes');
    // RFC 7644 4: discovery endpoints ignore the parameters of queries.
    if (hasBoth && !isDiscoveryPath(request.url)) {
      throw bothProjections();
    }
    next();
  };
  router.use(prepare);
  for (const type of directory.registry.resourceTypes) {
    addResourceRoutes(router, type, service);
  }
  addDiscoveryRoutes(router, service);
  addBulkRoutes(router, service);
  addMeRoutes(router, service);
  addRootRoutes(router, service);
  const unknown: ScimHandler = (_request, response) => {
    throw toUnknownPath(response.locals.transaction.path, service);
  };
  router.use(unknown);
}

/** Where there is nothing, clients of SCIM 1.1 may look in vain. */
function withVersionHint(error: ScimError, path: string): ScimError {
  const hint = error.status === 404 ? findVersion1Path(path) : undefined;
  return hint === undefined
    ? error
    : new ScimError(
        error.status,
        `${error.message}${/[.?]$/.test(error.message) ? '' : '.'}${hint}`,
        error.scimType,
      );
}

/** The only place that makes an answer out of what was thrown. */
function answerError({
  logger,
}: AppDeps): ErrorRequestHandler<Record<string, string>, unknown, unknown, unknown, Locals> {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- express knows error handlers by their four parameters
  return (error: unknown, request, response, _next) => {
    if (!(error instanceof ScimError)) {
      logger.error(error, { method: request.method, path: response.locals.transaction.path });
    }
    response.locals.transaction.send(
      errorAnswer(
        error instanceof ScimError
          ? withVersionHint(error, response.locals.transaction.path)
          : new ScimError(500, 'The mock server failed; its log has the reason.'),
      ),
    );
  };
}
