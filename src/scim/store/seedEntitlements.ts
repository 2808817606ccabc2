import { type JsonObject } from '../../base/json.js';
import { oktaEntitlementUrn, oktaRoleUrn } from '../schema/oktaEntitlements.js';
import { type SchemaRegistry } from '../schema/registry.js';

const roles: readonly (readonly [id: string, name: string, description: string])[] = [
  ['role-admin', 'Administrator', 'May change everything'],
  ['role-editor', 'Editor', 'May change what belongs to the team'],
  ['role-viewer', 'Viewer', 'May look at everything'],
];

const entitlements: typeof roles = [
  ['entitlement-basic', 'Basic licence', 'What everybody needs'],
  ['entitlement-pro', 'Pro licence', 'With reports'],
  ['entitlement-support', 'Support portal', 'May open tickets'],
];

/**
 * A few roles and entitlements, where the service has Okta's types: its test of the endpoints wants one
 * at least.
 */
export const seedEntitlements = ({ resourceTypes }: SchemaRegistry): readonly JsonObject[] =>
  resourceTypes.flatMap(({ name, schema }) => {
    const items =
      schema === oktaRoleUrn ? roles : schema === oktaEntitlementUrn ? entitlements : [];
    return items.map(([id, displayName, description]) => ({
      schemas: [schema],
      id,
      displayName,
      description,
      ...(schema === oktaEntitlementUrn && { type: name }),
    }));
  });
