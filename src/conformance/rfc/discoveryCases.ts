import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { userUrn } from '../../scim/schema/user.js';
import { readAnyCase, readText } from '../../validate/view/anyCase.js';
import { type CaseContext, type Reply } from '../model/caseContext.js';
import { get, idOf, resourcesIn } from './requests.js';
import { casesOf } from './rfcCase.js';
import { demandStatus, expectStatus } from './statusChecks.js';

const claims = ['patch', 'bulk', 'filter', 'changePassword', 'sort', 'etag'];

/** A server may lack discovery and still work with Okta: the judge says so in a hint. */
async function getDocument(context: CaseContext, path: string): Promise<Reply> {
  const reply = await get(context, path);
  if (reply.status === 404 || reply.status === 501) {
    context.skip(`The server has no ${path}`);
  }
  demandStatus(context, reply, [200], {
    id: 'status',
    doing: `${path} is read`,
    fix: 'Answer 200 with the document, or 404 where there is none',
  });
  return reply;
}

async function serviceProviderConfig(context: CaseContext): Promise<void> {
  const reply = await getDocument(context, '/ServiceProviderConfig');
  for (const claim of claims) {
    const value = readAnyCase(reply.body, claim);
    const supported = isJsonObject(value) ? readAnyCase(value, 'supported') : undefined;
    context.expect({
      id: claim,
      cause: 'rfc.discovery.serviceProviderConfig.claims',
      holds: typeof supported === 'boolean',
      message: `ServiceProviderConfig does not say whether ${claim} is supported`,
      expected: { [claim]: { supported: true } },
      actual: { [claim]: value ?? null },
      fix: `Add "${claim}": { "supported": true or false }`,
      seenIn: [reply],
    });
  }
  const schemes = readAnyCase(reply.body, 'authenticationSchemes');
  context.expect({
    id: 'authenticationSchemes',
    holds: isJsonArray(schemes),
    message: 'ServiceProviderConfig has no authenticationSchemes',
    expected: { authenticationSchemes: [] },
    actual: { authenticationSchemes: schemes ?? null },
    fix: 'List the ways to authenticate with type, name and description',
    seenIn: [reply],
  });
}

async function resourceTypes(context: CaseContext): Promise<void> {
  const reply = await getDocument(context, '/ResourceTypes');
  const user = resourcesIn(reply).find((type) => isSame(type['schema'], userUrn));
  context.expect({
    id: 'user',
    holds: readText(user, 'endpoint') === '/Users',
    message: user
      ? 'The resource type of users has not the endpoint /Users'
      : `No resource type has the schema ${userUrn}`,
    expected: { name: 'User', endpoint: '/Users', schema: userUrn },
    actual: user ?? null,
    fix: 'Describe each resource type that is served, with its endpoint and schema',
    seenIn: [reply],
  });
}

async function schemas(context: CaseContext): Promise<void> {
  const types = await getDocument(context, '/ResourceTypes');
  const reply = await getDocument(context, '/Schemas');
  const ids = resourcesIn(reply).map((one) => idOf(one).toLowerCase());
  const named = resourcesIn(types).flatMap(schemasOfType);
  for (const urn of named) {
    context.expect({
      id: 'named',
      holds: ids.includes(urn.toLowerCase()),
      message: `/ResourceTypes names the schema ${urn}, which /Schemas does not have`,
      expected: [...new Set(named)],
      actual: ids,
      fix: 'List all schemas of all resource types in /Schemas',
      level: 'warning',
      seenIn: [reply, types],
    });
  }
}

async function oneSchema(context: CaseContext): Promise<void> {
  await getDocument(context, '/Schemas');
  const reply = await get(context, `/Schemas/${userUrn}`);
  expectStatus(context, reply, [200], {
    id: 'status',
    doing: 'One schema is read by its URN',
    level: 'warning',
    fix: 'Answer /Schemas/{URN} with the one schema',
  });
  context.expect({
    id: 'id',
    holds: reply.status !== 200 || isSame(reply.body['id'], userUrn),
    message: 'Another document was answered than the schema that was asked for',
    expected: { id: userUrn },
    actual: { id: reply.body['id'] ?? null },
    fix: 'Answer with the schema that has this id',
    seenIn: [reply],
  });
}

function schemasOfType(type: JsonObject): readonly string[] {
  const extensions = readAnyCase(type, 'schemaExtensions');
  const all = [type, ...(isJsonArray(extensions) ? extensions.filter(isJsonObject) : [])];
  return all.flatMap((one) => readText(one, 'schema') ?? []);
}

const isSame = (value: JsonValue | undefined, urn: string): boolean =>
  typeof value === 'string' && value.toLowerCase() === urn.toLowerCase();

export const discoveryCases = casesOf('discovery', 'Discovery', [
  {
    id: 'serviceProviderConfig',
    title: 'ServiceProviderConfig says of each feature whether it is there',
    requirements: ['discovery.serviceProviderConfig'],
    run: serviceProviderConfig,
  },
  {
    id: 'resourceTypes',
    title: 'ResourceTypes describes users and where they are',
    requirements: ['discovery.resourceTypes'],
    run: resourceTypes,
  },
  {
    id: 'schemas',
    title: 'Schemas has every schema that ResourceTypes names',
    requirements: ['discovery.schemas'],
    run: schemas,
  },
  {
    id: 'oneSchema',
    title: 'A schema is read by its URN',
    requirements: ['discovery.oneSchema'],
    run: oneSchema,
  },
]);
