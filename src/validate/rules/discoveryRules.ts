import { type JsonObject, isJsonObject, type JsonValue } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { type History } from '../history/history.js';
import {
  bothApps,
  type ExchangeRule,
  inBody,
  inHeader,
  inQuery,
  inStatus,
  type MessageRule,
  type Problems,
} from '../rule.js';
import { readAnyCase, readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type MessageView, objectsIn } from '../view/messageView.js';
import { isShown } from './isShown.js';

/** RFC 7643 5. */
const authenticationTypes: ReadonlySet<string> = new Set([
  'oauth',
  'oauth2',
  'oauthbearertoken',
  'httpbasic',
  'httpdigest',
]);

function otherAuthenticationType(message: MessageView): Problems {
  if (message.kind !== 'serviceProviderConfig') {
    return undefined;
  }
  const name = message.spelled('authenticationSchemes');
  return objectsIn(message.items(name)).flatMap(([at, scheme]) => {
    const type = readText(scheme, 'type');
    return type === undefined || authenticationTypes.has(type.toLowerCase())
      ? []
      : [
          {
            message: `The type of authenticationSchemes[${String(at)}] is ${shorten(JSON.stringify(type))}`,
            place: message.at(name, at, 'type'),
          },
        ];
  });
}

function absoluteEndpoint(message: MessageView): Problems {
  const endpoint =
    message.kind === 'resourceType' ? readText(message.value, 'endpoint') : undefined;
  return endpoint !== undefined && !endpoint.startsWith('/')
    ? {
        message: `The endpoint is ${shorten(JSON.stringify(endpoint))}, and should be relative to the base URL, for example "/Users"`,
        place: message.at(message.spelled('endpoint')),
      }
    : undefined;
}

/** RFC 7644 4: one ServiceProviderConfig, and lists of the others. */
function otherForm(view: ExchangeView): Problems {
  const { place, answerMessage } = view;
  if (place.kind !== 'discovery' || !view.isSuccess || view.method !== 'GET' || !answerMessage) {
    return undefined;
  }
  const isOne = place.document === 'serviceProviderConfig' || place.id !== undefined;
  const isList = answerMessage.kind === 'list';
  if (isOne !== isList) {
    return undefined;
  }
  return {
    message: isOne
      ? 'One document was asked for, and a list came'
      : 'The answer is one object, and should be a ListResponse of all',
    place: inBody('response'),
  };
}

const filterOfDiscovery = (view: ExchangeView): Problems =>
  view.place.kind === 'discovery' && view.isSuccess && view.parameter('filter') !== undefined
    ? {
        message: `A filter on ${view.exchange.path} was answered with ${String(view.status)}`,
        place: inQuery('filter'),
      }
    : undefined;

interface Claim {
  /** Of ServiceProviderConfig. */
  readonly member: string;
  readonly what: string;
  readonly isUsed: (view: ExchangeView) => boolean;
}

/** What ServiceProviderConfig says of itself, and the requests that show whether it is true. */
const claims: readonly Claim[] = [
  {
    member: 'patch',
    what: 'PATCH',
    isUsed: ({ method, place }) => method === 'PATCH' && place.kind === 'resource',
  },
  {
    member: 'bulk',
    what: 'Bulk',
    isUsed: ({ method, place }) => method === 'POST' && place.kind === 'bulk',
  },
  {
    member: 'filter',
    what: 'filters',
    isUsed: (view) => view.isQuery && view.filter !== undefined,
  },
  {
    member: 'sort',
    what: 'sorting',
    isUsed: (view) => view.isQuery && view.parameter('sortBy') !== undefined,
  },
];

const isSupported = (config: JsonObject, member: string): JsonValue | undefined => {
  const claim = readAnyCase(config, member);
  return isJsonObject(claim) ? readAnyCase(claim, 'supported') : undefined;
};

function untrueClaim(view: ExchangeView, { serviceProviderConfig }: History): Problems {
  if (!serviceProviderConfig) {
    return undefined;
  }
  const { config, exchangeId } = serviceProviderConfig;
  return claims.flatMap(({ member, what, isUsed }) => {
    const claim = isSupported(config, member);
    const isRefused = view.status === 501 || view.status === 405;
    return claim === true && isRefused && isUsed(view)
      ? [
          {
            message: `ServiceProviderConfig says ${member}.supported: true, but ${what} is answered with ${String(view.status)}`,
            place: inStatus,
            related: [exchangeId],
          },
        ]
      : [];
  });
}

function pageBeyondMaximum(view: ExchangeView, { serviceProviderConfig }: History): Problems {
  const filter = serviceProviderConfig && readAnyCase(serviceProviderConfig.config, 'filter');
  const maximum = isJsonObject(filter) ? readAnyCase(filter, 'maxResults') : undefined;
  const count = view.list?.items('Resources').length ?? 0;
  return typeof maximum === 'number' &&
    maximum > 0 &&
    view.place.kind !== 'discovery' &&
    count > maximum
    ? {
        message: `The list has ${String(count)} resources, and ServiceProviderConfig says ${describeValue(maximum)} at most`,
        place: inBody('response'),
        related: serviceProviderConfig ? [serviceProviderConfig.exchangeId] : [],
      }
    : undefined;
}

