import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { type JsonValue } from '../../base/json.js';
import { type Logger } from '../../base/logger.js';
import { ScimError } from '../../scim/errors.js';
import { AdminError } from '../admin/adminRoute.js';
import { readAdminBody } from '../admin/readAdminBody.js';
import { checkHostAndOrigin } from '../guard.js';
import { Secret } from '../secret.js';

/** A request that was let in. */
export interface OrgRequest {
  readonly method: string;
  /** Without its query. */
  readonly path: string;
  readonly query: ReadonlyMap<string, string>;
  readonly body: JsonValue | undefined;
  /** Of this server, as the client has addressed it. */
  readonly origin: string;
}

export interface OrgAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | JsonValue;
}

/** Why a request reaches no route. */
export type OrgRefusal = 'host' | 'token' | 'body' | 'tooLarge';

/** What answers, in the shapes of the API that it stands for. */
export interface OrgHandler {
  handle(request: OrgRequest): Promise<OrgAnswer>;
  refuse(reason: OrgRefusal, detail: string): OrgAnswer;
}

export interface OrgListenerDeps {
  readonly handler: OrgHandler;
  /** What stands behind `SSWS` in the Authorization header. */
  readonly token: string;
  readonly logger: Logger;
}

/** The management API of a simulated org over HTTP: lets in whoever has the token, and no web page. */
export function createOrgListener(deps: OrgListenerDeps): RequestListener {
  const secret = new Secret(deps.token);
  return (request, response) => {
    answer(request, response, { ...deps, secret }).catch((error: unknown) => {
      deps.logger.error(error, { what: 'management API' });
      response.destroy();
    });
  };
}

interface AnswerDeps extends OrgListenerDeps {
  readonly secret: Secret;
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  deps: AnswerDeps,
): Promise<void> {
  const given =
    findRefusal(request, deps) ??
    (await readAndHandle(request, response, deps).catch((error: unknown) =>
      refuseBody(error, deps.handler),
    ));
  send(response, given);
}

function findRefusal(
  request: IncomingMessage,
  { handler, secret }: AnswerDeps,
): OrgAnswer | undefined {
  try {
    checkHostAndOrigin({ request }, undefined);
  } catch (error) {
    if (error instanceof ScimError) {
      return handler.refuse('host', error.message);
    }
    throw error;
  }
  const [, token = ''] = /^ssws\s+(\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
  return secret.isSame(token)
    ? undefined
    : handler.refuse(
        'token',
        'The Authorization header is SSWS and the token that was told at the start.',
      );
}

async function readAndHandle(
  request: IncomingMessage,
  response: ServerResponse,
  { handler }: AnswerDeps,
): Promise<OrgAnswer> {
  const [path = '', ...rest] = (request.url ?? '').split('?');
  const body = await readAdminBody(request, response);
  return handler.handle({
    method: request.method ?? '',
    path,
    query: new Map(new URLSearchParams(rest.join('?'))),
    // What JSON.parse gives is a JsonValue.
    body: body as JsonValue | undefined,
    origin: `http://${request.headers.host ?? ''}`,
  });
}

function refuseBody(error: unknown, handler: OrgHandler): OrgAnswer {
  if (error instanceof AdminError) {
    return handler.refuse(error.status === 413 ? 'tooLarge' : 'body', error.message);
  }
  throw error;
}

function send(response: ServerResponse, { status, headers, body }: OrgAnswer): void {
  if (response.destroyed) {
    return;
  }
  const text = body === undefined ? '' : JSON.stringify(body);
  response.writeHead(status, {
    ...headers,
    'Cache-Control': 'no-store',
    ...(text !== '' && {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(text),
    }),
  });
  response.end(text);
}
