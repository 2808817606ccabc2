import { type BeforeEffect, type FaultContext, type FaultKind } from '../faultKind.js';
import { findText, numberOf, rangeOf } from '../faultValue.js';
import { silenceParameter } from './parameters.js';

/** Faults of time and of the connection, before and after the work. */
export const connectionKinds: readonly FaultKind[] = [
  {
    id: 'latency',
    title: 'Slow answers',
    does: 'The request waits before it is handled; where the client goes in the meantime, nothing is done.',
    okta: 'Okta gives up after 60 s without data. It does not try again by itself; the task fails.',
    stage: 'before',
    parameters: [
      {
        name: 'delay',
        description: 'how long; of a range, a time by chance for each request',
        type: { kind: 'durationRange', most: 600_000 },
        usual: '2s',
      },
    ],
    before: ({ values, random }: FaultContext): BeforeEffect => {
      const { least, most } = rangeOf(values, 'delay');
      return { do: 'wait', delay: Math.round(least + random() * (most - least)) };
    },
  },
  {
    id: 'drop',
    title: 'Dropped connection',
    does: 'The connection is dropped without an answer, and nothing is done.',
    okta: 'The task fails with a connection error ("Error authenticating: null" in the connection test). Okta does not try again by itself.',
    stage: 'before',
    parameters: [],
    before: () => ({ do: 'drop' }),
  },
  {
    id: 'stall',
    title: 'Stalled connection',
    does: 'Headers go out and then nothing more; nothing is done. The connection is dropped at the end of the silence, or when the server stops.',
    okta: 'Okta gives up after 60 s without data. It does not try again by itself; the task fails.',
    stage: 'before',
    parameters: [
      silenceParameter,
      {
        name: 'sends',
        description: 'what goes out before the silence',
        type: { kind: 'choice', values: ['headers', 'nothing'] },
        usual: 'headers',
      },
    ],
    before: ({ request, values }) => ({
      do: 'stall',
      // The answer to HEAD is whole with its headers.
      sendsHeaders: findText(values, 'sends') === 'headers' && request.method !== 'HEAD',
      silence: numberOf(values, 'silence'),
    }),
  },
  {
    id: 'timeoutAfterCommit',
    title: 'Timeout after the work is done',
    does: 'What was asked for is done and stays done, but its answer never goes out.',
    okta: 'Okta takes the request for failed. When the task is tried again, a server that finds the person by its filter is linked; one that does not gets a second POST, and must answer 409 instead of creating a duplicate.',
    stage: 'after',
    parameters: [
      {
        name: 'end',
        description: 'silence, or a connection that is dropped at once',
        type: { kind: 'choice', values: ['silence', 'drop'] },
        usual: 'silence',
      },
      silenceParameter,
    ],
    operations: ['create', 'replace', 'patch', 'delete', 'bulk'],
    answer: ({ status }, { values }) =>
      status < 300
        ? {
            do: 'withhold',
            silence:
              findText(values, 'end') === 'silence' ? numberOf(values, 'silence') : undefined,
          }
        : undefined,
  },
];
