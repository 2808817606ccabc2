import { type JsonObject, isJsonArray, isJsonObject } from '../../../base/json.js';
import { enterpriseUserUrn } from '../../../scim/schema/enterpriseUser.js';
import { groupUrn } from '../../../scim/schema/group.js';
import { oktaEntitlementUrn, oktaRoleUrn } from '../../../scim/schema/oktaEntitlements.js';
import { userUrn } from '../../../scim/schema/user.js';
import { type Plan, type PlanContext, type Step } from '../plan.js';
import { type PlanInputs } from '../planInputs.js';
import { toPagePath } from '../queries.js';
import { readList } from '../reply.js';
import { takePage } from './importPlans.js';

type Nothing = PlanInputs['discoverEntitlements'];

const oktaUrns: ReadonlySet<string> = new Set([oktaRoleUrn, oktaEntitlementUrn]);
/** Okta knows their attributes without asking. */
const knownUrns: ReadonlySet<string> = new Set([
  ...[userUrn, groupUrn, enterpriseUserUrn],
  ...oktaUrns,
]);

const readResourceTypes = (
  following: (types: readonly JsonObject[]) => string | undefined,
): Step<Nothing> => ({
  kind: 'readResourceTypes',
  request: () => ({ method: 'GET', path: '/ResourceTypes' }),
  then: (reply) => {
    const types = readList(reply)?.resources ?? [];
    return { to: following(types), state: { endpoints: endpointsOf(types) } };
  },
});

const readSchemas = (
  following: (context: PlanContext<Nothing>) => string | undefined,
): Step<Nothing> => ({
  kind: 'readSchemas',
  request: () => ({ method: 'GET', path: '/Schemas' }),
  then: (reply, context) => ({
    to: following(context),
    state: { resources: [...context.state.resources, ...(readList(reply)?.resources ?? [])] },
  }),
});

/** Of roles and entitlements alone: Okta has no handling of its own for groups there. */
const endpointsOf = (types: readonly JsonObject[]): readonly string[] =>
  types.flatMap(({ schema, endpoint }) =>
    typeof schema === 'string' && oktaUrns.has(schema) && typeof endpoint === 'string'
      ? [`/${endpoint.replace(/^\/+/, '')}`]
      : [],
  );

const hasUnknownExtension = (types: readonly JsonObject[]): boolean =>
  types.some(({ schemaExtensions }) =>
    (isJsonArray(schemaExtensions) ? schemaExtensions : []).some(
      (extension) =>
        isJsonObject(extension) &&
        typeof extension['schema'] === 'string' &&
        !knownUrns.has(extension['schema']),
    ),
  );

const firstEndpoint = ({ state }: PlanContext<Nothing>): string | undefined =>
  state.endpoints.length > 0 ? 'entitlements' : undefined;

const readEntitlements: Step<Nothing> = {
  kind: 'readEntitlements',
  request: ({ state, options }) => {
    const [endpoint = ''] = state.endpoints;
    return {
      method: 'GET',
      path: options.pagesEntitlements ? toPagePath(endpoint, state.startIndex) : endpoint,
    };
  },
  then: (reply, { state, options }) => {
    const { to, state: learnt } = takePage('entitlements', readList(reply), state, options);
    if (to !== undefined && options.pagesEntitlements) {
      return { to, ...(learnt && { state: learnt }) };
    }
    const endpoints = state.endpoints.slice(1);
    return {
      to: endpoints.length > 0 ? 'entitlements' : undefined,
      state: { ...learnt, endpoints, startIndex: 1, pageCount: 0 },
    };
  },
};

export const discoverEntitlementsPlan: Plan<Nothing> = {
  id: 'discoverEntitlements',
  title: 'Discover roles and entitlements',
  section: '1.14',
  begin: () => 'resourceTypes',
  steps: {
    resourceTypes: readResourceTypes((types) => {
      if (hasUnknownExtension(types)) {
        return 'schemas';
      }
      return endpointsOf(types).length > 0 ? 'entitlements' : undefined;
    }),
    schemas: readSchemas(firstEndpoint),
    entitlements: readEntitlements,
  },
};

export const importUserSchemaPlan: Plan<Nothing> = {
  id: 'importUserSchema',
  title: 'Import the user schema',
  section: '1.12',
  begin: () => 'resourceTypes',
  steps: {
    resourceTypes: readResourceTypes(() => 'schemas'),
    schemas: readSchemas(() => undefined),
  },
};
