import { type Requirement } from '../model/requirement.js';
import { type RequirementRow, toRequirement } from './requirementRow.js';

const rows: readonly RequirementRow[] = [
  [
    'resource.id',
    'MUST',
    '3.1',
    'Each resource has an id that the server makes, that is unique and that never changes',
  ],
  [
    'resource.meta',
    'SHOULD',
    '3.1',
    'A resource has meta with resourceType, created, lastModified and location',
  ],
  [
    'resource.lastModified',
    'MUST',
    '3.1',
    'meta.lastModified is when the resource was changed last',
    ['version.lastModified'],
  ],
  [
    'resource.schemas',
    'MUST',
    '3',
    'Each resource and message names its schemas, that of its extensions too',
    [
      'schemas.missing',
      'schemas.notAnArray',
      'schemas.empty',
      'schemas.core',
      'schemas.extensionNotNamed',
    ],
  ],
  [
    'value.type',
    'MUST',
    '2.3',
    'A value has the type that its attribute is defined with',
    [
      'schema.type',
      'schema.booleanText',
      'schema.booleanNumber',
      'schema.numericId',
      'schema.numberText',
      'schema.dateTime',
      'schema.binary',
      'schema.reference',
    ],
  ],
  [
    'value.multiValued',
    'MUST',
    '2.4',
    'A multi-valued attribute is an array and keeps all its values',
    ['schema.notAnArray'],
  ],
  [
    'value.singleValued',
    'MUST',
    '2.3',
    'A single-valued attribute is no array',
    ['schema.notSingle'],
  ],
  [
    'value.primary',
    'MUST',
    '2.4',
    'One value of a list at most is primary',
    ['value.primaryTwice'],
  ],
  [
    'value.unassigned',
    'MUST',
    '2.5',
    'null and an empty array mean that an attribute has no value',
  ],
  ['value.nameCase', 'MUST', '2.1', 'The case of attribute names does not matter'],
  [
    'value.kept',
    'MUST',
    '2.2',
    'What may be written is kept as it was written',
    ['echo.lost', 'echo.changed'],
  ],
  [
    'value.required',
    'MUST',
    '2.2',
    'A resource has its id and all required attributes',
    ['schema.missingInAnswer', 'value.emptyRequired'],
  ],
  ['value.password', 'MUST', '4.1.1', 'A password is never returned', ['schema.neverReturned']],
  ['active.kept', 'MUST', '4.1.1', 'active false is a state of a user, not its end'],
  ['group.members', 'MUST', '4.2', 'A group has the members that it was given'],
  ['group.mirror', 'SHOULD', '4.1.2', 'groups of a user are those that have it as a member'],
  ['conflict.case', 'MUST', '4.1.1', 'userName is unique without regard to its case'],
  [
    'discovery.claims',
    'MUST',
    '5',
    'ServiceProviderConfig claims what the server does',
    ['discovery.claim', 'discovery.etag', 'discovery.maxResults'],
  ],
  [
    'discovery.definitions',
    'MUST',
    '7',
    'Schemas are defined with the characteristics that there are',
    [
      'definition.characteristic',
      'definition.name',
      'definition.subAttributes',
      'definition.member',
    ],
  ],
];

const untestable: readonly RequirementRow[] = [
  [
    'value.canonical',
    'SHOULD',
    '2.4',
    'Values with the same meaning are kept in one form',
    [],
    'Which values mean the same is for the server to say',
  ],
  [
    'value.passwordStored',
    'MUST',
    '9.2',
    'Passwords are stored as a salted hash',
    [],
    'What is stored cannot be seen from outside',
  ],
  [
    'value.privacy',
    'SHOULD',
    '9.3',
    'Personal data is protected',
    [],
    'It is a matter of the whole service',
  ],
  [
    'resource.idGlobal',
    'SHOULD',
    '3.1',
    'An id is unique among all resources of all types',
    [],
    'Not all resources of a server can be looked at',
  ],
];

export const requirements7643: readonly Requirement[] = [...rows, ...untestable].map((row) =>
  toRequirement('RFC 7643', row),
);
