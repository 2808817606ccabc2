import { type AttributeDefinition } from './attribute.js';
import { type SchemaFile } from './registry.js';

export const oktaRoleUrn = 'urn:okta:scim:schemas:core:1.0:Role';
export const oktaEntitlementUrn = 'urn:okta:scim:schemas:core:1.0:Entitlement';

const text = (name: string, description: string, required = false): AttributeDefinition => ({
  name,
  type: 'string',
  multiValued: false,
  description,
  ...(required && { required }),
});

/**
 * The types that Okta Identity Governance discovers. The same as media/schemas/okta-entitlements.json,
 * which people may copy and change; a test holds the two together.
 */
export const oktaEntitlements: SchemaFile = {
  schemas: [
    {
      id: oktaRoleUrn,
      name: 'Role',
      description: 'A role that people may have, as Okta Identity Governance discovers it.',
      attributes: [
        text('displayName', 'The name of the role to show.', true),
        text('description', 'What the role is for. Okta takes 1000 characters.'),
      ],
    },
    {
      id: oktaEntitlementUrn,
      name: 'Entitlement',
      description: 'Something that people may be given, as Okta Identity Governance discovers it.',
      attributes: [
        text('displayName', 'The name of the entitlement to show.', true),
        text('type', 'The name of the resource type that it is of.', true),
        text('description', 'What the entitlement is for. Okta takes 1000 characters.'),
      ],
    },
  ],
  resourceTypes: [
    { id: 'Role', name: 'Role', description: 'Role', endpoint: '/Roles', schema: oktaRoleUrn },
    {
      id: 'Entitlement',
      name: 'Entitlement',
      description: 'Entitlement',
      endpoint: '/Entitlements',
      schema: oktaEntitlementUrn,
    },
  ],
};
