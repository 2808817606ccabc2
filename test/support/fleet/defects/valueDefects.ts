import { type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { objectOf, objectsOf, textOf } from '../record.js';
import { enterpriseUrn, userUrn } from '../urns.js';
import { withBodies, withGroups, withResources, withUsers } from './edited.js';

const withMeta = (resource: JsonObject, change: (meta: JsonObject) => JsonObject): JsonObject =>
  resource['meta'] === undefined
    ? resource
    : { ...resource, meta: change(objectOf(resource['meta'])) };

/** Users and groups that are shown wrongly. */
export const valueDefects: readonly FleetDefect[] = [
  {
    id: 'value.activeText',
    sentence: 'active is shown as the text "true" or "false"',
    named: /boolean/i,
    server: withUsers((user) => ({ ...user, active: JSON.stringify(user['active'] ?? true) })),
  },
  {
    id: 'value.activeNumber',
    sentence: 'active is shown as 1 or 0, as the column of the database has it',
    named: /boolean/i,
    server: withUsers((user) => ({ ...user, active: user['active'] === true ? 1 : 0 })),
  },
  {
    id: 'value.activeMissing',
    sentence: 'active is not shown at all',
    named: /active/i,
    server: withUsers((user) => withoutMember(user, 'active')),
  },
  {
    id: 'value.activeOnlyWhenFalse',
    sentence: 'active is left out while it is true',
    named: /active/i,
    server: withUsers((user) => (user['active'] === true ? withoutMember(user, 'active') : user)),
  },
  {
    id: 'value.numericId',
    sentence: 'id is a JSON number',
    named: /\bid\b.*string|string.*\bid\b/is,
    server: withResources((resource) => ({
      ...resource,
      id: Number.parseInt(textOf(resource['id']).slice(0, 7), 16),
    })),
  },
  {
    id: 'value.emailsObject',
    sentence: 'emails is one object instead of an array',
    named: /array/i,
    server: withUsers((user) =>
      user['emails'] === undefined
        ? user
        : { ...user, emails: objectsOf(user['emails'])[0] ?? null },
    ),
  },
  {
    id: 'value.emailsTexts',
    sentence: 'emails is an array of plain texts',
    named: /emails/i,
    server: withUsers((user) =>
      user['emails'] === undefined
        ? user
        : { ...user, emails: objectsOf(user['emails']).map(({ value }) => value ?? null) },
    ),
  },
  {
    id: 'value.primaryText',
    sentence: 'primary of an email is shown as a text',
    named: /primary.*boolean|boolean.*primary/is,
    server: withUsers((user) =>
      user['emails'] === undefined
        ? user
        : {
            ...user,
            emails: objectsOf(user['emails']).map((email) => ({
              ...email,
              primary: JSON.stringify(email['primary'] ?? false),
            })),
          },
    ),
  },
  {
    id: 'value.createdLocal',
    sentence: 'meta.created is written as the database prints it, 2026-01-02 03:04:05',
    named: /dateTime/i,
    server: withResources((resource) =>
      withMeta(resource, (meta) => ({
        ...meta,
        created: textOf(meta['created']).replace('T', ' ').slice(0, 19),
      })),
    ),
  },
  {
    id: 'value.createdNumber',
    sentence: 'meta.created and meta.lastModified are milliseconds since 1970',
    named: /dateTime|meta\.created/i,
    server: withResources((resource) =>
      withMeta(resource, (meta) => ({
        ...meta,
        created: Date.parse(textOf(meta['created'])),
        lastModified: Date.parse(textOf(meta['lastModified'])),
      })),
    ),
  },
  {
    id: 'value.membersNull',
    sentence: 'members of an empty group is an array with null in it',
    named: /members/i,
    server: withGroups((group) =>
      objectsOf(group['members']).length === 0 ? { ...group, members: [null] } : group,
    ),
  },
  {
    id: 'value.membersTexts',
    sentence: 'members is an array of ids',
    named: /members/i,
    server: withGroups((group) => ({
      ...group,
      members: objectsOf(group['members']).map(({ value }) => value ?? null),
    })),
  },
  {
    id: 'value.password',
    sentence: 'the password is in the answer, hashed',
    named: /password/i,
    server: withUsers((user) => ({ ...user, password: '$2b$10$N9qo8uLOickgx2ZMRZoMye' })),
  },
  {
    id: 'value.schemasMissing',
    sentence: 'a resource has no schemas',
    named: /schemas/i,
    server: withResources((resource) => withoutMember(resource, 'schemas')),
  },
  {
    id: 'value.schemasText',
    sentence: 'schemas of a user is a text instead of an array',
    named: /schemas.*array/is,
    server: withUsers((user) => ({ ...user, schemas: userUrn })),
  },
  {
    id: 'value.schemasOld',
    sentence: 'schemas of a user is the URN of SCIM 1.1',
    named: /SCIM 1\.1|2\.0/,
    server: withUsers((user) => ({ ...user, schemas: ['urn:scim:schemas:core:1.0'] })),
  },
  {
    id: 'value.schemasOfGroup',
    sentence: 'a group says in schemas that it is a user',
    named: /schemas/i,
    server: withGroups((group) => ({ ...group, schemas: [userUrn] })),
  },
  {
    id: 'value.extensionNotNamed',
    sentence: 'the enterprise extension has data, but schemas does not name it',
    named: /schemas/i,
    server: withUsers((user) => ({ ...user, schemas: [userUrn] })),
  },
  {
    id: 'value.extensionFlat',
    sentence: 'the attributes of the enterprise extension are shown at the top of the user',
    named: /enterprise|department/i,
    server: withUsers(({ [enterpriseUrn]: extension, ...user }) => ({
      ...user,
      schemas: [userUrn],
      ...objectOf(extension),
    })),
  },
  {
    id: 'value.resourceTypeLower',
    sentence: 'resourceType of meta is "user" in lower case',
    named: /resourceType/i,
    server: withUsers((user) => withMeta(user, (meta) => ({ ...meta, resourceType: 'user' }))),
  },
  {
    id: 'value.locationOtherHost',
    sentence: 'meta.location has the address of the container behind the proxy',
    named: /location/i,
    server: withResources((resource) =>
      withMeta(resource, (meta) => ({
        ...meta,
        location: textOf(meta['location']).replace(/\/\/[^/]+/, '//scim-7d4b9c:8080'),
      })),
    ),
  },
  {
    id: 'value.locationWithoutBase',
    sentence: 'meta.location forgets the base path',
    named: /location/i,
    server: withResources((resource) =>
      withMeta(resource, (meta) => ({
        ...meta,
        location: textOf(meta['location']).replace('/scim/v2', ''),
      })),
    ),
  },
  {
    id: 'value.locationOtherId',
    sentence: 'meta.location ends with the userName in place of the id',
    named: /location/i,
    server: withUsers((user) =>
      withMeta(user, (meta) => ({
        ...meta,
        location: textOf(meta['location']).replace(
          textOf(user['id']),
          encodeURIComponent(textOf(user['userName'])),
        ),
      })),
    ),
  },
  {
    id: 'value.wrapped',
    sentence: 'a resource is wrapped in a member data, as all of the other routes of the API do it',
    named: /\bid\b|schemas|required/i,
    server: withBodies((body, call) => (call.path[1] === undefined ? body : { data: body })),
  },
  {
    id: 'value.snakeCase',
    sentence: 'attributes are shown in snake case, such as user_name',
    named: /userName/,
    server: withUsers(({ userName, ...user }) => ({ ...user, user_name: userName ?? null })),
  },
  {
    id: 'value.listForOne',
    sentence: 'a GET of one user gives a list with one user',
    named: /list/i,
    server: withBodies((body, call) =>
      call.method === 'GET' &&
      call.path[0] === 'Users' &&
      call.path[1] !== undefined &&
      body['id'] !== undefined
        ? {
            schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
            totalResults: 1,
            startIndex: 1,
            itemsPerPage: 1,
            Resources: [body],
          }
        : body,
    ),
  },
];
