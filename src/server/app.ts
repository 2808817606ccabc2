import express, { type ErrorRequestHandler, type Express, Router } from 'express';
import { Redactor } from '../exchange/redaction.js';
import { ScimError } from '../scim/errors.js';
import { type SchemaRegistry } from '../scim/schema/registry.js';
import { type Attribute } from '../scim/schema/attribute.js';
import { type AppDeps, type ServiceDeps, usualLimits } from './appDeps.js';
import { Authorizer } from './authorization.js';
import { readBytes } from './bytes.js';
import { addDiscoveryRoutes } from './discoveryRoutes.js';
import { errorAnswer } from './errorAnswer.js';
import { checkHostAndOrigin } from './guard.js';
import { type Locals, type ScimHandler } from './handler.js';
import { locate, setAddress } from './location.js';
import { Recorder } from './recorder.js';
import { addResourceRoutes } from './resourceRoutes.js';
import { addRootRoutes, toUnknownPath } from './rootRoutes.js';
import { type Transaction } from './transaction.js';

/** The SCIM service as an express application; it listens to nothing. */
export function createApp(deps: AppDeps): Express {
  const { directory, limits = usualLimits } = deps;
  const redactor = createRedactor(directory.registry);
  const service: ServiceDeps = {
    directory,
    redactor,
    authorizer: new Authorizer(deps.authentication),
    counts: limits.counts,
  };
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.enable('strict routing');
  app.use(record(deps, redactor));
  app.use(guard(deps, limits.bodyBytes));
  app.use(bytes(limits.bodyBytes));
  app.use(authenticate(service));
  app.use(createRoutes(service));
  app.use(answerError(deps));
  return app;
}

/** Also hides what a custom schema keeps to itself. */
export function createRedactor(registry: SchemaRegistry): Redactor {
  const names = new Set<string>();
  const collect = (attributes: Iterable<Attribute>): void => {
    for (const attribute of attributes) {
      if (attribute.returned === 'never' || attribute.mutability === 'writeOnly') {
        names.add(attribute.name);
      }
      collect(attribute.subAttributes);
    }
  };
  for (const type of registry.resourceTypes) {
    for (const { attribute } of type.allAttributes()) {
      collect([attribute]);
    }
  }
  return new Redactor([...names]);
}

/** First of all, so that whatever happens to the request later is recorded. */
function record(deps: AppDeps, redactor: Redactor): ScimHandler {
  const recorder = new Recorder({ ...deps, redactor });
  return (request, response, next) => {
    response.locals.transaction = recorder.begin(request, response);
    next();
  };
}

/** Decides whether the request is for this service at all, and where in it. */
function guard({ basePath, publicBaseUrl }: AppDeps, bodyLimit: number): ScimHandler {
  return (request, response, next) => {
    const { transaction } = response.locals;
    const place = { basePath, publicBaseUrl: publicBaseUrl?.() };
    setAddress(transaction, place);
    try {
      checkHostAndOrigin(transaction, place.publicBaseUrl);
      locate(transaction, place);
    } catch (error) {
      // The body is recorded even so.
      readBytes(transaction, bodyLimit, () => {
        next(error);
      });
      return;
    }
    // The routers match what lies below the base path.
    request.url = transaction.path;
    next();
  };
}

const bytes =
  (limit: number): ScimHandler =>
  (_request, response, next) => {
    readBytes(response.locals.transaction, limit, next);
  };

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

function createRoutes(service: ServiceDeps): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const { directory } = service;
  router.use((request, _response, next) => {
    // Read each time: the profile may change while the server runs.
    if (directory.profile.serviceProviderConfigAliases.includes(request.url)) {
      request.url = '/ServiceProviderConfig';
    }
    next();
  });
  for (const type of directory.registry.resourceTypes) {
    addResourceRoutes(router, type, service);
  }
  addDiscoveryRoutes(router, service);
  addRootRoutes(router, service);
  const unknown: ScimHandler = (_request, response) => {
    throw toUnknownPath(response.locals.transaction.path, service);
  };
  router.use(unknown);
  return router;
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
          ? error
          : new ScimError(500, 'The mock server failed; its log has the reason.'),
      ),
    );
  };
}
