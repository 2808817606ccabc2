import { oktaTexts } from '../../../validate/oktaTexts.js';
import { isSuccess } from '../../client/reply.js';
import { toJsonProblem, toReason } from '../failureReason.js';
import { type JudgedAnswer, type JudgementRow } from '../judgement.js';
import { hasNoId, isNoJson } from '../listChecks.js';

const creation = ({ names: { group } }: JudgedAnswer, reason: string): string =>
  `Unable to create Group Push mapping target App group ${group}: Error while creating user group ${group} ${reason}`;

const update = ({ names }: JudgedAnswer, reason: string): string =>
  oktaTexts.updatingGroup(names.group, reason);

const deletion = ({ names: { group } }: JudgedAnswer, reason: string): string =>
  `Unable to delete Group Push mapping target App group ${group}: Error while deleting user group ${group} ${reason}`;

/** Group push. */
export const groupRows: readonly JudgementRow[] = [
  {
    id: 'createGroup.failed',
    at: ['createGroup'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => creation(answer, toReason(answer)),
    section: '1.9',
    failures: [28],
    isInferred: true,
  },
  {
    id: 'createGroup.noJson',
    at: ['createGroup'],
    condition: 'The status is 2xx, the body no JSON',
    holds: isNoJson,
    reaction: 'task',
    text: (answer) => creation(answer, toJsonProblem(answer)),
    section: '6',
    isInferred: true,
  },
  {
    id: 'createGroup.noId',
    at: ['createGroup'],
    condition: 'The status is 2xx without an id in the body',
    holds: hasNoId,
    reaction: 'task',
    text: (answer) => creation(answer, 'Create new group returned empty group.'),
    section: '1.10',
    isInferred: true,
  },
  {
    id: 'updateGroup.failed',
    at: ['readGroup', 'updateGroup'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => update(answer, toReason(answer)),
    note: 'The mapping is in error until somebody pushes it again',
    difference:
      'The wizard has sent PUT with the whole group; an app of the catalogue has sent PATCH: members first, then the name',
    section: '1.9',
    failures: [20, 21, 34, 44],
  },
  {
    id: 'updateGroup.noJson',
    at: ['readGroup', 'updateGroup'],
    condition: 'The status is 2xx, the body no JSON',
    holds: isNoJson,
    reaction: 'task',
    text: (answer) => update(answer, toJsonProblem(answer)),
    section: '6',
    isInferred: true,
  },
  {
    id: 'deleteGroup.failed',
    at: ['deleteGroup'],
    condition: 'There is no answer, or its status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: (answer) => deletion(answer, toReason(answer)),
    section: '1.9',
    isInferred: true,
  },
];
