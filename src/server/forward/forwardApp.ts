import { type RequestListener } from 'node:http';
import { type ErrorRequestHandler, type Request, Router } from 'express';
import { type Clock } from '../../base/clock.js';
import { type Logger } from '../../base/logger.js';
import { type BreakpointBoard } from '../../exchange/breakpoints/breakpointBoard.js';
import { type Exchange, type HttpHeader } from '../../exchange/exchange.js';
import { type Redactor } from '../../exchange/redaction.js';
import { ScimError } from '../../scim/errors.js';
import { errorAnswer } from '../errorAnswer.js';
import { checkHostAndOrigin } from '../guard.js';
import { type Locals, type ScimHandler, type ScimResponse } from '../handler.js';
import { Recorder } from '../recorder.js';
import { type Transaction } from '../transaction.js';
import { drain } from './drain.js';
import { type ForwardPlace, forwardBaseUrl, locateForward } from './forwardAddress.js';
import { ForwardedCall } from './forwardedCall.js';
import { toTargetHeaders } from './forwardedHeaders.js';
import { type ForwardTarget } from './forwardTarget.js';
import { ForwardHolds } from './holdForwarded.js';
import { type TargetConnection } from './targetConnection.js';

export interface ForwardAppDeps {
  readonly target: ForwardTarget;
  readonly connection: TargetConnection;
  /** The whole header value, in place of what clients send. */
  readonly targetAuthorization?: string | undefined;
  /** Asked for each request, so that it may change while the server runs. */
  readonly publicBaseUrl?: (() => string | undefined) | undefined;
  readonly redactor: Redactor;
  readonly breakpoints?: BreakpointBoard | undefined;
  /** Gets every request with its answer once, after the answer. */
  readonly record: (exchange: Exchange) => void;
  readonly newId: () => string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** The forwarding as an express router behind a listener, in the same way as the mock. */
export function createForwardApp(deps: ForwardAppDeps): RequestListener {
  const recorder = new Recorder({ ...deps, source: 'forward' });
  const router = Router({ caseSensitive: true, strict: true });
  router.use(forward(deps));
  router.use(answerError(deps));
  return (request, response) => {
    const locals: Locals = { transaction: recorder.begin(request, response) };
    // The handlers know no more of express's request than its `params`, which the router sets.
    router(request as Request, Object.assign(response, { locals }) as ScimResponse, (error) => {
      deps.logger.error(error, { what: 'answer' });
      response.destroy();
    });
  };
}

function forward(deps: ForwardAppDeps): ScimHandler {
  const { target, breakpoints, redactor } = deps;
  const { basePath } = target;
  const holds = breakpoints && new ForwardHolds({ board: breakpoints, redactor, basePath });
  return (_request, response, next) => {
    const { transaction } = response.locals;
    const { request } = transaction;
    const publicBaseUrl = deps.publicBaseUrl?.();
    const place = { basePath: target.basePath, publicBaseUrl };
    transaction.baseUrl = forwardBaseUrl(request.headers.host ?? '', place);
    transaction.path = request.url ?? '/';
    checkHostAndOrigin(transaction, publicBaseUrl);
    transaction.path = locateForward(request.url ?? '/', place).path;
    const send = (body?: Buffer): void => {
      sendOn(deps, transaction, { place, holds, body });
    };
    if (!holds) {
      send();
      return;
    }
    holds.holdRequest(transaction, (body) => {
      try {
        send(body);
      } catch (error) {
        // Nobody above waits for it any more.
        next(error);
      }
    });
  };
}

interface SendOptions {
  readonly place: ForwardPlace;
  readonly holds: ForwardHolds | undefined;
  /** Where it was read already. */
  readonly body: Buffer | undefined;
}

/** Reads the request once more: it may have been changed by hand. */
function sendOn(
  { target, connection, clock, targetAuthorization }: ForwardAppDeps,
  transaction: Transaction,
  { place, holds, body }: SendOptions,
): void {
  const { request } = transaction;
  const address = locateForward(request.url ?? '/', place);
  transaction.path = address.path;
  const headers = toTargetHeaders(request, {
    host: target.host,
    authorization: targetAuthorization,
    publicBaseUrl: place.publicBaseUrl,
  });
  const outgoing = {
    method: request.method ?? 'GET',
    target: address.target,
    headers: body ? inOnePiece(headers, body) : headers,
    body,
  };
  new ForwardedCall(transaction, outgoing, { connection, clock, holds }).begin();
}

/** A body that was held goes on whole and at once, also where it came in chunks or waited to be asked for. */
function inOnePiece(headers: readonly HttpHeader[], body: Buffer): readonly HttpHeader[] {
  const rest = headers.filter(([name]) => !/^(?:transfer-encoding|expect)$/i.test(name));
  const isChunked = headers.some(([name]) => /^transfer-encoding$/i.test(name));
  return isChunked ? [...rest, ['Content-Length', String(body.length)]] : rest;
}

/** What was not even forwarded. */
function answerError({
  logger,
}: ForwardAppDeps): ErrorRequestHandler<Record<string, string>, unknown, unknown, unknown, Locals> {
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- express knows error handlers by their four parameters
  return (error: unknown, request, response, _next) => {
    const { transaction } = response.locals;
    if (error instanceof ScimError) {
      // What is outside the base path has a rule that sees it for itself.
      if (error.status !== 404) {
        transaction.note({ id: 'forward.notForwarded', level: 'warning', detail: error.message });
      }
    } else {
      logger.error(error, { method: request.method, path: transaction.path });
    }
    if (!request.complete) {
      transaction.response.shouldKeepAlive = false;
    }
    transaction.send(
      errorAnswer(
        error instanceof ScimError
          ? error
          : new ScimError(500, 'The forwarding failed; the log of SCIM Workbench has the reason.'),
      ),
    );
    drain(transaction.request);
  };
}
