import { type JsonObject, readMember } from '../../base/json.js';
import { type RequestFacts } from '../../faults/requestFacts.js';
import { compileFilter } from '../../scim/filter/compile.js';
import { parseFilter } from '../../scim/filter/parser.js';
import { type ResourceType } from '../../scim/schema/resourceType.js';
import { type Directory, type StoredResource } from '../../scim/store/directory.js';
import { type Transaction } from '../transaction.js';

/** What faults look at; whatever costs something is found out only when one asks. */
export function toRequestFacts(
  { request, path, query, bodyChunks }: Transaction,
  directory: Directory,
  basePath: string,
): RequestFacts {
  let body: string | undefined;
  return {
    method: request.method ?? '',
    path,
    basePath,
    filter: query.get('filter'),
    count: query.get('count'),
    readBody: () => (body ??= Buffer.concat(bodyChunks).toString('utf-8')),
    findSubject: () => findSubject(directory, path),
    namesOf: (user) => namesOf(directory, user),
  };
}

function findSubject(directory: Directory, path: string): JsonObject | undefined {
  for (const type of directory.registry.resourceTypes) {
    const id = path.startsWith(`${type.endpoint}/`) ? path.slice(type.endpoint.length + 1) : '';
    const found = id === '' ? undefined : directory.find(type, decodeURIComponent(id));
    if (found) {
      return found.content;
    }
  }
  return undefined;
}

/** The id of somebody known by userName, the userName of somebody known by id. */
function namesOf(directory: Directory, user: string): readonly string[] {
  return directory.registry.resourceTypes.flatMap((type) => {
    const found = directory.find(type, user) ?? findByUserName(directory, type, user);
    const userName = found && readMember(found.content, 'userName');
    return found && typeof userName === 'string' ? [found.id, userName] : [];
  });
}

function findByUserName(
  directory: Directory,
  type: ResourceType,
  userName: string,
): StoredResource | undefined {
  if (!type.attributes.find('userName')) {
    return undefined;
  }
  const parsed = parseFilter(`userName eq ${JSON.stringify(userName)}`);
  return parsed.ok
    ? directory.query([type], {
        filter: compileFilter(parsed.filter, type),
        startIndex: 1,
        count: 1,
      }).resources[0]
    : undefined;
}
