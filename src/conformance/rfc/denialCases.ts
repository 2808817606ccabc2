import { isJsonArray, isJsonObject } from '../../base/json.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type CaseContext } from '../model/caseContext.js';
import { list, patch, read, resourcesIn } from './requests.js';
import { casesOf } from './rfcCase.js';
import { isSuccess } from './statusChecks.js';

function isDenied({ server }: CaseContext, feature: string): boolean {
  const claim = readAnyCase(server.serviceProviderConfig ?? {}, feature);
  return isJsonObject(claim) && readAnyCase(claim, 'supported') === false;
}

async function patchDenied(context: CaseContext): Promise<void> {
  if (!isDenied(context, 'patch')) {
    context.skip('ServiceProviderConfig does not deny PATCH');
  }
  const user = await context.createUser();
  const operations = [{ op: 'replace', path: 'displayName', value: 'Janet' }];
  const reply = await context.unjudged(() => patch(context, user.path, operations));
  const now = await read(context, user);
  context.expect({
    id: 'works',
    level: 'warning',
    holds: !isSuccess(reply) || now.body['displayName'] !== 'Janet',
    message: 'ServiceProviderConfig says that PATCH is not supported, and it is',
    expected: { patch: { supported: true } },
    actual: { patch: { supported: false } },
    fix: 'Say "patch": { "supported": true }, so that clients use it',
    seenIn: [reply],
  });
}

async function filterDenied(context: CaseContext): Promise<void> {
  if (!isDenied(context, 'filter')) {
    context.skip('ServiceProviderConfig does not deny filters');
  }
  const [user, other] = [await context.createUser(), await context.createUser()];
  const filter = `userName eq ${JSON.stringify(user.name)}`;
  const reply = await context.unjudged(() => list(context, '/Users', { filter }));
  const ids = resourcesIn(reply).map(({ id }) => id);
  context.expect({
    id: 'works',
    level: 'warning',
    holds: !(isSuccess(reply) && ids.includes(user.id) && !ids.includes(other.id)),
    message: 'ServiceProviderConfig says that filters are not supported, and they are',
    expected: { filter: { supported: true } },
    actual: { filter: { supported: false } },
    fix: 'Say "filter": { "supported": true, "maxResults": … }, so that clients use it',
    seenIn: [reply],
  });
}

/** What Okta always reads and writes. */
const usualAttributes = ['userName', 'name', 'emails', 'active'];

async function undefinedAttributes(context: CaseContext): Promise<void> {
  if (!context.server.findDefinition('userName')) {
    context.skip('The server has no User schema in /Schemas');
  }
  const user = await context.createUser();
  const { body, ...reply } = await read(context, user);
  const missing = usualAttributes.filter((name) => {
    const value = readAnyCase(body, name);
    const isThere = value !== undefined && value !== null && !(isJsonArray(value) && !value.length);
    return isThere && !context.server.findDefinition(name);
  });
  context.expect({
    id: 'undefined',
    level: 'warning',
    holds: missing.length === 0,
    message: `Users have ${missing.join(' and ')}, which the User schema in /Schemas does not define`,
    expected: usualAttributes,
    actual: usualAttributes.filter((name) => !missing.includes(name)),
    fix: 'Define each attribute that users have in /Schemas: who imports the schema maps only those',
    seenIn: [{ body, ...reply }],
  });
}

/** Servers that can do more than they say. */
export const denialCases = casesOf('denial', 'Discovery', [
  {
    id: 'patch',
    title: 'A server that denies PATCH has none',
    requirements: ['discovery.claims'],
    run: patchDenied,
  },
  {
    id: 'filter',
    title: 'A server that denies filters has none',
    requirements: ['discovery.claims'],
    run: filterDenied,
  },
  {
    id: 'attributes',
    title: '/Schemas defines the attributes that users have',
    requirements: ['discovery.definitions'],
    run: undefinedAttributes,
  },
]);
