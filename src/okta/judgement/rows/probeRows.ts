import { oktaTexts } from '../../../validate/oktaTexts.js';
import { isSuccess } from '../../client/reply.js';
import { listOf } from '../listChecks.js';
import { type JudgementRow, type StepKind } from '../judgement.js';
import { toStatusWords } from '../statusWords.js';

const probes: readonly StepKind[] = ['probeUsers', 'probeGroups'];

/** Test Connector Configuration, Test API Credentials. */
export const probeRows: readonly JudgementRow[] = [
  {
    id: 'probe.timedOut',
    at: probes,
    condition: 'Nothing comes for 60 seconds',
    holds: ({ reply }) => reply.sent.failure?.reason === 'timedOut',
    reaction: 'task',
    text: ({ names }) => oktaTexts.connectTimedOut(names.host, names.port),
    section: '6',
    failures: [2],
  },
  {
    id: 'probe.unreachable',
    at: probes,
    condition: 'There is no answer, or it is no HTTP',
    holds: ({ reply }) => reply.sent.failure !== undefined,
    reaction: 'task',
    text: () => oktaTexts.authenticatingNull,
    section: '6',
    failures: [1],
  },
  {
    id: 'probe.unauthorized',
    at: probes,
    condition: 'The status is 401',
    holds: ({ reply }) => reply.status === 401,
    reaction: 'task',
    text: () => oktaTexts.authenticating('Unauthorized'),
    difference:
      'The wizard puts Bearer before the token; the catalogue app "Header Auth" sends what was entered as it is',
    section: '2',
    failures: [3, 25],
  },
  {
    id: 'probe.status',
    at: probes,
    condition: 'The status is another than 2xx',
    holds: ({ reply }) => !isSuccess(reply),
    reaction: 'task',
    text: ({ reply }) => oktaTexts.authenticating(toStatusWords(reply.status)),
    section: '6',
    isInferred: true,
  },
  {
    id: 'probe.noList',
    at: probes,
    condition: 'The body is empty, HTML, or no ListResponse',
    holds: (answer) => listOf(answer) === undefined,
    reaction: 'task',
    text: () => oktaTexts.noResults,
    section: '1.2',
    failures: [4],
  },
];
