import { type HttpHeader } from '../../exchange/exchange.js';
import { type Answer } from '../transaction.js';
import { type OAuthProblem } from './oauthProblem.js';

/** RFC 6749 5.1. */
const neverStored: readonly HttpHeader[] = [
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
];

export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: readonly HttpHeader[] = [],
): Answer => ({
  status,
  mediaType: 'application/json',
  headers: [...headers, ...neverStored],
  text: JSON.stringify(body),
});

/** RFC 6749 5.2. */
export const problemAnswer = ({ status, code, description, headers }: OAuthProblem): Answer =>
  jsonAnswer(status, { error: code, error_description: description }, headers);

/** RFC 7009 2.2. */
export const emptyAnswer: Answer = { status: 200, headers: neverStored };
