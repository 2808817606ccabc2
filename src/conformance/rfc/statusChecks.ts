import { readText } from '../../validate/view/anyCase.js';
import { type CaseContext, type Expectation, type Reply } from '../model/caseContext.js';

export interface StatusCheck extends Pick<
  Expectation,
  'id' | 'cause' | 'okta' | 'fix' | 'level' | 'expectedBy'
> {
  /** What was done, for example "A user that was deleted is read". */
  readonly doing: string;
}

/** Rules of the judge about the status of a request that is right. */
const statusRules: readonly string[] = [
  ...['created.status', 'status.deleted', 'status.read', 'status.replaced', 'status.patched'],
  ...['status.noMatch', 'status.search', 'status.patchNotImplemented'],
  ...['status.putNotImplemented', 'status.membersReplace', 'status.lookupRefused'],
  ...['status.mediaTypeRefused', 'status.pathlessRefused', 'status.readOnlyRefused'],
  ...['status.memberRefused', 'status.conflict', 'status.credentials', 'identity.hidden'],
  ...['identity.stillThere', 'identity.duplicate', 'identity.blockedName', 'request.refused'],
  ...['conditional.staleWrite', 'conditional.refusedMatch', 'conditional.notModified'],
];

function statusExpectation(
  reply: Reply,
  wanted: readonly number[],
  { doing, ...check }: StatusCheck,
): Expectation {
  return {
    ...check,
    sameAs: statusRules,
    holds: wanted.includes(reply.status),
    message: `${doing}: the answer is ${tellReply(reply)}, not ${wanted.join(' or ')}`,
    expected: { status: wanted.length === 1 ? (wanted[0] ?? null) : [...wanted] },
    actual: { status: reply.status, body: reply.json ?? null },
    seenIn: [reply],
  };
}

/** Goes on where it does not hold. */
export const expectStatus = (
  context: CaseContext,
  reply: Reply,
  wanted: readonly number[],
  check: StatusCheck,
): void => {
  context.expect(statusExpectation(reply, wanted, check));
};

/** Ends the case where it does not hold. */
export const demandStatus = (
  context: CaseContext,
  reply: Reply,
  wanted: readonly number[],
  check: StatusCheck,
): void => {
  context.demand(statusExpectation(reply, wanted, check));
};

/** The request is wrong: it is not taken, and nothing breaks by it. */
export function expectRefusal(
  context: CaseContext,
  reply: Reply,
  { doing, ...check }: StatusCheck,
): void {
  context.expect({
    ...check,
    sameAs: statusRules,
    holds: reply.status >= 400 && reply.status < 500,
    message: `${doing}: the answer is ${tellReply(reply)}, not a refusal`,
    expected: { status: 400 },
    actual: { status: reply.status, body: reply.json ?? null },
    seenIn: [reply],
  });
}

export const isSuccess = ({ status }: Reply): boolean => status >= 200 && status < 300;

/** `400 (userName is missing)`. */
export function tellReply({ status, body }: Reply): string {
  const detail = readText(body, 'detail');
  return detail === undefined ? String(status) : `${String(status)} (${detail.slice(0, 160)})`;
}
