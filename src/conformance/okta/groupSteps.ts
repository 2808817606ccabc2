import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { groupBody, type Member } from './bodies.js';
import { consequences } from './consequences.js';
import { queryForms } from './lookup.js';
import { textOf } from './replies.js';
import { demandStatus, type StatusExpectation } from './statusExpectation.js';
import { makeUser, patch, put } from './userSteps.js';

/** As Okta names a member: `display` is the userName. */
export const memberOf = ({ id, name }: MadeResource): Member => ({ value: id, display: name });

export const lookUpGroup = (context: CaseContext, displayName: string): Promise<Reply> =>
  context.send({
    method: 'GET',
    path: `/Groups?${queryForms.usual.query('displayName', displayName)}`,
  });

export const postGroup = (
  context: CaseContext,
  displayName: string,
  members: readonly Member[],
): Promise<Reply> =>
  context.send({ method: 'POST', path: '/Groups', body: groupBody(displayName, members) });

/** A group with those members, made as an app of the wizard makes it. */
export async function makeGroup(
  context: CaseContext,
  users: readonly MadeResource[],
): Promise<MadeResource> {
  const name = context.newGroupName();
  const reply = await postGroup(context, name, users.map(memberOf));
  demandStatus(context, reply, [201], groupCreated);
  const id = textOf(reply.body['id']);
  return { id, name, path: `/Groups/${encodeURIComponent(id)}`, reply };
}

export const groupCreated: StatusExpectation = {
  id: 'created',
  cause: 'okta.group.create.status',
  doing: 'POST /Groups with displayName and members',
  okta: consequences.groupNotPushed,
  fix: 'Create the group and answer 201 with its id and displayName; members have value and display, no type and no $ref',
};

export const makeUsers = async (
  context: CaseContext,
  count: number,
): Promise<readonly MadeResource[]> =>
  Promise.all(Array.from({ length: count }, () => makeUser(context)));

export async function readGroup(context: CaseContext, group: MadeResource): Promise<JsonObject> {
  const reply = await context.send({ method: 'GET', path: group.path });
  demandStatus(context, reply, [200], {
    id: 'readable',
    cause: 'okta.group.read.status',
    doing: `GET ${group.path}`,
    okta: consequences.groupNotPushed,
    fix: 'Answer GET /Groups/{id} with 200 and the group',
  });
  return reply.body;
}

const memberIds = ({ members }: JsonObject): readonly JsonValue[] =>
  isJsonArray(members)
    ? members.flatMap((member) => (isJsonObject(member) ? [member['value'] ?? null] : []))
    : [];

export const putGroup = (
  context: CaseContext,
  group: MadeResource,
  displayName: string,
  members: readonly Member[],
): Promise<Reply> => put(context, group, { ...groupBody(displayName, members), id: group.id });

/** PATCH of a group; the case ends where it is refused. */
export async function patchGroup(
  context: CaseContext,
  group: MadeResource,
  body: JsonObject,
  expectation: Pick<StatusExpectation, 'doing' | 'fix'> & Partial<StatusExpectation>,
): Promise<Reply> {
  const reply = await patch(context, group, body);
  demandStatus(context, reply, [200, 204], {
    id: 'patched',
    okta: consequences.groupNotPushed,
    ...expectation,
  });
  return reply;
}

export interface GroupExpectation {
  /** What was done, begins the sentence "… leaves the group with other members". */
  readonly doing: string;
  readonly cause: string;
  readonly fix: string;
  readonly seenIn: readonly Reply[];
}

/** What the group is afterwards, as an own GET tells. */
export async function expectGroup(
  context: CaseContext,
  group: MadeResource,
  wanted: { readonly displayName?: string; readonly members: readonly MadeResource[] },
  { doing, cause, fix, seenIn }: GroupExpectation,
): Promise<void> {
  const now = await readGroup(context, group);
  const expected = wanted.members.map(({ id }) => id).toSorted();
  const ids = memberIds(now).map(String);
  const actual = ids.toSorted();
  const missing = expected.filter((id) => !actual.includes(id));
  const more = actual.filter((id) => !expected.includes(id));
  context.expect({
    id: 'members',
    cause,
    sameAs: ['patch.lostMembers', 'patch.notApplied', 'value.repeated'],
    holds: expected.join(' ') === actual.join(' '),
    message: `${doing} leaves the group with ${tellMembers(missing.length, more.length, actual.length)}`,
    expected,
    actual,
    okta: consequences.membersWrong,
    fix,
    seenIn,
  });
  const displayName = wanted.displayName ?? group.name;
  context.expect({
    id: 'displayName',
    cause: 'okta.group.name',
    sameAs: ['echo.changed', 'echo.lost', 'patch.notApplied', 'patch.wiped'],
    holds: now['displayName'] === displayName,
    message: `${doing} leaves the group with the displayName ${JSON.stringify(now['displayName'] ?? null)}`,
    expected: displayName,
    actual: now['displayName'] ?? null,
    okta: consequences.groupNotRenamed,
    fix: 'Set displayName where it comes, and leave it where it does not',
    seenIn,
  });
  context.expect({
    id: 'sameId',
    cause: 'okta.group.id',
    sameAs: ['identity.otherId', 'answer.otherId'],
    holds: now['id'] === group.id,
    message: `${doing} leaves the group with another id`,
    expected: group.id,
    actual: now['id'] ?? null,
    okta: consequences.groupNotPushed,
    fix: 'Take the id from the path; ignore an id in the body',
    seenIn,
  });
}

function tellMembers(missing: number, more: number, all: number): string {
  if (missing === 0 && more === 0) {
    return 'a member more than once';
  }
  const parts = [
    ...(missing > 0 ? [`${String(missing)} missing`] : []),
    ...(more > 0 ? [`${String(more)} too many`] : []),
  ];
  return `${String(all)} members, ${parts.join(' and ')}`;
}
