import { type JsonObject, isJsonObject, readMember } from '../../../base/json.js';
import { isSuccess, objectOf, readList } from '../../client/reply.js';
import { type ProvisioningAction } from '../consoleChoices.js';
import { type ProbeDeps, ask, describeReply, readResources, toListFact } from './asking.js';
import { readAuthentication } from './readAuthentication.js';
import { readAttributes, readEntitlementTypes } from './readSchemas.js';
import { type Fact, ProbeError, type ServerFacts } from './serverFacts.js';

const firstPage = '/Users?startIndex=1&count=2';

/**
 * What can be told of a server by reading alone.
 *
 * @throws ProbeError where it is not there, or refuses the credentials
 */
export async function readServer(deps: ProbeDeps): Promise<ServerFacts> {
  const users = await ask(deps, firstPage);
  if (users.sent.failure) {
    throw new ProbeError(users.sent.failure.detail);
  }
  if (users.status === 401 || users.status === 403) {
    throw new ProbeError(`The server refuses the credentials with ${String(users.status)}`);
  }
  const [groups, provider, types, schemas, authentication] = await Promise.all([
    ask(deps, '/Groups?startIndex=1&count=2'),
    ask(deps, '/ServiceProviderConfig'),
    ask(deps, '/ResourceTypes'),
    ask(deps, '/Schemas'),
    readAuthentication(deps),
  ]);
  const config = isSuccess(provider) ? objectOf(provider) : {};
  const [person] = readList(users)?.resources ?? [];
  return {
    baseUrl: deps.transport.baseUrl,
    actions: {
      ...unknownActions,
      importNewUsersAndProfileUpdates: toListFact(firstPage, users),
      importGroups: toListFact('/Groups?startIndex=1&count=2', groups),
    },
    deactivation: notTried,
    filters: new Map([['userName', await readFilter(deps, 'userName', person)]]),
    authentication,
    patch: toCapability(config, 'patch'),
    changePassword: toCapability(config, 'changePassword'),
    attributes: readAttributes(readResources(schemas)),
    kept: [],
    entitlementTypes: readEntitlementTypes(readResources(types)),
  };
}

const notTried: Fact = {
  support: 'unknown',
  evidence: 'Not tried, as nothing was to be written.',
};

const unknownActions: Readonly<Record<ProvisioningAction, Fact>> = {
  importNewUsersAndProfileUpdates: notTried,
  pushNewUsers: notTried,
  pushProfileUpdates: notTried,
  pushGroups: notTried,
  importGroups: notTried,
};

function toCapability(config: JsonObject, name: string): Fact {
  const capability = readMember(config, name);
  const supported = isJsonObject(capability) ? readMember(capability, 'supported') : undefined;
  return typeof supported === 'boolean'
    ? {
        support: supported ? 'works' : 'fails',
        evidence: `/ServiceProviderConfig says ${name}.supported ${String(supported)}.`,
      }
    : { support: 'unknown', evidence: `/ServiceProviderConfig does not tell ${name}.supported.` };
}

/**
 * Whether a filter finds the one whose value it is, and nobody for a value that nobody has.
 *
 * @param person somebody who is there, if there is one
 */
export async function readFilter(
  deps: ProbeDeps,
  attribute: string,
  person: JsonObject | undefined,
): Promise<Fact> {
  const value = person && readMember(person, attribute);
  const known = typeof value === 'string' ? value : undefined;
  const nobody = await countBy(deps, attribute, 'scimwb-nobody-7f3a');
  if (nobody.count !== 0) {
    return { support: 'fails', evidence: `For a value that nobody has, ${nobody.evidence}` };
  }
  if (known === undefined) {
    return { support: 'works', evidence: `${nobody.evidence} There was nobody else to ask for.` };
  }
  const one = await countBy(deps, attribute, known);
  return one.count === 1
    ? {
        support: 'works',
        evidence: `It finds the one person with that ${attribute}, and nobody for another value.`,
      }
    : { support: 'fails', evidence: `For a value that one person has, ${one.evidence}` };
}

async function countBy(
  deps: ProbeDeps,
  attribute: string,
  value: string,
): Promise<{ readonly count: number | undefined; readonly evidence: string }> {
  const filter = encodeURIComponent(`${attribute} eq ${JSON.stringify(value)}`);
  const reply = await ask(deps, `/Users?filter=${filter}&startIndex=1&count=100`);
  const shown = `/Users?filter=${attribute} eq "…"`;
  const list = isSuccess(reply) ? readList(reply) : undefined;
  return list
    ? {
        count: list.resources.length,
        evidence: `GET ${shown} finds ${String(list.resources.length)}.`,
      }
    : // Okta takes a 404 for nobody too.
      { count: reply.status === 404 ? 0 : undefined, evidence: describeReply(shown, reply) };
}
