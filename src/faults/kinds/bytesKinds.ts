import { type FaultAnswer, type FaultKind } from '../faultKind.js';
import { findText } from '../faultValue.js';
import { firstHalf } from './firstHalf.js';

const hasText = ({ text }: FaultAnswer): boolean => text !== '';

/** What goes wrong with an answer whatever is in it. */
export const bytesKinds: readonly FaultKind[] = [
  {
    id: 'emptyCreate',
    title: 'Create answered without a body',
    does: 'Creates the resource and answers 201 without a body.',
    okta: 'The task fails with "Create new user returned empty user.", since Okta gets no id; the person is there all the same.',
    stage: 'bytes',
    parameters: [],
    operations: ['create'],
    answer: (answer) =>
      answer.status === 201 ? { do: 'replace', answer: { ...answer, text: '' } } : undefined,
  },
  {
    id: 'emptyAnswer',
    title: 'Answer without a body',
    does: 'Keeps the status and leaves the body out.',
    okta: 'The connection test says "No results for users returned".',
    stage: 'bytes',
    parameters: [],
    answer: (answer) =>
      hasText(answer) ? { do: 'replace', answer: { ...answer, text: '' } } : undefined,
  },
  {
    id: 'create200',
    title: 'Create answered with 200',
    does: 'Creates the resource and answers 200 in place of 201 (RFC 7644 3.3).',
    okta: 'Okta asks for 201; what it does with 200 is not confirmed by any source.',
    stage: 'bytes',
    parameters: [],
    operations: ['create'],
    answer: (answer) =>
      answer.status === 201 ? { do: 'replace', answer: { ...answer, status: 200 } } : undefined,
  },
  {
    id: 'patch204',
    title: 'PATCH answered with 204',
    does: 'Does the PATCH and answers 204 without a body (RFC 7644 3.5.2 allows it).',
    okta: 'Okta takes it as well as 200 with the resource.',
    stage: 'bytes',
    parameters: [],
    operations: ['patch'],
    answer: (answer) =>
      answer.status === 200
        ? { do: 'replace', answer: { ...answer, status: 204, text: '' } }
        : undefined,
  },
  {
    id: 'mediaType',
    title: 'Wrong media type',
    does: 'Sends the answer with another Content-Type than application/scim+json.',
    okta: 'Okta is not strict: its own samples show application/json, text/json and even text/html. Other clients refuse it.',
    stage: 'bytes',
    parameters: [
      {
        name: 'type',
        description: 'the Content-Type that is sent',
        type: { kind: 'headerText', longest: 100 },
        usual: 'text/plain',
      },
    ],
    answer: (answer, { values }) =>
      hasText(answer)
        ? {
            do: 'replace',
            answer: { ...answer, mediaType: findText(values, 'type') ?? '' },
          }
        : undefined,
  },
  {
    id: 'truncated',
    title: 'Truncated JSON',
    does: 'Sends the first half of the body, as if it were all of it.',
    okta: 'The task fails with "Errors reported by remote server: Invalid JSON: …".',
    stage: 'bytes',
    parameters: [],
    answer: (answer) =>
      hasText(answer)
        ? { do: 'replace', answer: { ...answer, text: firstHalf(answer.text) } }
        : undefined,
  },
  {
    id: 'cutOff',
    title: 'Connection dropped within the answer',
    does: 'Does the work, sends the headers and half of the body, and drops the connection.',
    okta: 'Okta takes the request for failed, and does not try again by itself.',
    stage: 'bytes',
    parameters: [],
    answer: (answer, { request }) =>
      hasText(answer) && request.method !== 'HEAD' ? { do: 'cutOff' } : undefined,
  },
];
