import { isJsonObject } from '../../base/json.js';
import { shorten } from '../../base/shorten.js';
import { readText } from '../view/anyCase.js';
import { bothApps, type ExchangeRule, inStatus, type Problems } from '../rule.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { patchOperations } from '../view/patchOperation.js';
import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { isScimRequest } from './isScimRequest.js';

const detailOf = (view: ExchangeView): string => readText(view.answer, 'detail') ?? '';

/** `, "userName is taken"`; nothing where the answer says nothing. */
const quoted = (view: ExchangeView): string => {
  const detail = detailOf(view);
  return detail === '' ? '' : `, "${detail.slice(0, 120)}"`;
};

const refused = (view: ExchangeView, message: string): Problems => ({
  message: `${message} with ${String(view.status)}${quoted(view)}`,
  place: inStatus,
});

const isOneOf = (status: number, ...statuses: readonly number[]): boolean =>
  statuses.includes(status);

/** `userName eq "…"`, or `displayName eq "…"` for groups. */
function isLookup({ type, filter, isQuery }: ExchangeView): boolean {
  return (
    isQuery &&
    type !== undefined &&
    filter?.kind === 'compare' &&
    filter.operator === 'eq' &&
    filter.path.name.toLowerCase() === nameAttributeOf(type).toLowerCase()
  );
}

