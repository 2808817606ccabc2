import { type Exchange } from '../../src/exchange/exchange.js';
import {
  type CaseFailure,
  type CaseResult,
  type RequirementCoverage,
  type RootCause,
  type RunResult,
} from '../../src/conformance/model/runResult.js';
import { type ReportInput } from '../../src/conformance/reports/reportInput.js';
import { buildExchange } from './exchangeBuilder.js';

const startedAt = Date.UTC(2026, 0, 5, 9);

export const buildFailure = (parts: Partial<CaseFailure> = {}): CaseFailure => ({
  cause: 'okta.put.keepsUnnamed.phone',
  level: 'error',
  message: 'The telephone number is gone after a PUT that sent it back',
  expectedBy: ['RFC 7644 3.5.1', 'Okta: profile update'],
  exchangeIds: [],
  fix: 'Keep every attribute that the PUT holds',
  ...parts,
});

export const buildCase = (parts: Partial<CaseResult> = {}): CaseResult => ({
  id: 'okta.put.keepsUnnamed',
  suite: 'okta',
  group: 'Profile update',
  title: 'A PUT loses nothing that it holds',
  requirements: ['replace.keeps'],
  outcome: 'passed',
  failures: [],
  exchangeIds: [],
  startedAt,
  duration: 12,
  ...parts,
});

export const buildCause = (
  failure: CaseFailure,
  caseIds: readonly string[],
  count = caseIds.length,
): RootCause => ({ cause: failure.cause, level: failure.level, failure, count, caseIds });

const buildCoverage = (parts: Partial<RequirementCoverage> = {}): RequirementCoverage => ({
  id: 'replace.keeps',
  level: 'MUST',
  reference: 'RFC 7644 3.5.1',
  text: 'A PUT replaces the attributes of the resource by those that it holds',
  state: 'passed',
  caseIds: ['okta.put.keepsUnnamed'],
  ...parts,
});

export const buildRunResult = (parts: Partial<RunResult> = {}): RunResult => ({
  target: 'http://127.0.0.1:3000/scim/v2',
  prefix: 'scimwb-4f2a-',
  suites: [
    { id: 'okta', title: 'Okta behaviour' },
    { id: 'rfc', title: 'RFC' },
  ],
  startedAt,
  duration: 8_234,
  outcome: 'passed',
  cases: [buildCase()],
  causes: [],
  coverage: [buildCoverage()],
  leftovers: [],
  exchangeCount: 2,
  ...parts,
});

export const buildReportInput = (
  result: RunResult,
  exchanges: readonly Exchange[] = [],
): ReportInput => ({
  result,
  findExchange: (id) => exchanges.find((exchange) => exchange.id === id),
  version: '1.2.3',
});

/** What a stranger's server can send to make mischief in a report. */
const hostile =
  '</script><img src=x onerror=alert(1)> "quoted" & \u001b[31mred\u0000 ``` ]]> @octocat | # \u202e';

const put = buildExchange({
  id: 'x-put',
  method: 'PUT',
  url: '/Users/2819c223',
  headers: [
    ['Authorization', 'Bearer [redacted, 32 characters]'],
    ['Content-Type', 'application/scim+json'],
  ],
  body: {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: '2819c223',
    userName: 'scimwb-4f2a-1@example.com',
    phoneNumbers: [{ value: '+1 555 0100', type: 'work' }],
  },
  answerHeaders: [['Content-Type', 'application/scim+json']],
  answer: {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    id: '2819c223',
    userName: 'scimwb-4f2a-1@example.com',
    meta: { resourceType: 'User' },
  },
});

const get = buildExchange({ id: 'x-get', url: '/Users/2819c223?attributes=phoneNumbers' });

const list = buildExchange({
  id: 'x-list',
  url: '/Users?startIndex=1&count=2',
  answer: { totalResults: '3', Resources: [] },
});

const dropped = buildExchange({ id: 'x-dropped', method: 'DELETE', url: '/Users/9', status: 0 });

const lostPhone = buildFailure({
  exchangeIds: ['x-put', 'x-get'],
  place: { part: 'body', side: 'response', pointer: '/phoneNumbers', path: 'phoneNumbers' },
  expected:
    '{\n  "phoneNumbers": [\n    {\n      "type": "work",\n      "value": "+1 555 0100"\n    }\n  ]\n}',
  actual: '{}',
  okta: {
    aiw: 'Each later update of the profile writes the loss back, and the number is gone for good',
    oin: 'An OIN app sends no PUT for a profile',
  },
});

