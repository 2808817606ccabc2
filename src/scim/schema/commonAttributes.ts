import { type AttributeDefinition } from './attribute.js';

/** The attributes that every resource has without naming them in its schema (RFC 7643 3.1). */
export const commonAttributes: readonly AttributeDefinition[] = [
  {
    name: 'schemas',
    type: 'reference',
    multiValued: true,
    description: 'URNs of the schemas that the resource uses.',
    required: true,
    caseExact: true,
    returned: 'always',
    referenceTypes: ['uri'],
  },
  {
    name: 'id',
    type: 'string',
    multiValued: false,
    description: 'Identifier that the service provider issued.',
    caseExact: true,
    mutability: 'readOnly',
    returned: 'always',
    uniqueness: 'server',
  },
  {
    name: 'externalId',
    type: 'string',
    multiValued: false,
    description: 'Identifier that the provisioning client issued; Okta puts its own user id here.',
    caseExact: true,
  },
  {
    name: 'meta',
    type: 'complex',
    multiValued: false,
    description: 'Metadata that the service provider keeps.',
    mutability: 'readOnly',
    subAttributes: [
      {
        name: 'resourceType',
        type: 'string',
        multiValued: false,
        caseExact: true,
        mutability: 'readOnly',
      },
      { name: 'created', type: 'dateTime', multiValued: false, mutability: 'readOnly' },
      { name: 'lastModified', type: 'dateTime', multiValued: false, mutability: 'readOnly' },
      {
        name: 'location',
        type: 'reference',
        multiValued: false,
        mutability: 'readOnly',
        referenceTypes: ['uri'],
      },
      {
        name: 'version',
        type: 'string',
        multiValued: false,
        caseExact: true,
        mutability: 'readOnly',
      },
    ],
  },
];
