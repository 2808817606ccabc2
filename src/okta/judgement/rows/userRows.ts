import { oktaTexts } from '../../../validate/oktaTexts.js';
import { idOf, isSuccess, objectOf, readList } from '../../client/reply.js';
import { toJsonProblem, toReason } from '../failureReason.js';
import { type JudgedAnswer, type JudgementRow, type StepKind } from '../judgement.js';
import { hasNoId, isEmpty, isNoJson } from '../listChecks.js';

const creation = ({ names }: JudgedAnswer, reason: string): string =>
  oktaTexts.provisioningFailed(
    names.userName,
    names.app,
    oktaTexts.creating(names.displayName, reason),
  );

const update = ({ names }: JudgedAnswer, reason: string): string =>
  oktaTexts.pushingProfile(names.userName, reason);

const activation = ({ names }: JudgedAnswer, reason: string): string =>
  `Error while changing the status of user ${names.userName}: ${reason}`;

const password = ({ names }: JudgedAnswer, reason: string): string =>
  `Error while trying to push password update for ${names.userName}: ${reason}`;

/** What is done to a person: the creation, what goes before a PUT, and the writes. */
export const userRows: readonly JudgementRow[] = [
  {
    id: 'createUser.conflict',
    at: ['createUser'],
    condition: 'The status is 409',
    holds: ({ reply }) => reply.status === 409,
    reaction: 'task',
    text: (answer) => creation(answer, toReason(answer)),
    note: 'The job ends here: nobody is linked, and a new attempt sends the same again',
    section: '1.4',
    failures: [10, 35],
  },
  {
    id: 'createUser.failed',
    at: ['createUser'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => creation(answer, toReason(answer)),
    note: 'A new attempt sends the old body, also where the mappings have changed since',
    section: '1.4',
    failures: [11, 13, 18, 24, 40],
  },
  {
    id: 'createUser.empty',
    at: ['createUser'],
    condition: 'The status is 2xx without a body',
    holds: isEmpty,
    reaction: 'task',
    text: (answer) => creation(answer, oktaTexts.emptyUser),
    note: 'The person is there all the same; the next attempt finds and links it',
    section: '1.4',
    failures: [7],
  },
  {
    id: 'createUser.noJson',
    at: ['createUser'],
    condition: 'The status is 2xx, the body no JSON',
    holds: isNoJson,
    reaction: 'task',
    text: (answer) => creation(answer, toJsonProblem(answer)),
    section: '6',
    isInferred: true,
  },
  {
    id: 'createUser.noId',
    at: ['createUser'],
    condition: 'The status is 2xx, the body has no id',
    holds: hasNoId,
    reaction: 'task',
    text: (answer) => creation(answer, oktaTexts.emptyUser),
    section: '1.4',
    isInferred: true,
  },
  {
    id: 'readUser.notFound',
    at: ['readUser'],
    condition: 'The status is 404',
    holds: ({ reply }) => reply.status === 404,
    reaction: 'task',
    text: ({ names }) =>
      oktaTexts.provisioningFailed(names.userName, names.app, oktaTexts.notFound),
    section: '6',
    failures: [5, 17],
  },
  {
    id: 'readUser.failed',
    at: ['readUser'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => update(answer, toReason(answer)),
    section: '1.6',
    failures: [18],
  },
  {
    id: 'readUser.noJson',
    at: ['readUser'],
    condition: 'The status is 2xx, the body no JSON object',
    holds: ({ reply }) => Object.keys(objectOf(reply)).length === 0,
    reaction: 'task',
    text: (answer) =>
      isEmpty(answer) || !isNoJson(answer)
        ? oktaTexts.provisioningFailed(answer.names.userName, answer.names.app, oktaTexts.notFound)
        : update(answer, toJsonProblem(answer)),
    section: '6',
    isInferred: true,
  },
  {
    id: 'readUser.list',
    at: ['readUser'],
    condition: 'The body is a ListResponse in place of the person',
    holds: ({ reply }) => idOf(objectOf(reply)) === undefined && readList(reply) !== undefined,
    reaction: 'continue',
    note: 'The PUT carries the list back, under both Resources and resources: attributes get lost',
    section: '1.6',
    failures: [15],
  },
  {
    id: 'readUser.otherId',
    at: ['readUser'],
    condition: 'The body is another person',
    holds: ({ reply, id }) => id !== undefined && idOf(objectOf(reply)) !== id,
    reaction: 'continue',
    note: 'The PUT writes the profile of the one over the other',
    section: '1.10',
    isInferred: true,
  },
  {
    id: 'pushProfile.failed',
    at: ['pushProfile'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => update(answer, toReason(answer)),
    section: '1.6',
    failures: [36],
  },
  {
    id: 'setActive.failed',
    at: ['setActive'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => activation(answer, toReason(answer)),
    note: 'The person keeps the state that it had; no other verb is tried',
    difference: 'The wizard has sent PUT; an app of the catalogue has sent PATCH without a path',
    section: '1.7.1',
    failures: [22, 23],
    isInferred: true,
  },
  {
    id: 'pushPassword.failed',
    at: ['pushPassword'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => password(answer, toReason(answer)),
    section: '1.7.3',
    isInferred: true,
  },
  {
    id: 'write.empty',
    at: ['pushProfile'],
    condition: 'The status is 2xx without a body',
    holds: isEmpty,
    reaction: 'continue',
    note: 'Okta expects 200 with the person; what it does without is not known',
    section: '1.6',
    isInferred: true,
  },
  {
    id: 'write.noJson',
    at: writes(),
    condition: 'The status is 2xx, the body no JSON',
    holds: isNoJson,
    reaction: 'task',
    text: (answer) =>
      (answer.step === 'pushProfile' ? update : activation)(answer, toJsonProblem(answer)),
    section: '6',
    isInferred: true,
  },
  {
    id: 'pushProfile.inactive',
    at: ['pushProfile'],
    condition: 'The person in the answer has active false',
    holds: ({ reply }) => objectOf(reply)['active'] === false,
    reaction: 'continue',
    note: 'A stale answer to GET was sent back: who was reassigned quickly ends inactive',
    section: '1.6',
    failures: [14],
  },
];

function writes(): readonly StepKind[] {
  return ['pushProfile', 'setActive', 'pushPassword'];
}
