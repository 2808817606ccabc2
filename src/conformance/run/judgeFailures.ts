import { type Exchange } from '../../exchange/exchange.js';
import { type Finding } from '../../validate/finding.js';
import { type CaseFailure } from '../model/runResult.js';

/**
 * Of our own requests, which are no fault of the server. That there was no answer (`target`) is told by the
 * case itself, by its reason.
 */
const aboutRequests = /^(?:request|query|auth|http|body|url|oauth2|fault|target)\./;

/** Of the form of an answer, whatever was asked: true also where the request is wrong on purpose. */
const aboutForm =
  /^(?:error|answer\.(?:noJson|encoding|charset|byteOrderMark|mediaType)|status\.(?:errorBody|serverError|unauthorizedHeader|allow|tooManyRequests)|schemas|conditional\.(?:bodyIn304|etagForm))(?:\.|$)/;

/** What the judge has found, as far as the server is to blame. */
export const failuresOf = (
  exchange: Exchange,
  findings: readonly Finding[],
  { isWrongOnPurpose }: { readonly isWrongOnPurpose: boolean },
): readonly CaseFailure[] =>
  findings
    .filter(isOfAnswer)
    .filter(({ rule }) => !isWrongOnPurpose || aboutForm.test(rule))
    .map((finding) => toFailure(exchange, finding));

function isOfAnswer({ rule, place }: Finding): boolean {
  const isOfRequest = 'side' in place && place.side === 'request';
  return !isOfRequest && !aboutRequests.test(rule);
}

const toFailure = (exchange: Exchange, finding: Finding): CaseFailure => ({
  cause: `${finding.rule}${placeSuffix(finding)}`,
  level: finding.level,
  message: finding.message,
  expectedBy: finding.references,
  exchangeIds: [exchange.id, ...(finding.related ?? []).filter((id) => id !== exchange.id)],
  place: finding.place,
  ...(finding.okta && { okta: finding.okta }),
  fix: finding.fix,
});

/** A resource in a list is wrong in the same way as one that comes alone, a user as a group. */
function placeSuffix({ place }: Finding): string {
  if (place.part !== 'body') {
    return '';
  }
  const path = place.path ?? place.pointer.slice(1).replaceAll('/', '.');
  const inResource = path
    .replace(/^Resources(?:\[\d+\]|\.\d+)\.?/i, '')
    .replaceAll(/\[\d+\]|\.\d+(?=\.|$)/g, '');
  return inResource === '' || /\d/.test(inResource) ? '' : ` ${inResource}`;
}
