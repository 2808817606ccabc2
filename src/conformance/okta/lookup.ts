import { type JsonObject } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { consequences } from './consequences.js';
import { resourcesOf } from './replies.js';
import { demandStatus } from './statusExpectation.js';

/** How the name of a query is written. */
export interface QueryForm {
  readonly name: string;
  readonly query: (attribute: string, value: string) => string;
}

const quoted = (value: string): string => `"${value.replaceAll(/["\\]/g, '\\$&')}"`;

const percentQuery = (attribute: string, value: string): string =>
  encodeURIComponent(`${attribute} eq ${quoted(value)}`);

/** As Okta asks today, and as it is seen in captures. */
export const queryForms = {
  usual: {
    name: 'blanks as %20',
    query: (attribute, value) => `filter=${percentQuery(attribute, value)}&startIndex=1&count=100`,
  },
  plus: {
    name: 'blanks as +',
    query: (attribute, value) =>
      `filter=${percentQuery(attribute, value).replaceAll('%20', '+')}&startIndex=1&count=100`,
  },
  filterLast: {
    name: 'the filter after startIndex and count',
    query: (attribute, value) => `startIndex=1&count=100&filter=${percentQuery(attribute, value)}`,
  },
} as const satisfies Readonly<Record<string, QueryForm>>;

/** The existence check. */
export const lookUp = (
  context: CaseContext,
  userName: string,
  form: QueryForm = queryForms.usual,
): Promise<Reply> =>
  context.send({ method: 'GET', path: `/Users?${form.query('userName', userName)}` });

/** The one user that the existence check finds; the case ends where it does not. */
export async function lookUpOne(
  context: CaseContext,
  user: Pick<MadeResource, 'id' | 'name'>,
  form: QueryForm = queryForms.usual,
): Promise<JsonObject> {
  const reply = await lookUp(context, user.name, form);
  demandFound(context, reply, user);
  return resourcesOf(reply)[0] ?? {};
}

export function demandFound(
  context: CaseContext,
  reply: Reply,
  user: Pick<MadeResource, 'id' | 'name'>,
): void {
  demandStatus(context, reply, [200], {
    id: 'lookupStatus',
    cause: 'okta.lookup.status',
    doing: 'The lookup of a user by userName',
    okta: consequences.lookupFails,
    fix: 'Answer GET /Users?filter=userName eq "…" with 200 and a ListResponse',
  });
  const ids = resourcesOf(reply).map(({ id }) => id ?? null);
  const isOnly = ids.length === 1 && ids[0] === user.id;
  context.demand({
    id: 'found',
    cause: ids.length > 1 ? 'okta.lookup.several' : 'okta.lookup.missed',
    sameAs: ['filter.ignored', 'filter.severalUsers', 'filter.missed'],
    holds: isOnly,
    message:
      ids.length === 0
        ? `The lookup by userName does not find ${user.name}, which exists`
        : `The lookup by userName ${user.name} gives ${String(ids.length)} users where it should give that one`,
    expected: [user.id],
    actual: ids,
    okta: ids.length > 1 ? consequences.severalUsers : consequences.missedUser,
    fix: 'Compare userName for equality and without regard to capitals, and look at all users, inactive ones too',
    seenIn: [reply],
  });
}
