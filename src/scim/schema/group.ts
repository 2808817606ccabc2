import { type ResourceTypeDefinition, type SchemaDefinition } from './attribute.js';

export const groupUrn = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** RFC 7643 4.2 and 8.7.1; `displayName` is required there in prose, so it is here. */
export const groupSchema: SchemaDefinition = {
  id: groupUrn,
  name: 'Group',
  description: 'Group',
  attributes: [
    {
      name: 'displayName',
      type: 'string',
      multiValued: false,
      description: 'The name of the group. Okta finds groups by it.',
      required: true,
    },
    {
      name: 'members',
      type: 'complex',
      multiValued: true,
      description: 'The members of the group: people and groups.',
      subAttributes: [
        {
          name: 'value',
          type: 'string',
          multiValued: false,
          description: 'The id of the member.',
          caseExact: true,
          mutability: 'immutable',
        },
        {
          name: '$ref',
          type: 'reference',
          multiValued: false,
          description: 'The address of the member.',
          mutability: 'immutable',
          referenceTypes: ['User', 'Group'],
        },
        {
          name: 'type',
          type: 'string',
          multiValued: false,
          description: 'Whether the member is a person or a group.',
          canonicalValues: ['User', 'Group'],
          mutability: 'immutable',
        },
        {
          name: 'display',
          type: 'string',
          multiValued: false,
          description: 'The name of the member to show.',
        },
      ],
    },
  ],
};

export const groupResourceType: ResourceTypeDefinition = {
  id: 'Group',
  name: 'Group',
  description: 'Group',
  endpoint: '/Groups',
  schema: groupUrn,
};
