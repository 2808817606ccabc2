import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from '../../base/json.js';
import { enterpriseUserUrn } from '../../scim/schema/enterpriseUser.js';
import { groupUrn } from '../../scim/schema/group.js';
import { userUrn } from '../../scim/schema/user.js';
import { readAnyCase } from '../../validate/view/anyCase.js';
import { type Capability } from '../model/capability.js';
import { type ServerTraits } from '../model/serverTraits.js';
import { findAttribute, serverRegistry } from './serverRegistry.js';

/** What the server answered before the first case. */
export interface ProbeAnswers {
  readonly config: JsonObject | undefined;
  readonly schemas: readonly JsonObject[];
  readonly resourceTypes: readonly JsonObject[];
  readonly groupsStatus: number;
  readonly meStatus: number;
  readonly searchStatus: number;
}

/** By what the server says; where it says nothing, by what most servers do. */
export function toTraits(answers: ProbeAnswers): ServerTraits {
  const { config, schemas, resourceTypes } = answers;
  const whyNot = new Map<Capability, string>();
  const capabilities = new Set<Capability>();
  for (const [capability, reason] of reasons(answers)) {
    if (reason === undefined) {
      capabilities.add(capability);
    } else {
      whyNot.set(capability, reason);
    }
  }
  const knowsUser = findAttribute(schemas, userUrn, 'userName') !== undefined;
  return {
    capabilities,
    whyNot,
    registry: serverRegistry(schemas, resourceTypes),
    serviceProviderConfig: config,
    maxResults: numberIn(config, 'filter', 'maxResults'),
    keeps: (path) =>
      usual.has(path.toLowerCase()) ||
      (knowsUser && findAttribute(schemas, userUrn, path) !== undefined),
    findDefinition: (path) => findAttribute(schemas, userUrn, path),
  };
}

/** What Okta maps by default, so that every server for it keeps them. */
const usual: ReadonlySet<string> = new Set(
  [
    ...['userName', 'name', 'name.givenName', 'name.familyName', 'emails', 'emails.value'],
    ...['emails.type', 'emails.primary', 'displayName', 'externalId', 'active', 'id', 'meta'],
  ].map((path) => path.toLowerCase()),
);

type Reason = readonly [Capability, string | undefined];

function reasons(answers: ProbeAnswers): readonly Reason[] {
  const { config } = answers;
  return [
    ['patch', deniedBy(config, 'patch', true)],
    ['bulk', deniedBy(config, 'bulk', false)],
    ['filter', deniedBy(config, 'filter', true)],
    ['changePassword', deniedBy(config, 'changePassword', false)],
    ['sort', deniedBy(config, 'sort', false)],
    ['etag', deniedBy(config, 'etag', false)],
    ['groups', noGroups(answers)],
    ['me', lackOf('/Me', answers.meStatus === 200, answers.meStatus)],
    ['search', lackOf('/Users/.search', !isAbsent(answers.searchStatus), answers.searchStatus)],
    ['cursor', noCursor(config)],
    ['enterpriseUser', noEnterpriseUser(answers)],
  ];
}

/** @param usually what is taken for granted where the server does not say */
function deniedBy(
  config: JsonObject | undefined,
  member: string,
  usually: boolean,
): string | undefined {
  const claim = memberOf(config, member);
  const isSupported = isJsonObject(claim) ? readAnyCase(claim, 'supported') : undefined;
  if (isSupported === undefined) {
    return usually ? undefined : `The server does not say that it supports ${member}`;
  }
  return isSupported === true
    ? undefined
    : `ServiceProviderConfig says that ${member} is not supported`;
}

const isAbsent = (status: number): boolean => status === 404 || status === 405 || status === 501;

const lackOf = (path: string, isThere: boolean, status: number): string | undefined =>
  isThere ? undefined : `The server has no ${path}: it is answered with ${String(status)}`;

/** A server that describes groups must have them; one that describes nothing shows whether it has. */
function noGroups({ resourceTypes, groupsStatus }: ProbeAnswers): string | undefined {
  const isDescribed = resourceTypes.some(
    (type) => type['name'] === 'Group' || isSame(type['schema'], groupUrn),
  );
  if (isDescribed || !isAbsent(groupsStatus)) {
    return undefined;
  }
  return lackOf('/Groups', false, groupsStatus);
}

function noCursor(config: JsonObject | undefined): string | undefined {
  const pagination = memberOf(config, 'pagination');
  const hasCursor = isJsonObject(pagination) && readAnyCase(pagination, 'cursor') === true;
  return hasCursor ? undefined : 'The server does not say that it supports cursors';
}

function noEnterpriseUser({ schemas, resourceTypes }: ProbeAnswers): string | undefined {
  const isSchema = schemas.some(({ id }) => isSame(id, enterpriseUserUrn));
  const isExtension = resourceTypes.some((type) => {
    const extensions = type['schemaExtensions'];
    return (
      isJsonArray(extensions) &&
      extensions.some((one) => isJsonObject(one) && isSame(one['schema'], enterpriseUserUrn))
    );
  });
  return isSchema || isExtension
    ? undefined
    : 'The server describes no Enterprise User in /ResourceTypes or /Schemas';
}

const isSame = (value: JsonValue | undefined, urn: string): boolean =>
  typeof value === 'string' && value.toLowerCase() === urn.toLowerCase();

const memberOf = (object: JsonObject | undefined, name: string): JsonValue | undefined =>
  object && readAnyCase(object, name);

function numberIn(
  config: JsonObject | undefined,
  member: string,
  name: string,
): number | undefined {
  const parent = memberOf(config, member);
  const value = isJsonObject(parent) ? readAnyCase(parent, name) : undefined;
  return typeof value === 'number' && value > 0 ? value : undefined;
}
