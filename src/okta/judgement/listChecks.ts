import { isJsonObject } from '../../base/json.js';
import { idOf, isSuccess, objectOf, readList, type ListReply } from '../client/reply.js';
import { type JudgedAnswer } from './judgement.js';

/** A 200 with a list in it. */
export const listOf = ({ reply }: JudgedAnswer): ListReply | undefined =>
  isSuccess(reply) ? readList(reply) : undefined;

/** Counters as texts: Okta stops at them without a word. */
export function hasTextCounters(answer: JudgedAnswer): boolean {
  const list = listOf(answer);
  return (
    list !== undefined &&
    [list.totalResults, list.startIndex, list.itemsPerPage].some(
      (count) => typeof count === 'string',
    )
  );
}

export const countOf = (answer: JudgedAnswer): number => listOf(answer)?.resources.length ?? 0;

export const isErrorBody = ({ reply }: JudgedAnswer): boolean =>
  isJsonObject(reply.json) && ('detail' in reply.json || 'status' in reply.json);

export const isEmpty = ({ reply }: JudgedAnswer): boolean => reply.text.trim() === '';

export const isNoJson = (answer: JudgedAnswer): boolean =>
  !isEmpty(answer) && answer.reply.json === undefined;

export const hasNoId = ({ reply }: JudgedAnswer): boolean => idOf(objectOf(reply)) === undefined;
