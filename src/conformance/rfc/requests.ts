import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { patchOpUrn } from '../../scim/patch/readPatch.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type CaseContext, type MadeResource, type Reply } from '../model/caseContext.js';

export const get = (context: CaseContext, path: string): Promise<Reply> =>
  context.send({ method: 'GET', path });

export const put = (context: CaseContext, path: string, body: JsonValue): Promise<Reply> =>
  context.send({ method: 'PUT', path, body });

export const post = (context: CaseContext, path: string, body: JsonValue): Promise<Reply> =>
  context.send({ method: 'POST', path, body });

export const del = (context: CaseContext, path: string): Promise<Reply> =>
  context.send({ method: 'DELETE', path });

export const patch = (
  context: CaseContext,
  path: string,
  operations: readonly JsonObject[],
): Promise<Reply> =>
  context.send({ method: 'PATCH', path, body: { schemas: [patchOpUrn], Operations: operations } });

export type Query = Readonly<Record<string, string | number>>;

export const toQuery = (query: Query): string =>
  Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
    .join('&');

export const list = (context: CaseContext, endpoint: string, query: Query): Promise<Reply> =>
  get(context, `${endpoint}?${toQuery(query)}`);

/** The resources of a list, whatever else is wrong with it. */
export function resourcesIn({ json }: Reply): readonly JsonObject[] {
  const resources = isJsonObject(json) ? readAnyCase(json, 'Resources') : json;
  return isJsonArray(resources) ? resources.filter(isJsonObject) : [];
}

export const idsIn = (reply: Reply): readonly string[] =>
  resourcesIn(reply).map((resource) => idOf(resource));

/** Some servers number their resources. */
export function idOf(resource: JsonObject): string {
  const id = readAnyCase(resource, 'id');
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

export function totalIn({ body }: Reply): number | undefined {
  const total = readAnyCase(body, 'totalResults');
  return typeof total === 'number' ? total : undefined;
}

/** The resource as it is now. Ends the case where it cannot be read. */
export async function read(
  context: CaseContext,
  { path }: Pick<MadeResource, 'path'>,
): Promise<Reply> {
  const reply = await get(context, path);
  if (reply.status !== 200) {
    context.block(
      `What was created could not be read: GET ${path} was answered with ${String(reply.status)}`,
    );
  }
  return reply;
}