const textTotal = buildFailure({
  cause: 'list.numberText',
  level: 'warning',
  message: 'totalResults is the string "3", not a number',
  expectedBy: ['RFC 7644 3.4.2'],
  exchangeIds: ['x-list'],
  place: { part: 'body', side: 'response', pointer: '/totalResults', path: 'totalResults' },
  okta: { aiw: 'The import stops after one page', oin: 'The import stops after one page' },
  fix: 'Send a JSON number',
});

const strange = buildFailure({
  cause: 'rfc.errors.detail.text',
  level: 'hint',
  message: `The detail of the error is ${hostile}`,
  expected: 'some words',
  actual: hostile,
  expectedBy: ['RFC 7644 3.12'],
  exchangeIds: ['x-dropped', 'x-unknown'],
  fix: `Send words, not ${hostile}`,
});

/** One of everything that a report has to tell. */
export const fullInput: ReportInput = buildReportInput(
  buildRunResult({
    outcome: 'failed',
    client: 'app of the wizard (AIW, PUT)',
    cases: [
      buildCase({
        outcome: 'failed',
        failures: [lostPhone, textTotal],
        exchangeIds: ['x-put', 'x-get'],
      }),
      buildCase({
        id: 'okta.import.pages',
        group: 'Import',
        title: 'An import gets every person once',
        outcome: 'failed',
        failures: [textTotal],
        requirements: ['list.total'],
        startedAt: startedAt + 1_000,
      }),
      buildCase({
        id: 'rfc.errors.detail',
        suite: 'rfc',
        group: 'Errors',
        title: `An error has a detail, not ${hostile}`,
        failures: [strange],
        requirements: ['errors.detail'],
        startedAt: startedAt + 2_000,
      }),
      ...['rfc.sort.userName', 'rfc.sort.descending'].map((id) =>
        buildCase({
          id,
          suite: 'rfc',
          group: 'Sorting',
          title: `Sorting: ${id}`,
          outcome: 'skipped',
          reason: 'ServiceProviderConfig says that sort is not supported',
          requirements: ['sort.order'],
          duration: 0,
        }),
      ),
      buildCase({
        id: 'okta.groups.rename',
        group: 'Group push',
        title: 'A push renames the group',
        outcome: 'blocked',
        reason: 'No group could be created: 500',
        requirements: ['group.rename'],
      }),
    ],
    causes: [
      buildCause(lostPhone, ['okta.put.keepsUnnamed']),
      buildCause(textTotal, ['okta.put.keepsUnnamed', 'okta.import.pages'], 7),
      buildCause(strange, ['rfc.errors.detail']),
    ],
    coverage: [
      buildCoverage({ state: 'failed' }),
      buildCoverage({
        id: 'list.total',
        reference: 'RFC 7644 3.4.2',
        text: 'totalResults is the number of all that match',
        state: 'failed',
        caseIds: ['okta.import.pages'],
      }),
      buildCoverage({
        id: 'errors.detail',
        level: 'SHOULD',
        reference: 'RFC 7644 3.12',
        text: 'An error explains itself',
        caseIds: ['rfc.errors.detail'],
      }),
      buildCoverage({
        id: 'sort.order',
        level: 'SHOULD',
        reference: 'RFC 7644 3.4.2.3',
        text: 'Results come in the order that sortBy asks for',
        state: 'skipped',
        caseIds: ['rfc.sort.userName', 'rfc.sort.descending'],
        reason: 'ServiceProviderConfig says that sort is not supported',
      }),
      buildCoverage({
        id: 'group.rename',
        level: 'OKTA',
        reference: 'Okta: group push',
        text: 'A push gives the group its name each time',
        state: 'untested',
        caseIds: ['okta.groups.rename'],
      }),
      buildCoverage({
        id: 'password.hashed',
        reference: 'RFC 7643 4.1.1',
        text: 'A password is not kept as clear text',
        state: 'untestable',
        caseIds: [],
        reason: 'No request shows how a server keeps a password',
      }),
    ],
    leftovers: [
      { path: '/Users/9', name: 'scimwb-4f2a-9@example.com', reason: 'DELETE was not answered' },
    ],
    exchangeCount: 1,
  }),
  [put, get, list, dropped],
);
