import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';
import { consequences } from './consequences.js';
import { demandStatus, type StatusExpectation } from './statusExpectation.js';

/** POST /Users of a body of one's own, whatever comes of it. */
export const post = async (context: CaseContext, sent: JsonObject): Promise<Reply> =>
  context.send({ method: 'POST', path: '/Users', body: sent });

/** A user with attributes that Okta's own creation has not; see `createBody` for the rest. */
export const makeUser = (
  context: CaseContext,
  attributes: Readonly<Record<string, JsonValue | undefined>> = {},
): Promise<MadeResource> => context.createUser(new Map(Object.entries(attributes)));

export const getUser = (
  context: CaseContext,
  { path }: { readonly path: string },
): Promise<Reply> => context.send({ method: 'GET', path });

/** The whole resource; the case ends where it cannot be read. */
export async function readUser(
  context: CaseContext,
  user: Pick<MadeResource, 'path' | 'name'>,
): Promise<JsonObject> {
  const reply = await getUser(context, user);
  demandStatus(context, reply, [200], {
    id: 'readable',
    cause: 'okta.read.status',
    doing: `GET ${user.path}`,
    okta: consequences.hiddenUser,
    fix: 'Answer GET by id with 200 and the resource for as long as it is not deleted, also while it is inactive',
  });
  context.demand({
    id: 'readableBody',
    cause: 'okta.read.body',
    sameAs: ['answer.noJson', 'answer.notAnObject', 'answer.array'],
    holds: isJsonObject(reply.json),
    message: 'The answer to GET by id is no JSON object',
    okta: consequences.notLinked,
    fix: 'Answer with the bare resource',
    seenIn: [reply],
  });
  return reply.body;
}

/** What a profile push sends: the answer to GET with the mapped attributes written over it. */
export const mergedBody = (got: JsonObject, mapped: JsonObject): JsonObject => ({
  ...got,
  ...mapped,
  groups: [],
});

export interface Pushed {
  /** What GET gave. */
  readonly before: JsonObject;
  readonly sent: JsonObject;
  readonly reply: Reply;
}

/** GET, then PUT of its answer with the mapped attributes: a profile push. Demands 200. */
export async function pushProfile(
  context: CaseContext,
  user: MadeResource,
  mapped: JsonObject,
): Promise<Pushed> {
  const before = await readUser(context, user);
  const sent = mergedBody(before, mapped);
  const reply = await put(context, user, sent);
  demandStatus(context, reply, [200], profilePushStatus);
  return { before, sent, reply };
}

export const profilePushStatus: StatusExpectation = {
  id: 'putStatus',
  cause: 'okta.update.status',
  doing: "The PUT of the server's own GET answer with Okta's attributes in it",
  okta: consequences.notUpdated,
  fix: 'Take PUT /Users/{id} with all that GET gives: ignore id, meta and groups, and what you do not know',
};

export const put = (
  context: CaseContext,
  { path }: Pick<MadeResource, 'path'>,
  body: JsonObject,
): Promise<Reply> => context.send({ method: 'PUT', path, body });

export const patch = (
  context: CaseContext,
  { path }: Pick<MadeResource, 'path'>,
  body: JsonObject,
): Promise<Reply> => context.send({ method: 'PATCH', path, body });
