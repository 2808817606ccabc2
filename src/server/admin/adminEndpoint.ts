import { createHash, timingSafeEqual } from 'node:crypto';
import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type Logger } from '../../base/logger.js';
import { ScimError } from '../../scim/errors.js';
import { checkHostAndOrigin } from '../guard.js';
import { type AdminAnswer, AdminError, type AdminMethods, type AdminRoute } from './adminRoute.js';
import { readAdminBody } from './readAdminBody.js';

export interface AdminDeps {
  /** Begins with a slash and does not end with one; not to be guessed. */
  readonly prefix: string;
  /** Nothing to do with the credentials of the SCIM service. */
  readonly token: string;
  readonly routes: readonly AdminRoute[];
  readonly logger: Logger;
}

/** Answers what lies below the prefix, and hands all else on; what it answers is not captured. */
export function withAdmin(app: RequestListener, deps: AdminDeps): RequestListener {
  return (request, response) => {
    if (isBelow(request.url ?? '', deps.prefix)) {
      answer(request, response, deps).catch((error: unknown) => {
        deps.logger.error(error, { what: 'admin endpoint' });
        response.destroy();
      });
    } else {
      app(request, response);
    }
  };
}

const isBelow = (url: string, prefix: string): boolean =>
  url.startsWith(prefix) && /^(?:[/?]|$)/.test(url.charAt(prefix.length));

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  deps: AdminDeps,
): Promise<void> {
  let given: AdminAnswer;
  try {
    given = await handle(request, response, deps);
  } catch (error) {
    given = toErrorAnswer(error, deps.logger);
  }
  send(request, response, given);
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  { prefix, token, routes }: AdminDeps,
): Promise<AdminAnswer> {
  // A tunnel that makes the service public does not make this public too.
  checkHostAndOrigin({ request }, undefined);
  checkToken(request, token);
  const { path, rest, methods } = findMethods(request, prefix, routes);
  if (!methods) {
    const known = routes.map((one) => `${prefix}/${one.name}`).join(', ');
    throw new AdminError(404, `There is nothing at ${path}. There is ${known}.`);
  }
  const run = methods.get(request.method === 'HEAD' ? 'GET' : (request.method ?? ''));
  return run
    ? run({ rest, body: await readAdminBody(request, response) })
    : refuseMethod(request, methods);
}

interface Found {
  readonly path: string;
  readonly rest: string;
  readonly methods: AdminMethods | undefined;
}

function findMethods(
  { url = '' }: IncomingMessage,
  prefix: string,
  routes: AdminDeps['routes'],
): Found {
  const [path = ''] = url.slice(prefix.length).split('?', 1);
  const [, name = '', rest = '', ...more] = path.split('/');
  const route = routes.find((one) => one.name === name);
  const methods = rest === '' ? route?.self : route?.below;
  return { path: path || '/', rest, methods: more.length > 0 ? undefined : methods };
}

/** Digests have one length, so that neither length nor place of a difference shows in the time. */
function checkToken({ headers }: IncomingMessage, token: string): void {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  const [, given = ''] = /^bearer\s+(.*)$/i.exec(headers.authorization ?? '') ?? [];
  if (!timingSafeEqual(digest(given), digest(token))) {
    throw new AdminError(
      401,
      'This needs the admin token of the mock server, which it tells at its start. The credentials of the SCIM service are no good here.',
    );
  }
}

const refuseMethod = ({ method = '' }: IncomingMessage, methods: AdminMethods): AdminAnswer => ({
  status: 405,
  headers: { Allow: [...methods.keys()].join(', ') },
  body: { error: `${method} is not possible here; there is ${[...methods.keys()].join(', ')}.` },
});

function toErrorAnswer(error: unknown, logger: Logger): AdminAnswer {
  if (error instanceof AdminError) {
    const { status, message, place } = error;
    return {
      status,
      ...(status === 401 && { headers: { 'WWW-Authenticate': 'Bearer realm="admin"' } }),
      body: { error: message, ...place },
    };
  }
  if (error instanceof ScimError) {
    return { status: error.status, body: { error: error.message } };
  }
  logger.error(error, { what: 'admin endpoint' });
  return { status: 500, body: { error: 'The mock server failed; its log has the reason.' } };
}

function send(request: IncomingMessage, response: ServerResponse, given: AdminAnswer): void {
  if (response.destroyed) {
    return;
  }
  const text = given.body === undefined ? '' : `${JSON.stringify(given.body)}\n`;
  response.writeHead(given.status, {
    ...given.headers,
    'Cache-Control': 'no-store',
    ...(text !== '' && {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    }),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