const mediaTypeRefused = (view: ExchangeView): Problems => {
  const sent = view.requestMediaType;
  const isJson = sent === 'application/scim+json' || sent === 'application/json';
  // Another charset or a compression may be what is refused.
  const type = view.requestHeader('content-type') ?? '';
  const isPlain =
    !/charset(?!\s*=\s*"?utf-?8)/i.test(type) &&
    view.requestHeader('content-encoding') === undefined;
  if (view.status === 415 && isJson && isPlain) {
    return refused(view, `A body of the type ${shorten(type)} is refused`);
  }
  const accept = view.requestHeader('accept') ?? '*/*';
  return view.status === 406 && /scim\+json|\*\/\*/i.test(accept)
    ? refused(view, `Accept: ${accept.slice(0, 80)} is refused`)
    : undefined;
};

/** Operations without a path, of which one brings the id along. */
function unpathed(view: ExchangeView): { readonly hasId: boolean } | undefined {
  const [message] = view.requestMessages;
  const operations = message ? patchOperations(message) : [];
  const bare = operations.filter(({ path, value }) => path === undefined && isJsonObject(value));
  return bare.length > 0 && bare.length === operations.length
    ? {
        hasId: bare.some(({ value }) => isJsonObject(value) && readText(value, 'id') === view.id),
      }
    : undefined;
}

const speaksOfPath = (view: ExchangeView): boolean =>
  /\bpath\b|unsupported attribute|unsupported operation/i.test(detailOf(view)) ||
  ['noTarget', 'invalidPath'].includes(readText(view.answer, 'scimType') ?? '');

const pathlessRefused = (view: ExchangeView): Problems =>
  view.method === 'PATCH' &&
  isOneOf(view.status, 400, 422, 501) &&
  unpathed(view) &&
  speaksOfPath(view)
    ? refused(view, 'A replace without path, whose value is an object, is refused')
    : undefined;

/** What a client has read and sends back as it was; the service is to pass over it. */
function readOnlyRefused(view: ExchangeView): Problems {
  if (!isOneOf(view.status, 400, 403, 422) || view.id === undefined) {
    return undefined;
  }
  const isRename = view.method === 'PATCH' && unpathed(view)?.hasId === true;
  const sentId = readText(view.sent, 'id');
  const isBack = view.method === 'PUT' && (sentId === undefined || sentId === view.id);
  const named = /\b(id|meta|groups|schemas)\b/.exec(detailOf(view))?.[1];
  return named !== undefined && (isRename || isBack) && isReadOnlyTold(view)
    ? refused(view, `The ${view.method} is refused because of ${named}, which is read-only,`)
    : undefined;
}

const isReadOnlyTold = (view: ExchangeView): boolean =>
  readText(view.answer, 'scimType') === 'mutability' ||
  /read.?only|immutable|not allowed|unknown|must not|may not|cannot/i.test(detailOf(view));

const takenText = /already (?:exists|in use|taken|registered)|\btaken\b|duplicate|not unique/i;

const wrongConflict = (view: ExchangeView): Problems =>
  isOneOf(view.status, 400, 403, 422) &&
  (view.method === 'POST' || view.method === 'PUT' || view.method === 'PATCH') &&
  isScimRequest(view) &&
  (readText(view.answer, 'scimType') === 'uniqueness' || takenText.test(detailOf(view)))
    ? refused(view, 'A value that is taken is answered')
    : undefined;

const wrongUnauthorized = (view: ExchangeView): Problems =>
  isOneOf(view.status, 400, 403, 404) &&
  isScimRequest(view) &&
  /\b(?:invalid|wrong|bad|expired|unknown|missing)\b.{0,20}\b(?:token|credentials?|api key)\b|\b(?:token|credentials?|api key)\b.{0,20}\b(?:invalid|wrong|bad|expired|unknown|missing)\b|unauthori[sz]ed|unauthenticated/i.test(
    detailOf(view),
  )
    ? refused(view, 'Credentials that are not right are answered')
    : undefined;

/** The members that the request names; a refusal may be about one of them. */
function refusedMember(view: ExchangeView): string | undefined {
  const sent = JSON.stringify(view.sent ?? {});
  const words = detailOf(view).match(/[\w.@-]+/g) ?? [];
  return words.find((word) => sent.includes(`"value":${JSON.stringify(word)}`));
}

function memberRefused(view: ExchangeView): Problems {
  const isWrite = view.method === 'PATCH' || view.method === 'PUT' || view.method === 'POST';
  if (!isWrite || view.type?.name !== 'Group' || !isOneOf(view.status, 400, 404, 422)) {
    return undefined;
  }
  // The mock server says it of each member itself.
  const isNoted = view.exchange.observations.some(({ id }) => id === 'directory.lostMembership');
  const member = isNoted ? undefined : refusedMember(view);
  return member === undefined
    ? undefined
    : {
        message: `The member ${member} is refused with ${String(view.status)}, and all others of the request with it`,
        place: inStatus,
        ...(view.status === 404 && {
          level: 'warning' as const,
          fix: 'Answer 400 invalidValue with the id of the member: 404 says that the group itself is not there',
        }),
      };
}

/** Requests that a service refuses though it should take them, or refuses with the wrong status. */
export const wrongRefusalRules: readonly ExchangeRule[] = [
  {
    id: 'status.lookupRefused',
    on: 'exchange',
    level: 'error',
    title: 'A lookup by userName, or of a group by displayName, is answered',
    references: ['Okta: existence check', 'RFC 7644 3.4.2.2'],
    okta: bothApps(
      'Okta asks userName eq "…" before each first push of a user; refused, the push ends there and no POST follows',
    ),
    fix: 'Implement at least userName eq and displayName eq, without regard to case',
    check: (view) =>
      isOneOf(view.status, 400, 403, 405, 501) && isLookup(view)
        ? refused(view, `The filter ${(view.parameter('filter') ?? '').slice(0, 80)} is refused`)
        : undefined,
  },
  {
    id: 'status.mediaTypeRefused',
    on: 'exchange',
    level: 'error',
    title: 'application/scim+json is taken in Content-Type and in Accept',
    references: ['RFC 7644 3.1', 'RFC 7644 8.1'],
    okta: bothApps(
      'Okta sends Content-Type and Accept: application/scim+json with each request, so that all of them fail',
    ),
    fix: 'Register application/scim+json with the body parser and the content negotiation of the framework, beside application/json',
    check: mediaTypeRefused,
  },
  {
    id: 'status.pathlessRefused',
    on: 'exchange',
    level: 'error',
    title: 'A PATCH operation may come without path',
    references: ['RFC 7644 3.5.2.1', 'RFC 7644 3.5.2.3'],
    okta: {
      aiw: 'An AIW app sends no PATCH',
      oin: 'Deactivations are { "op": "replace", "value": { "active": false } } without path: the task fails ("Unsupported attribute: null" and the like), and the user stays active',
    },
    fix: 'Take an operation without path: merge the attributes of its value into the resource',
    check: pathlessRefused,
  },
  {
    id: 'status.readOnlyRefused',
    on: 'exchange',
    level: 'error',
    title: 'Read-only attributes that come back as they were read are passed over',
    references: ['RFC 7644 3.5.1', 'RFC 7643 7'],
    okta: {
      aiw: 'Okta reads the user or group and PUTs all of it back, with id, meta and groups: each update fails',
      oin: 'Profile updates PUT all back that was read; each group push ends with a replace of { "id", "displayName" } without path: they fail',
    },
    fix: 'Ignore id, meta, groups and other read-only attributes in what a client sends',
    check: readOnlyRefused,
  },
  {
    id: 'status.conflict',
    on: 'exchange',
    level: 'warning',
    title: 'A value that is taken is answered with 409',
    references: ['RFC 7644 3.3', 'RFC 7644 3.12'],
    okta: bothApps('Its SPEC test suite expects 409 when the same user is created a second time'),
    fix: 'Answer 409 with the scimType uniqueness and the name of the attribute in detail',
    check: wrongConflict,
  },
  {
    id: 'status.credentials',
    on: 'exchange',
    level: 'warning',
    title: 'Credentials that are missing or wrong are answered with 401',
    references: ['RFC 7644 3.12', 'RFC 9110 15.5.2'],
    okta: bothApps(
      'Okta tells its admin that credentials are wrong only by a 401 ("Error authenticating: Unauthorized. …"); its SPEC test suite expects 401',
    ),
    fix: 'Answer 401 with WWW-Authenticate and an Error; 403 is for known clients that may not do it',
    check: wrongUnauthorized,
  },
  {
    id: 'status.memberRefused',
    on: 'exchange',
    level: 'hint',
    title: 'A member that the service does not know is named, with 400',
    references: ['RFC 7644 3.12', 'RFC 7644 3.5.2.1'],
    okta: bothApps(
      'Okta does not try again: all members of this push stay out of the group until somebody pushes it once more',
    ),
    fix: 'Assign and provision the user first; or take those that are known and leave the unknown out',
    check: memberRefused,
  },
  {
    id: 'status.allow',
    on: 'exchange',
    level: 'hint',
    title: 'A 405 says in Allow which methods there are',
    references: ['RFC 9110 15.5.6'],
    fix: 'Send Allow with the methods of this endpoint, for example Allow: GET, POST',
    check: (view) =>
      view.status === 405 && isScimRequest(view) && view.answerHeader('allow') === undefined
        ? {
            message: 'The 405 has no Allow',
            place: { part: 'header', side: 'response', name: 'Allow' },
          }
        : undefined,
  },
];
