import { type ScimType, scimTypes } from '../../scim/errors.js';
import { answer, get, post, type MakeExamples } from '../example/exampleExchange.js';
import { errorOf, newJane } from '../example/exampleResources.js';
import { shorten } from '../../base/shorten.js';
import { describeValue } from '../../scim/message/simpleValue.js';
import { bothApps, type MessageRule, type Problems, type SchemaRule } from '../rule.js';
import { type MessageView } from '../view/messageView.js';
import { oktaTexts } from '../oktaTexts.js';

/** RFC 7644, table 9, and RFC 9865 2.2: the statuses that a scimType goes with. */
const statusesByType: ReadonlyMap<string, readonly number[]> = new Map<ScimType, readonly number[]>(
  [
    ...scimTypes.map((type) => [type, [400]] as const),
    ['uniqueness', [409, 400]],
    ['sensitive', [400, 403]],
  ],
);

const scimTypeOf = (message: MessageView): string | undefined => {
  const value = message.kind === 'error' ? message.get('scimType') : undefined;
  return typeof value === 'string' ? value : undefined;
};

const has = (message: MessageView, name: string): boolean => message.get(name) !== undefined;

/** An Error, also one that misses much; and not just any JSON that came with a failure. */
const isError = (message: MessageView): boolean =>
  message.kind === 'error' && ['detail', 'status', 'schemas'].some((name) => has(message, name));

