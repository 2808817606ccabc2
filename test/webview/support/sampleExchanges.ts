import {
  type DecodedFilter,
  type ExchangeDetail,
  type ExchangeSide,
  type ExchangeSummary,
} from '../../../src/protocol/inspector.js';
import { toFilterTokens } from '../../../src/scim/filter/filterTokens.js';

const users = 'urn:ietf:params:scim:schemas:core:2.0:User';
const list = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const error = 'urn:ietf:params:scim:api:messages:2.0:Error';

const people = ['mara.lindqvist', 'joão.teixeira', 'yuki.tanaka', 'tom.oduya', 'zoë.brandt'];

interface Sample {
  readonly method: string;
  readonly path: (who: string, id: string) => string;
  readonly status: number;
  readonly operation: string;
  readonly hasSubject: boolean;
  readonly worstLevel?: 'error' | 'warning' | 'hint';
  readonly request?: (who: string, id: string) => unknown;
  readonly response: (who: string, id: string) => unknown;
}

const user = (who: string, id: string, isActive = true): unknown => ({
  schemas: [users],
  id,
  userName: `${who}@fjord.example`,
  name: { givenName: who.split('.')[0], familyName: who.split('.')[1], honorificPrefix: null },
  emails: [{ value: `${who}@fjord.example`, type: 'work', primary: true }],
  active: isActive,
  meta: { resourceType: 'User', version: 'W/"3"', lastModified: '2026-03-14T09:26:53.589Z' },
  loginCount: 42,
});

const samples: readonly Sample[] = [
  {
    method: 'GET',
    path: (who) => `/Users?filter=userName eq "${who}@fjord.example"&startIndex=1&count=100`,
    status: 200,
    operation: 'Look up user by userName',
    hasSubject: true,
    response: () => ({
      schemas: [list],
      totalResults: 0,
      startIndex: 1,
      itemsPerPage: 0,
      Resources: [],
    }),
  },
  {
    method: 'POST',
    path: () => '/Users',
    status: 201,
    operation: 'Create user',
    hasSubject: true,
    worstLevel: 'hint',
    request: user,
    response: user,
  },
  {
    method: 'GET',
    path: (_, id) => `/Users/${id}`,
    status: 200,
    operation: 'Read user',
    hasSubject: true,
    response: user,
  },
  {
    method: 'PUT',
    path: (_, id) => `/Users/${id}`,
    status: 200,
    operation: 'Deactivate user (AIW)',
    hasSubject: true,
    request: (who, id) => user(who, id, false),
    response: (who, id) => user(who, id, false),
  },
  {
    method: 'PATCH',
    path: (_, id) => `/Users/${id}`,
    status: 200,
    operation: 'Deactivate user (OIN)',
    hasSubject: true,
    worstLevel: 'warning',
    request: () => ({
      schemas: [patchOp],
      Operations: [{ op: 'replace', value: { active: false } }],
    }),
    response: (who, id) => user(who, id, false),
  },
  {
    method: 'POST',
    path: () => '/Users',
    status: 409,
    operation: 'Create user',
    hasSubject: true,
    request: user,
    response: (who) => ({
      schemas: [error],
      status: '409',
      scimType: 'uniqueness',
      detail: `The userName "${who}@fjord.example" is taken`,
    }),
  },
  {
    method: 'PATCH',
    path: (_, id) => `/Groups/${id}`,
    status: 204,
    operation: 'Push group members',
    hasSubject: true,
    request: () => ({
      schemas: [patchOp],
      Operations: [{ op: 'add', path: 'members', value: [{ value: 'u-17', display: null }] }],
    }),
    response: () => undefined,
  },
  {
    method: 'GET',
    path: () => '/Users?startIndex=1&count=2',
    status: 401,
    operation: 'Test connection',
    hasSubject: false,
    worstLevel: 'error',
    response: () => ({ schemas: [error], status: '401', detail: 'The token is wrong' }),
  },
  {
    method: 'GET',
    path: () => '/Groups?startIndex=1&count=100',
    status: 200,
    operation: 'Import groups, page 1',
    hasSubject: false,
    response: () => ({ schemas: [list], totalResults: 0, Resources: [] }),
  },
  {
    method: 'POST',
    path: () => '/Groups',
    status: 503,
    operation: 'Create group',
    hasSubject: true,
    request: () => ({ displayName: 'Harbour crew', members: [] }),
    response: () => ({ schemas: [error], status: '503', detail: 'Injected fault' }),
  },
];

const at = <T>(items: readonly T[], index: number): T => {
  const item = items[index % items.length];
  if (item === undefined) {
    throw new Error('empty table');
  }
  return item;
};

/** Spreads like an id of version 4, but the same every time. */
function idOf(seq: number): string {
  const hex = Math.imul(seq, 2_654_435_761) >>> 0;
  return `${hex.toString(16).padStart(8, '0')}-5c1d-4f6a-9e21-${String(seq).padStart(12, '0')}`;
}