function missingEtag(view: ExchangeView, { serviceProviderConfig }: History): Problems {
  const isClaimed =
    serviceProviderConfig && isSupported(serviceProviderConfig.config, 'etag') === true;
  if (!isClaimed || view.id === undefined || view.method !== 'GET' || !isShown(view)) {
    return undefined;
  }
  const meta = readAnyCase(view.answer, 'meta');
  const version = isJsonObject(meta) ? readAnyCase(meta, 'version') : undefined;
  return view.answerHeader('etag') === undefined && version === undefined
    ? {
        message:
          'ServiceProviderConfig says etag.supported: true, but the resource comes without ETag and meta.version',
        place: inHeader('response', 'ETag'),
        related: [serviceProviderConfig.exchangeId],
      }
    : undefined;
}

const oktaReadsFew =
  'Okta reads no ServiceProviderConfig; it asks for /ResourceTypes and /Schemas only with entitlement management or user schema import';

/** What a service says of itself (RFC 7644 4 and RFC 7643 5 to 7). */
export const discoveryRules: readonly (MessageRule | ExchangeRule)[] = [
  {
    id: 'discovery.form',
    on: 'exchange',
    level: 'error',
    title: 'ServiceProviderConfig is one document; ResourceTypes and Schemas are lists',
    references: ['RFC 7644 4'],
    okta: bothApps(oktaReadsFew),
    fix: 'Answer /ResourceTypes and /Schemas with a ListResponse, /ServiceProviderConfig and /Schemas/{id} with the document itself',
    check: otherForm,
  },
  {
    id: 'discovery.filter',
    on: 'exchange',
    level: 'hint',
    title: 'Discovery takes no filter',
    references: ['RFC 7644 4'],
    fix: 'Answer 403, so that nobody takes all schemas for those that match',
    check: filterOfDiscovery,
  },
  {
    id: 'discovery.claim',
    on: 'exchange',
    level: 'error',
    title: 'ServiceProviderConfig claims what the service does',
    references: ['RFC 7643 5'],
    fix: 'Say "supported": false for what is not there, or add it',
    check: untrueClaim,
  },
  {
    id: 'discovery.maxResults',
    on: 'exchange',
    level: 'warning',
    title: 'An answer has filter.maxResults resources at most',
    references: ['RFC 7643 5'],
    fix: 'Cut the page, or say the true number in ServiceProviderConfig',
    check: pageBeyondMaximum,
  },
  {
    id: 'discovery.etag',
    on: 'exchange',
    level: 'warning',
    title: 'Who claims etag.supported sends versions',
    references: ['RFC 7643 5', 'RFC 7644 3.14'],
    fix: 'Send ETag and meta.version with each resource, or say "etag": { "supported": false }',
    check: missingEtag,
  },
  {
    id: 'discovery.noFilter',
    on: 'message',
    level: 'hint',
    title: 'A service that Okta provisions to has filters',
    references: ['RFC 7643 5', 'Okta: existence check'],
    okta: bothApps(
      'Okta does not read ServiceProviderConfig, and asks userName eq "…" before each first push of a user all the same',
    ),
    fix: 'Implement userName eq and displayName eq, and say "filter": { "supported": true }',
    check: (message) =>
      message.kind === 'serviceProviderConfig' && isSupported(message.value, 'filter') === false
        ? {
            message: 'filter.supported is false, so that nobody can be looked up by userName',
            place: message.at(message.spelled('filter'), 'supported'),
          }
        : undefined,
  },
  {
    id: 'discovery.missing',
    on: 'exchange',
    level: 'hint',
    title: 'A service answers /ServiceProviderConfig, /ResourceTypes and /Schemas',
    references: ['RFC 7644 4'],
    okta: bothApps(oktaReadsFew),
    fix: 'Answer the discovery endpoints: other clients and validators begin with them',
    check: (view) =>
      view.place.kind === 'discovery' &&
      view.place.id === undefined &&
      (view.status === 404 || view.status === 501)
        ? {
            message: `${view.exchange.path} is answered with ${String(view.status)}`,
            place: inStatus,
          }
        : undefined,
  },
  {
    id: 'discovery.authenticationType',
    on: 'message',
    level: 'warning',
    title: 'The types of authentication are those of RFC 7643',
    references: ['RFC 7643 5'],
    fix: 'Write oauthbearertoken for tokens, httpbasic for user name and password, oauth2 for OAuth 2',
    check: otherAuthenticationType,
  },
  {
    id: 'discovery.endpoint',
    on: 'message',
    level: 'warning',
    title: 'The endpoint of a resource type is relative to the base URL',
    references: ['RFC 7643 6'],
    okta: bothApps(
      'With entitlement management Okta calls {base URL}{endpoint}, so that a whole URL leads nowhere',
    ),
    fix: 'Write "/Users"',
    check: absoluteEndpoint,
  },
];