const stackTrace =
  /\n\s+at \S|Traceback \(most recent call last\)|\bat [\w$.]+\([\w$]+\.(?:java|kt|cs|js|ts):\d+|\bORA-\d{5}\b|SQLSTATE/;

/** The members of an Error (RFC 7644 3.12). */
export const errorRules: readonly (MessageRule | SchemaRule)[] = [
  {
    id: 'error.status',
    on: 'schema',
    level: 'error',
    title: 'An Error says its status',
    references: ['RFC 7644 3.12'],
    fix: 'Send "status" with the HTTP status as a string, for example "404"',
  },
  {
    id: 'error.statusText',
    on: 'schema',
    level: 'error',
    title: 'The status of an Error is a text with the HTTP status',
    references: ['RFC 7644 3.12'],
    fix: 'Send "status" as a string, for example "404"',
  },
  {
    id: 'error.statusNumber',
    on: 'message',
    level: 'hint',
    title: 'The status of an Error is a string, not a number',
    references: ['RFC 7644 3.12'],
    okta: bothApps('Okta takes a number too: its own samples have one; other clients may not'),
    fix: 'Put the status into quotes',
    check: (message: MessageView): Problems => {
      const status = message.kind === 'error' ? message.get('status') : undefined;
      return typeof status === 'number'
        ? {
            message: `status is the number ${String(status)}, not the string "${String(status)}"`,
            place: message.at(message.spelled('status')),
          }
        : undefined;
    },
  },
  {
    id: 'error.statusMismatch',
    on: 'message',
    level: 'error',
    title: 'The status in an Error is that of the answer',
    references: ['RFC 7644 3.12'],
    fix: 'Send the same status in the body and in the status line',
    check: (message: MessageView): Problems => {
      const status = message.kind === 'error' ? message.get('status') : undefined;
      const isTold = typeof status === 'number' || typeof status === 'string';
      return isTold &&
        message.status !== undefined &&
        String(status).trim() !== String(message.status)
        ? {
            message: `The answer is ${String(message.status)}, but its body has the status ${describeValue(status)}`,
            place: message.at(message.spelled('status')),
          }
        : undefined;
    },
  },
  {
    id: 'error.scimType',
    on: 'schema',
    level: 'error',
    title: 'scimType is a string',
    references: ['RFC 7644 3.12'],
    fix: 'Send one of the words of RFC 7644 table 9, or leave scimType out',
  },
  {
    id: 'error.scimTypeUnknown',
    on: 'message',
    level: 'warning',
    title: 'scimType is one of the words of RFC 7644 table 9',
    references: ['RFC 7644 3.12', 'RFC 9865 2.2'],
    fix: 'Send one of the words of the table, in its capitals, or leave scimType out',
    check: (message: MessageView): Problems => {
      const scimType = scimTypeOf(message);
      return scimType !== undefined && scimType !== '' && !statusesByType.has(scimType)
        ? {
            message: `No RFC has the scimType ${shorten(scimType)}`,
            place: message.at(message.spelled('scimType')),
          }
        : undefined;
    },
  },
  {
    id: 'error.scimTypeStatus',
    on: 'message',
    level: 'warning',
    title: 'scimType fits the status',
    references: ['RFC 7644 3.12'],
    fix: 'Answer with the status that RFC 7644 table 9 names for the scimType',
    check: (message: MessageView): Problems => {
      const scimType = scimTypeOf(message);
      const statuses = scimType === undefined ? undefined : statusesByType.get(scimType);
      const { status } = message;
      return scimType !== undefined &&
        statuses &&
        status !== undefined &&
        !statuses.includes(status)
        ? {
            message: `The scimType ${scimType} goes with ${String(statuses[0])}, but the answer is ${String(status)}`,
            place: message.at(message.spelled('scimType')),
          }
        : undefined;
    },
  },
  {
    id: 'error.detailText',
    on: 'schema',
    level: 'error',
    title: 'The detail of an Error is a string',
    references: ['RFC 7644 3.12'],
    okta: bothApps(
      `Okta shows the detail to its admin: "${oktaTexts.remoteServer('…', '<detail>')}"`,
    ),
    fix: 'Send one sentence that a person understands',
  },
  {
    id: 'error.detail',
    on: 'message',
    level: 'hint',
    title: 'An Error says in detail what is wrong',
    references: ['RFC 7644 3.12'],
    okta: bothApps(
      `Okta shows the detail to its admin: "${oktaTexts.remoteServer('…', '<detail>')}"`,
    ),
    fix: 'Send one sentence that a person understands, with the name of the attribute',
    check: (message: MessageView): Problems => {
      const detail = isError(message) ? (message.get('detail') ?? '') : undefined;
      return typeof detail === 'string' && detail.trim() === ''
        ? { message: 'The Error has no detail', place: message.at() }
        : undefined;
    },
  },
  {
    id: 'error.stackTrace',
    on: 'message',
    level: 'hint',
    title: 'An Error shows no stack trace and no message of the database',
    references: ['RFC 7644 7'],
    okta: bothApps('Okta shows the detail to its admin word for word'),
    fix: 'Write the trace into the log of the server, and a sentence for people into detail',
    check: (message: MessageView): Problems => {
      const detail = message.kind === 'error' ? message.get('detail') : undefined;
      return typeof detail === 'string' && stackTrace.test(detail)
        ? {
            message:
              'The detail shows the inside of the server: a stack trace or an error of its database',
            place: message.at(message.spelled('detail')),
          }
        : undefined;
    },
  },
  {
    id: 'error.scim11',
    on: 'message',
    level: 'error',
    title: 'An Error has the form of SCIM 2.0',
    references: ['RFC 7644 3.12'],
    okta: bothApps('With a SCIM 2.0 app Okta reads "detail"; "Errors" is the form of SCIM 1.1'),
    fix: 'Send schemas, status and detail at the top in place of the array "Errors"',
    check: (message: MessageView): Problems =>
      message.side === 'response' && Array.isArray(message.get('Errors')) && !has(message, 'detail')
        ? {
            message: 'The failure comes as the array "Errors" of SCIM 1.1',
            place: message.at(message.spelled('Errors')),
          }
        : undefined,
  },
  {
    id: 'error.otherForm',
    on: 'message',
    level: 'warning',
    title: 'A failure is told in an Error, not in a form of the server',
    references: ['RFC 7644 3.12'],
    okta: bothApps(
      `The admin sees the detail of the Error: "${oktaTexts.remoteServer('…', '<detail>')}"; from another form nobody learns the reason`,
    ),
    fix: 'Answer { "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": "…", "detail": "…" }',
    check: (message: MessageView): Problems =>
      message.kind === 'unknown' &&
      message.side === 'response' &&
      (message.status ?? 0) >= 400 &&
      !has(message, 'Errors')
        ? {
            message: `The ${String(message.status)} comes with a body that is no SCIM Error; its members are ${shorten(Object.keys(message.value).join(', ')) || 'none'}`,
            place: message.at(),
          }
        : undefined,
  },
];

const missing = (changes: Parameters<typeof errorOf>[2] = {}, status = 404) =>
  get('/Users/1', answer(status, errorOf(status, 'Nobody has this id', changes)));

const taken = (changes: Parameters<typeof errorOf>[2]) =>
  post('/Users', newJane(), answer(409, errorOf(409, 'The userName is taken', changes)));

export const errorExamples: MakeExamples = () => ({
  'error.status': { failing: [missing({ status: undefined })], passing: [missing()] },
  'error.statusText': { failing: [missing({ status: false })], passing: [missing()] },
  'error.statusNumber': { failing: [missing({ status: 404 })], passing: [missing()] },
  'error.statusMismatch': { failing: [missing({ status: '400' })], passing: [missing()] },
  'error.scimType': {
    failing: [taken({ scimType: 4 })],
    passing: [taken({ scimType: 'uniqueness' })],
  },
  'error.scimTypeUnknown': {
    failing: [taken({ scimType: 'duplicate' })],
    passing: [taken({ scimType: 'uniqueness' })],
  },
  'error.scimTypeStatus': {
    failing: [taken({ scimType: 'invalidValue' })],
    passing: [taken({ scimType: 'uniqueness' })],
  },
  'error.detailText': {
    failing: [missing({ detail: ['Nobody has this id'] })],
    passing: [missing()],
  },
  'error.detail': {
    failing: [missing({ detail: undefined }), missing({ detail: '' })],
    passing: [missing()],
  },
  'error.stackTrace': {
    failing: [missing({ detail: 'Error: no such row\n    at find (/app/users.js:12:5)' })],
    passing: [missing()],
  },
  'error.scim11': {
    failing: [
      post(
        '/Users',
        newJane(),
        answer(409, { Errors: [{ description: 'User already exists', code: 409 }] }),
      ),
    ],
    passing: [taken({ scimType: 'uniqueness' })],
  },
  'error.otherForm': {
    failing: [get('/Users/1', answer(404, { error: 'not found', code: 7 }))],
    passing: [missing()],
  },
});
