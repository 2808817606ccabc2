import { type Clock } from '../../../base/clock.js';
import { type Org } from '../org.js';
import { OrgError } from '../orgError.js';
import {
  ApiError,
  accessDenied,
  bodyTooLarge,
  invalidToken,
  notWellFormed,
  internalError,
  methodNotSupported,
  resourceNotFound,
  toApiError,
  toErrorAnswer,
} from './apiError.js';
import { type ApiAnswer, type ApiRequest, type ApiRoute } from './apiRoute.js';
import { appRoutes } from './appRoutes.js';
import { assignmentRoutes } from './assignmentRoutes.js';
import { consoleRoutes } from './consoleRoutes.js';
import { governanceRoutes } from './governanceRoutes.js';
import { groupRoutes } from './groupRoutes.js';
import { logRoutes } from './logRoutes.js';
import { pushRoutes } from './pushRoutes.js';
import { userRoutes } from './userRoutes.js';

const routes: readonly ApiRoute[] = [
  ...appRoutes,
  ...userRoutes,
  ...assignmentRoutes,
  ...groupRoutes,
  ...pushRoutes,
  ...logRoutes,
  ...governanceRoutes,
  ...consoleRoutes,
];

const refusals = {
  host: (detail: string) => accessDenied(detail),
  token: (detail: string) => invalidToken(detail),
  body: (detail: string) => notWellFormed(detail),
  tooLarge: (detail: string) => bodyTooLarge(detail),
} as const;

export interface OrgApiDeps {
  readonly org: Org;
  /** Base URL of the SCIM server. */
  readonly targetUrl: string;
  readonly clock: Clock;
  readonly newId: (prefix: string) => string;
  readonly onError: (error: unknown) => void;
}

/** A server that asks Okta to wait for minutes does not make the callers of the API wait as well. */
const longestWait = 90_000;

/** Okta's management API over an org: the part that concerns people, groups, one app and its log. */
export class OrgApi {
  readonly #deps: OrgApiDeps;

  constructor(deps: OrgApiDeps) {
    this.#deps = deps;
  }

  /** Answers when all that follows from the request has been sent to the server. */
  async handle(request: ApiRequest): Promise<ApiAnswer> {
    try {
      const answer = this.#run(request);
      if (request.method !== 'GET') {
        await this.#untilSent();
      }
      return typeof answer === 'function' ? answer() : answer;
    } catch (error) {
      return this.#toErrorAnswer(error);
    }
  }

  /** What never reaches a route is refused in the same shape. */
  refuse(reason: 'host' | 'token' | 'body' | 'tooLarge', detail: string): ApiAnswer {
    return toErrorAnswer(refusals[reason](detail), this.#deps.newId('oae'));
  }

  #toErrorAnswer(error: unknown): ApiAnswer {
    const { newId, onError } = this.#deps;
    if (error instanceof OrgError || error instanceof ApiError) {
      return toErrorAnswer(error instanceof OrgError ? toApiError(error) : error, newId('oae'));
    }
    onError(error);
    return toErrorAnswer(internalError(), newId('oae'));
  }

  #run(request: ApiRequest): ReturnType<ApiRoute['run']> {
    const segments = request.path.split('/').map(decode);
    const found = routes.flatMap((route) => {
      const parameters = match(route.pattern, segments);
      return parameters ? [{ route, parameters }] : [];
    });
    if (found.length === 0) {
      throw resourceNotFound(`Resource not found: ${request.path} (Endpoint)`);
    }
    const hit = found.find(({ route }) => route.method === request.method);
    if (!hit) {
      throw methodNotSupported(found.map(({ route }) => route.method));
    }
    const { origin, query, body } = request;
    const id = (name: string): string => hit.parameters.get(name) ?? '';
    const { org, targetUrl } = this.#deps;
    return hit.route.run({ org, targetUrl, origin, query, body, id });
  }

  async #untilSent(): Promise<void> {
    const { org, clock } = this.#deps;
    await new Promise<void>((resolve, reject) => {
      const limit = clock.after(longestWait, resolve);
      org
        .idle()
        .then(resolve, reject)
        .finally(() => {
          limit.dispose();
        })
        // expected: whoever waits has been told already
        .catch(() => undefined);
    });
  }
}

/** The parameters, where the path is one of the pattern. */
function match(
  pattern: string,
  segments: readonly string[],
): ReadonlyMap<string, string> | undefined {
  const parts = pattern.split('/');
  const parameters = new Map<string, string>();
  const isMatch = parts.every((part, at) => {
    const segment = segments[at] ?? '';
    if (!part.startsWith('{')) {
      return part === segment;
    }
    parameters.set(part.slice(1, -1), segment);
    return segment !== '';
  });
  return isMatch && parts.length === segments.length ? parameters : undefined;
}

/** What cannot be decoded is no id of anything. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    // expected: `%` without two digits
    return segment;
  }
}
