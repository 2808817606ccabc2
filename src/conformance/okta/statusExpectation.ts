import { type OktaConsequence } from '../../validate/finding.js';
import { type CaseContext, type Expectation, type Reply } from '../model/caseContext.js';
import { tellStatus } from './replies.js';

export interface StatusExpectation {
  readonly id: string;
  readonly cause?: string;
  readonly sameAs?: readonly string[];
  /** Begins the sentence "… is answered with 400". */
  readonly doing: string;
  readonly okta: OktaConsequence;
  readonly fix: string;
}

/**
 * Rules of the judge about the status of a request that is right. Not the one of a 5xx: it knows that the
 * server failed, but not at what.
 */
const aboutStatus = [
  ...['created.status', 'status.read', 'status.replaced', 'status.patched', 'status.deleted'],
  ...['status.search', 'status.noMatch', 'status.patchNotImplemented'],
  ...['status.putNotImplemented', 'status.membersReplace', 'status.lookupRefused'],
  ...['status.mediaTypeRefused', 'status.pathlessRefused', 'status.readOnlyRefused'],
  ...['status.memberRefused', 'status.conflict', 'status.credentials'],
];

function statusExpectation(
  reply: Reply,
  wanted: readonly number[],
  { doing, ...expectation }: StatusExpectation,
): Expectation {
  return {
    sameAs: aboutStatus,
    ...expectation,
    holds: wanted.includes(reply.status),
    message: `${doing} is answered with ${tellStatus(reply)} where ${wanted.join(' or ')} is expected`,
    expected: wanted.length === 1 ? (wanted[0] ?? null) : [...wanted],
    actual: reply.status,
    seenIn: [reply],
  };
}

export const demandStatus = (
  context: CaseContext,
  reply: Reply,
  wanted: readonly number[],
  expectation: StatusExpectation,
): void => {
  context.demand(statusExpectation(reply, wanted, expectation));
};

export const expectStatus = (
  context: CaseContext,
  reply: Reply,
  wanted: readonly number[],
  expectation: StatusExpectation,
): void => {
  context.expect(statusExpectation(reply, wanted, expectation));
};
