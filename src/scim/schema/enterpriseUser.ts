import { type AttributeDefinition, type SchemaDefinition } from './attribute.js';

export const enterpriseUserUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const text = (name: string, description: string): AttributeDefinition => ({
  name,
  type: 'string',
  multiValued: false,
  description,
});

/** RFC 7643 4.3 and 8.7.1. */
export const enterpriseUserSchema: SchemaDefinition = {
  id: enterpriseUserUrn,
  name: 'EnterpriseUser',
  description: 'Enterprise User',
  attributes: [
    text('employeeNumber', 'The number that the organisation gave the person.'),
    text('costCenter', 'The name of a cost center.'),
    text('organization', 'The name of an organization.'),
    text('division', 'The name of a division.'),
    text('department', 'The name of a department.'),
    {
      name: 'manager',
      type: 'complex',
      multiValued: false,
      description: 'The manager of the person.',
      subAttributes: [
        { ...text('value', 'The id of the manager.'), caseExact: true },
        {
          name: '$ref',
          type: 'reference',
          multiValued: false,
          description: 'The address of the manager.',
          referenceTypes: ['User'],
        },
        {
          ...text('displayName', 'The name of the manager to show.'),
          mutability: 'readOnly',
        },
      ],
    },
  ],
};
