import {
  type BeforeEffect,
  type FaultAnswer,
  type FaultContext,
  type FaultKind,
  type FaultParameter,
} from '../faultKind.js';
import { type FaultValues, findText, numberOf } from '../faultValue.js';
import { scimErrorAnswer } from './errorAnswer.js';
import { retryAfterParameter } from './parameters.js';

/** Answers with another status, in place of the work. */
export const statusKinds: readonly FaultKind[] = [
  {
    id: '429',
    title: '429 Too Many Requests',
    does: 'Answers 429, with the Retry-After header that was given or without one; nothing is done.',
    okta: 'Okta waits as many seconds as Retry-After says where it is a whole number, else 5 minutes; each further 429 doubles the wait, and after 10 attempts the task has failed for good.',
    stage: 'before',
    parameters: [retryAfterParameter],
    before: ({ values }) => ({
      do: 'answer',
      answer: scimErrorAnswer(429, toDetail('Too many requests'), retryAfterOf(values)),
    }),
  },
  toErrorKind({
    status: 401,
    title: '401 Unauthorized',
    reason: 'Invalid SCIM token',
    okta: 'The task fails with "Unauthorized. Errors reported by remote server: …". Okta does not try again by itself; the credentials have to be entered again.',
    headers: [['WWW-Authenticate', 'Bearer realm="SCIM", error="invalid_token"']],
  }),
  toErrorKind({
    status: 500,
    title: '500 Internal Server Error',
    reason: 'Internal server error',
    okta: 'The task fails and shows the detail of the error. Okta does not try again by itself.',
  }),
  toErrorKind({
    status: 502,
    title: '502 Bad Gateway',
    reason: 'Bad gateway',
    okta: 'The task fails with "Bad Gateway. Errors reported by remote server: …". Okta does not try again by itself.',
  }),
  toErrorKind({
    status: 503,
    title: '503 Service Unavailable',
    reason: 'Service unavailable',
    okta: 'The task fails. Okta looks at Retry-After only with 429, and does not try again by itself.',
    parameters: [retryAfterParameter],
  }),
  toErrorKind({
    status: 504,
    title: '504 Gateway Timeout',
    reason: 'Gateway timeout',
    okta: 'The task fails. Okta does not try again by itself.',
  }),
  {
    id: 'status',
    title: 'Any other status',
    does: 'Answers the status that was given with a SCIM error; nothing is done.',
    okta: 'The task fails and shows the detail of the error; only 429 is tried again. 406 is what a server answers that does not know Accept: application/scim+json, 501 one without PATCH.',
    stage: 'before',
    parameters: [
      {
        name: 'code',
        description: 'the status',
        type: { kind: 'integer', least: 400, most: 599 },
        usual: '406',
      },
      {
        name: 'detail',
        description: 'the detail of the error',
        type: { kind: 'text', longest: 500 },
      },
    ],
    before: ({ values }: FaultContext): BeforeEffect => {
      const code = numberOf(values, 'code');
      const detail = findText(values, 'detail') ?? toDetail(`Status ${String(code)}`);
      return { do: 'answer', answer: scimErrorAnswer(code, detail) };
    },
  },
  {
    id: 'html',
    title: 'An HTML page',
    does: 'Answers an HTML page, as a proxy, a tunnel or a login page would; nothing is done.',
    okta: 'An error page shows as "Bad Gateway. Errors reported by remote server: Invalid JSON: Unrecognized token …"; with 200 the connection test says "No results for users returned".',
    stage: 'before',
    parameters: [
      {
        name: 'status',
        description: 'the status of the page, 200 for one that does not look like an error',
        type: { kind: 'choice', values: ['200', '403', '404', '500', '502', '503', '504'] },
        usual: '500',
      },
    ],
    before: ({ values }) => ({
      do: 'answer',
      answer: htmlAnswer(Number(findText(values, 'status'))),
    }),
  },
];

interface ErrorRow {
  readonly status: number;
  readonly title: string;
  readonly reason: string;
  readonly okta: string;
  readonly headers?: FaultAnswer['headers'];
  readonly parameters?: readonly FaultParameter[];
}

function toErrorKind({ status, title, reason, okta, headers, parameters }: ErrorRow): FaultKind {
  return {
    id: String(status),
    title,
    does: `Answers ${String(status)} with a SCIM error; nothing is done.`,
    okta,
    stage: 'before',
    parameters: parameters ?? [],
    before: ({ values }) => ({
      do: 'answer',
      answer: scimErrorAnswer(status, toDetail(reason), [
        ...(headers ?? []),
        ...retryAfterOf(values),
      ]),
    }),
  };
}

/** Okta shows the detail to the administrator, who should not look for a bug. */
function toDetail(reason: string): string {
  return `${reason} (a fault that the mock server was asked for).`;
}

function retryAfterOf(values: FaultValues): FaultAnswer['headers'] {
  const retryAfter = findText(values, 'retryAfter');
  return retryAfter === undefined ? [] : [['Retry-After', retryAfter]];
}

const htmlAnswer = (status: number): FaultAnswer => ({
  status,
  headers: [],
  mediaType: 'text/html; charset=utf-8',
  text:
    '<!DOCTYPE html>\n<html lang="en"><head><title>An error occurred</title></head>' +
    '<body><h1>An error occurred</h1><p>A fault that the mock server was asked for.</p></body></html>\n',
});
