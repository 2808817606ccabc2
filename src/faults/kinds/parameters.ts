import { type FaultParameter } from '../faultKind.js';

/** Longer than any client waits, so that it is the client that gives up. */
const longestSilence = 600_000;

export const silenceParameter: FaultParameter = {
  name: 'silence',
  description: 'how long the silence lasts before the connection is dropped',
  type: { kind: 'duration', most: longestSilence },
  usual: '2m',
};

export const retryAfterParameter: FaultParameter = {
  name: 'retryAfter',
  description:
    'the Retry-After header as it is sent, seconds or anything else; without it no such header',
  type: { kind: 'headerText', longest: 100 },
};
