import { oktaTexts } from '../../../validate/oktaTexts.js';
import { idOf, isSuccess } from '../../client/reply.js';
import { countOf, hasTextCounters, isErrorBody, isNoJson, listOf } from '../listChecks.js';
import { toJsonProblem, toReason } from '../failureReason.js';
import { type JudgedAnswer, type JudgementRow } from '../judgement.js';

const both = ['findUser', 'findGroup'] as const;

const cannotVerify = (answer: JudgedAnswer, reason: string): string =>
  answer.step === 'findGroup'
    ? `Error while verifying if group ${answer.names.group} exists: ${reason}`
    : oktaTexts.verifying(answer.names.userName, reason);

/** The existence checks. */
export const lookupRows: readonly JudgementRow[] = [
  {
    id: 'find.notFoundError',
    at: both,
    condition: 'The status is 404, with an Error',
    holds: (answer) => answer.reply.status === 404 && isErrorBody(answer),
    reaction: 'continue',
    note: 'Counts as nobody found; its SPEC test wants 200 with an empty list',
    section: '1.3',
  },
  {
    id: 'findUser.failed',
    at: ['findUser'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => cannotVerify(answer, toReason(answer)),
    section: '1.3',
    failures: [9, 18],
  },
  {
    id: 'findGroup.failed',
    at: ['findGroup'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => cannotVerify(answer, toReason(answer)),
    section: '1.9',
    isInferred: true,
  },
  {
    id: 'find.noJson',
    at: both,
    condition: 'The status is 200, the body no JSON',
    holds: isNoJson,
    reaction: 'task',
    text: (answer) => cannotVerify(answer, toJsonProblem(answer)),
    section: '6',
    isInferred: true,
  },
  {
    id: 'find.textCounters',
    at: both,
    condition: 'totalResults, startIndex or itemsPerPage is a text',
    holds: hasTextCounters,
    reaction: 'stop',
    text: () => oktaTexts.silentStop,
    note: 'Nothing is created, and no task tells why',
    section: '1.3',
    failures: [8],
  },
  {
    id: 'find.noList',
    at: both,
    condition: 'The body is empty, or no ListResponse',
    holds: (answer) => listOf(answer) === undefined,
    reaction: 'stop',
    text: () => oktaTexts.silentStop,
    section: '6',
    isInferred: true,
  },
  {
    id: 'findUser.several',
    at: ['findUser'],
    condition: 'More than one person is found',
    holds: (answer) => countOf(answer) > 1,
    reaction: 'task',
    text: (answer) => failed(answer, oktaTexts.multipleUsers(String(countOf(answer)))),
    section: '1.3',
    failures: [6],
  },
  {
    id: 'findGroup.several',
    at: ['findGroup'],
    condition: 'More than one group is found',
    holds: (answer) => countOf(answer) > 1,
    reaction: 'task',
    text: (answer) =>
      `Unable to update Group Push mapping target App group ${answer.names.group}: ${String(countOf(answer))} groups have this name`,
    section: '1.9',
    isInferred: true,
  },
  {
    id: 'find.noId',
    at: both,
    condition: 'What is found has no id',
    holds: (answer) => listOf(answer)?.resources.some((one) => idOf(one) === undefined) ?? false,
    reaction: 'stop',
    text: () => oktaTexts.silentStop,
    section: '1.3',
    isInferred: true,
  },
  {
    id: 'findUser.notCreated',
    at: ['findUser'],
    condition: 'Nobody is found, and Create Users is off under To App',
    holds: (answer) => !answer.createsUsers && countOf(answer) === 0,
    reaction: 'task',
    text: (answer) => failed(answer, oktaTexts.notFound),
    section: '6',
    failures: [5],
  },
];

const failed = ({ names }: JudgedAnswer, reason: string): string =>
  oktaTexts.provisioningFailed(names.userName, names.app, reason);