/** The nth exchange of a long provisioning run: the same every time. */
export function sampleSummary(seq: number): ExchangeSummary {
  const sample = at(samples, seq - 1);
  const who = at(people, seq + Math.floor(seq / samples.length));
  const isAborted = seq % 97 === 0;
  return {
    id: `x${String(seq)}`,
    seq,
    startedAt: Date.UTC(2026, 2, 14, 9, 26, 53, 589) + seq * 173,
    duration: ((seq * 7919) % 2400) / 100,
    method: sample.method,
    path: sample.path(who, idOf(seq)),
    isAborted,
    operation: sample.operation,
    ...(isAborted ? {} : { status: sample.status }),
    ...(sample.hasSubject ? { subject: `${who}@fjord.example` } : {}),
    ...(sample.worstLevel ? { worstLevel: sample.worstLevel } : {}),
  };
}

export function sampleBody(seq: number, side: ExchangeSide): unknown {
  const sample = at(samples, seq - 1);
  const who = at(people, seq + Math.floor(seq / samples.length));
  return (side === 'request' ? sample.request : sample.response)?.(who, idOf(seq));
}

function bodyInfo(seq: number, side: ExchangeSide): ExchangeDetail['requestBody'] {
  const body = sampleBody(seq, side);
  return body === undefined
    ? undefined
    : {
        sizeBytes: JSON.stringify(body).length,
        mediaType: 'application/scim+json',
        form: 'json',
      };
}

const operationViews: Readonly<Record<string, ExchangeDetail['patchOperations']>> = {
  'Deactivate user (OIN)': [
    { op: 'replace', value: '{\n  "active": false\n}', meaning: 'Set active to false' },
  ],
  'Push group members': [
    {
      op: 'add',
      path: 'members',
      value: '[\n  { "value": "u-17", "display": null }\n]',
      meaning: 'Add 1 member',
    },
  ],
};

const observationOf: Readonly<Record<string, string>> = {
  error: 'The token does not match. Okta shows “Error authenticating: Unauthorized”.',
  warning: 'PATCH without a path: the value object names the attributes (RFC 7644, 3.5.2.3).',
  hint: 'The attribute loginCount is in no schema and was ignored.',
};

/** Where a finding of each level is. */
const spots = {
  error: {
    where: 'Request header Authorization',
    place: { part: 'header', side: 'request', name: 'authorization' },
  },
  warning: {
    where: 'Request body, Operations[0].value',
    place: { part: 'body', side: 'request', pointer: '/Operations/0/value' },
  },
  hint: {
    where: 'Request body, loginCount',
    place: { part: 'body', side: 'request', pointer: '/loginCount' },
  },
} as const;

export function sampleDetail(seq: number): ExchangeDetail {
  const summary = sampleSummary(seq);
  const question = summary.path.indexOf('?');
  const query =
    question < 0
      ? []
      : summary.path
          .slice(question + 1)
          .split('&')
          .map((pair) => ({
            name: pair.slice(0, pair.indexOf('=')),
            value: pair.slice(pair.indexOf('=') + 1),
          }));
  const filter = query.find(({ name }) => name === 'filter')?.value;
  const requestBody = bodyInfo(seq, 'request');
  const responseBody = bodyInfo(seq, 'response');
  return {
    summary,
    url: `http://127.0.0.1:8484/scim/v2${summary.path.replaceAll(' ', '%20').replaceAll('"', '%22')}`,
    httpVersion: '1.1',
    requestHeaders: [
      ['Accept', 'application/scim+json'],
      ['Accept-Charset', 'utf-8'],
      ['Authorization', 'Bearer ••••••••'],
      ['Content-Type', 'application/scim+json; charset=utf-8'],
      ['User-Agent', 'Okta SCIM Client 1.0.0'],
    ],
    responseHeaders: [
      ['Content-Type', 'application/scim+json; charset=utf-8'],
      ['ETag', 'W/"3"'],
    ],
    ...(requestBody ? { requestBody } : {}),
    ...(responseBody && summary.status !== undefined ? { responseBody } : {}),
    query,
    ...(filter === undefined
      ? {}
      : {
          filter: {
            text: filter,
            tokens: toFilterTokens(filter),
            remarks: [],
            tree: { label: 'userName equals', children: [{ label: filter, children: [] }] },
            isAnswered: true,
          },
        }),
    patchOperations: operationViews[summary.operation] ?? [],
    isJudged: true,
    findings:
      summary.worstLevel === undefined
        ? []
        : [
            {
              rule: `sample.${summary.worstLevel}`,
              level: summary.worstLevel,
              message: observationOf[summary.worstLevel] ?? '',
              ...spots[summary.worstLevel],
              references: ['RFC 6750 2.1'],
              okta: { aiw: 'Okta shows "Error authenticating: Unauthorized"', oin: 'Okta stops' },
              fix: 'Enter the token without Bearer in front of it',
            },
          ],
  };
}

/** As the extension decodes it. */
export const brokenFilter: DecodedFilter = {
  text: 'userName = "mara"',
  tokens: toFilterTokens('userName = "mara"'),
  remarks: [
    {
      level: 'error',
      message: '"=" is not an operator: use eq',
      start: 9,
      end: 10,
      proposal: 'Replace "=" with "eq"',
    },
  ],
  meant: {
    tokens: toFilterTokens('userName eq "mara"'),
    tree: { label: 'userName equals "mara"', children: [] },
  },
  isAnswered: false,
};
