import { shorten } from '../../base/shorten.js';
import {
  answer,
  del,
  get,
  type MakeExamples,
  patch,
  post,
  put,
} from '../example/exampleExchange.js';
import {
  errorOf,
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../example/exampleResources.js';
import { bothApps, type ExchangeRule, type Problem, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type Place } from '../view/place.js';

const onPath = (message: string, fix?: string): Problem => ({
  message,
  place: { part: 'path' },
  ...(fix !== undefined && { fix }),
});

const ofResource = 'goes to one resource, at its id: /Users/{id}';

/** RFC 7644 3.2: by the place, the methods that it has not, with where they belong. */
const strayMethods: ReadonlyMap<Place['kind'], ReadonlyMap<string, string>> = new Map([
  [
    'collection',
    new Map([
      ['PUT', ofResource],
      ['PATCH', ofResource],
      ['DELETE', ofResource],
    ]),
  ],
  ['resource', new Map([['POST', 'creates, and goes to the endpoint of the type: /Users']])],
  ['search', new Map([['GET', 'asks at the endpoint itself, with the query in the URL']])],
  [
    'bulk',
    new Map(
      ['GET', 'PUT', 'PATCH', 'DELETE'].map((name) => [
        name,
        'is not for /Bulk, which has POST alone',
      ]),
    ),
  ],
  [
    'discovery',
    new Map(
      ['POST', 'PUT', 'PATCH', 'DELETE'].map((name) => [
        name,
        'is not for discovery, which can only be read',
      ]),
    ),
  ],
]);

/** A service may have more methods than RFC 7644 says. */
const refusals: ReadonlySet<number> = new Set([404, 405, 501]);

function strayMethod({ place, method, status }: ExchangeView): Problems {
  const belongs = refusals.has(status) ? strayMethods.get(place.kind)?.get(method) : undefined;
  return belongs === undefined ? undefined : onPath(`${method} ${belongs}`);
}

const pathOf = (target: string): string => target.split(/[?#]/, 1)[0] ?? '';

/** Nothing of the base URL was cut off from what came. */
function outsideBase({ status, exchange }: ExchangeView): Problems {
  const { path, baseUrl, request } = exchange;
  const base = URL.canParse(baseUrl) ? new URL(baseUrl).pathname.replace(/\/$/, '') : '';
  if (status !== 404 || base === '' || path !== pathOf(request.target) || isOAuth(path)) {
    return undefined;
  }
  return onPath(
    `${shorten(path)} is not below the base URL, whose path is ${base}`,
    /\/v1(?:\/|$)/.test(path)
      ? 'Take the base URL of SCIM 2.0; one with /v1 is of SCIM 1.1, for which Okta has apps of their own'
      : undefined,
  );
}

const isOAuth = (path: string): boolean => path.startsWith('/oauth2/');

const fixedPaths = ['/ServiceProviderConfig', '/ResourceTypes', '/Schemas', '/Bulk', '/Me'];

/** The endpoint that a path begins with, as it is written and as it should be. */
function endpointOf({ exchange, registry }: ExchangeView): readonly [string, string] | undefined {
  const path = exchange.path.replaceAll(/\/{2,}/g, '/');
  const lower = `${path.toLowerCase()}/`;
  const endpoint = [...registry.resourceTypes.map((type) => type.endpoint), ...fixedPaths].find(
    (one) => lower.startsWith(`${one.toLowerCase()}/`),
  );
  return endpoint === undefined ? undefined : [path.slice(0, endpoint.length), endpoint];
}

function otherCapitals(view: ExchangeView): Problems {
  const [written, endpoint] = endpointOf(view) ?? [];
  return written === undefined || endpoint === undefined || written === endpoint
    ? undefined
    : onPath(
        `The path is written ${written}, and the endpoint is ${endpoint}`,
        `Write ${endpoint}`,
      );
}

function nothingThere(view: ExchangeView): Problems {
  const { place, status, exchange, registry } = view;
  if (place.kind !== 'unknown' || status !== 404 || outsideBase(view) !== undefined) {
    return undefined;
  }
  const [first = ''] = exchange.path.split('/').filter((step) => step !== '');
  const meant = registry.resourceTypes.find(
    ({ name, endpoint }) =>
      name.toLowerCase() === first.toLowerCase() ||
      exchange.path.includes(`${endpoint}/`) ||
      exchange.path.endsWith(endpoint),
  );
  return onPath(
    `No endpoint of SCIM is at ${shorten(exchange.path)}`,
    meant && `Ask at ${meant.endpoint}, behind the base URL`,
  );
}

const baseUrl = bothApps(
  'Okta puts /Users and /Groups behind the SCIM connector base URL: where the base URL is wrong, the connection test fails',
);

/** Where a request goes to (RFC 7644 3.2). */
export const requestTargetRules: readonly ExchangeRule[] = [
  {
    id: 'request.method',
    on: 'exchange',
    level: 'error',
    title: 'A method is sent to where it belongs',
    references: ['RFC 7644 3.2'],
    fix: 'POST to /Users creates; GET, PUT, PATCH and DELETE go to /Users/{id}; /.search and /Bulk have POST, discovery has GET',
    check: strayMethod,
  },
  {
    id: 'request.outsideBase',
    on: 'exchange',
    level: 'error',
    title: 'A request is below the base URL of the service',
    references: ['RFC 7644 1.3', 'RFC 7644 3.13'],
    okta: baseUrl,
    fix: 'Enter the whole base URL of the service in the client',
    check: outsideBase,
  },
  {
    id: 'request.pathCapitals',
    on: 'exchange',
    level: 'warning',
    title: 'An endpoint is written with its capitals',
    references: ['RFC 7644 3.2', 'RFC 3986 6.2.2.1'],
    fix: 'Write the endpoint as it is spelled: capitals matter in paths',
    check: otherCapitals,
  },
  {
    id: 'request.unknownPath',
    on: 'exchange',
    level: 'error',
    title: 'A request goes to an endpoint that there is',
    references: ['RFC 7644 3.2'],
    okta: baseUrl,
    fix: 'Ask at /Users, /Groups or another endpoint that /ResourceTypes names; check that the base URL is not in the path twice',
    check: nothingThere,
  },
];

const created = () => answer(201, jane(), locationHeader());
const refused = (status: number) => answer(status, errorOf(status, 'There is nothing here for it'));
const read = () => get('/Users/2819', answer(200, jane()));
const rename = patchOf([{ op: 'replace', path: 'displayName', value: 'Jane' }]);

export const requestTargetExamples: MakeExamples = () => ({
  'request.method': {
    failing: [
      put('/Users', newJane(), refused(405)),
      patch('/Users', rename, refused(405)),
      del('/Users', refused(405)),
      post('/Users/2819', newJane(), refused(405)),
      get('/Users/.search', refused(405)),
      get('/Bulk', refused(405)),
    ],
    passing: [
      put('/Users/2819', newJane(), answer(200, jane())),
      post('/Users', newJane(), created()),
    ],
  },
  'request.outsideBase': {
    failing: [{ ...get('/v1/Users', refused(404)), isOutsideBase: true }],
    passing: [read()],
  },
  'request.pathCapitals': {
    failing: [get('/users?startIndex=1&count=2', answer(200, listOf([])))],
    passing: [get('/Users?startIndex=1&count=2', answer(200, listOf([]))), read()],
  },
  'request.unknownPath': {
    failing: [get('/User', refused(404)), get('/scim/v2/Users', refused(404))],
    passing: [read()],
  },
});
