import {
  isJsonObject,
  type JsonObject,
  type JsonValue,
  withoutMember,
} from '../../../../src/base/json.js';
import {
  withBodies,
  withGroups,
  withLists,
  withReplies,
  withResources,
  withUsers,
} from '../defects/edited.js';
import { type LegalVariant } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, type Reply } from '../message.js';
import { type Kind, listOf, objectOf, objectsOf, textOf } from '../record.js';

/** Every text of a body that stands in one of these members. */
function mapMembers(
  value: JsonValue,
  names: readonly string[],
  change: (text: string) => string,
): JsonValue {
  if (Array.isArray(value)) {
    return value.map((item: JsonValue) => mapMembers(item, names, change));
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, part]) => [
          name,
          names.includes(name) && typeof part === 'string'
            ? change(part)
            : mapMembers(part, names, change),
        ]),
      )
    : value;
}

const withoutHost = (text: string): string => text.replace(/^https?:\/\/[^/]+\/scim\/v2/, '');

const inOtherOrder = (value: JsonValue): JsonValue => {
  if (Array.isArray(value)) {
    return value.map(inOtherOrder);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, part]) => [name, inOtherOrder(part)]),
      )
    : value;
};

/** Other answers that are right as well. */
export const answerVariants: readonly LegalVariant[] = [
  {
    id: 'patch204',
    sentence: 'a PATCH is answered with 204 and no body',
    server: class extends FleetServer {
      override async patch(kind: Kind, id: string, call: Call): Promise<Reply> {
        const { status, headers } = await super.patch(kind, id, call);
        return status === 200 ? { status: 204, headers } : { status, headers };
      }
    },
  },
  {
    id: 'charset',
    sentence: 'the media type has a charset parameter',
    server: class extends FleetServer {
      override readonly mediaType = 'application/scim+json; charset=utf-8';
    },
  },
  {
    id: 'noEtags',
    sentence: 'there are no entity tags, and ServiceProviderConfig says so',
    server: class extends FleetServer {
      override config(call: Call): JsonObject {
        return { ...super.config(call), etag: { supported: false } };
      }

      override checkVersion(): void {
        return undefined;
      }

      override finish(reply: Reply): Reply {
        const headers = Object.fromEntries(
          Object.entries(reply.headers).filter(([name]) => name !== 'ETag'),
        );
        const body = reply.body === undefined ? undefined : withoutVersions(reply.body);
        return { ...reply, headers, ...(body !== undefined && { body }) };
      }

      override read(kind: Kind, id: string, call: Call): Reply {
        return this.toReply(kind, this.find(kind, id), 200, call);
      }
    },
  },
  {
    id: 'noResources',
    sentence: 'Resources is left out where nothing matches',
    server: withLists((list) =>
      listOf(list['Resources']).length === 0 ? withoutMember(list, 'Resources') : list,
    ),
  },
  {
    id: 'relativeReferences',
    sentence: '$ref is relative to the base URL, without a slash in front',
    server: withBodies((body) =>
      objectOf(mapMembers(body, ['$ref'], (text) => withoutHost(text).slice(1))),
    ),
  },
  {
    id: 'relativeReferencesUp',
    sentence: '$ref is relative to the resource: ../Users/…',
    server: withBodies((body) =>
      objectOf(mapMembers(body, ['$ref'], (text) => `..${withoutHost(text)}`)),
    ),
  },
  {
    id: 'noReferences',
    sentence: 'members and groups have no $ref and no display',
    server: withResources((resource) => {
      const bare = (value: JsonValue | undefined): readonly JsonObject[] =>
        objectsOf(value).map((item) => ({ value: item['value'] ?? null }));
      return {
        ...resource,
        ...(resource['members'] !== undefined && { members: bare(resource['members']) }),
        ...(resource['groups'] !== undefined && { groups: bare(resource['groups']) }),
      };
    }),
  },
  {
    id: 'noMembersWhenEmpty',
    sentence: 'members is left out of an empty group',
    server: withGroups((group) =>
      listOf(group['members']).length === 0 ? withoutMember(group, 'members') : group,
    ),
  },
  {
    id: 'groupsWhenEmpty',
    sentence: 'groups of a user is always there, also empty',
    server: withUsers((user, call) =>
      call.query.has('attributes') || call.query.has('excludedAttributes')
        ? user
        : { ...user, groups: user['groups'] ?? [] },
    ),
  },
  {
    id: 'noGroupsInUsers',
    sentence: 'groups of a user is not shown at all',
    server: withUsers((user) => withoutMember(user, 'groups')),
  },
  {
    id: 'nulls',
    sentence: 'attributes without a value are shown as null',
    server: withUsers((user) => ({ title: null, nickName: null, timezone: null, ...user })),
  },
  {
    id: 'memberOrder',
    sentence: 'members of all objects stand in another order',
    server: withBodies((body) => objectOf(inOtherOrder(body))),
  },
  {
    id: 'extraMembers',
    sentence: 'answers have members that the schemas do not know',
    server: withResources((resource) => ({ ...resource, tenant: 'acme', lastLogin: null })),
  },
  {
    id: 'extraExtension',
    sentence: 'users have an extension of the service, named in schemas',
    server: withUsers((user) => ({
      ...user,
      schemas: [...listOf(user['schemas']), 'urn:acme:scim:schemas:extension:1.0:User'],
      'urn:acme:scim:schemas:extension:1.0:User': { licence: 'basic' },
    })),
  },
  {
    id: 'errorWithoutScimType',
    sentence: 'errors have no scimType',
    server: withBodies((body) => withoutMember(body, 'scimType')),
  },
  {
    id: 'metaWithoutTimes',
    sentence: 'meta has resourceType and location only',
    server: withBodies((body) => objectOf(withoutTimes(body))),
  },
  {
    id: 'wholeSeconds',
    sentence: 'points in time have no fractions of a second',
    server: withBodies((body) =>
      objectOf(
        mapMembers(body, ['created', 'lastModified'], (text) => text.replace(/\.\d+Z$/, 'Z')),
      ),
    ),
  },
  {
    id: 'displayNames',
    sentence: 'name.formatted and displayName are made up where they were not sent',
    server: withUsers((user) => {
      // Of what `attributes` and `excludedAttributes` leave, nothing is made up.
      if (user['meta'] === undefined || user['name'] === undefined) {
        return user;
      }
      const name = objectOf(user['name']);
      const formatted = [name['givenName'], name['familyName']].map(textOf).join(' ').trim();
      return {
        ...user,
        name: { formatted, ...name },
        displayName:
          user['displayName'] ?? (formatted === '' ? textOf(user['userName']) : formatted),
      };
    }),
  },
  {
    id: 'headers',
    sentence: 'answers have headers of proxies and names in lower case',
    server: withReplies((reply) => ({
      ...reply,
      headers: {
        ...Object.fromEntries(
          Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]),
        ),
        'cache-control': 'no-store',
        'x-request-id': '4f1c',
        vary: 'Accept-Encoding',
      },
    })),
  },
  {
    id: 'contentLocation',
    sentence: 'GET, PUT and PATCH are answered with Location as well',
    server: withReplies((reply) => {
      const location = isJsonObject(reply.body)
        ? objectOf(reply.body['meta'])['location']
        : undefined;
      return typeof location === 'string'
        ? { ...reply, headers: { Location: location, ...reply.headers } }
        : reply;
    }),
  },
];

function withoutVersions(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(withoutVersions);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, part]) => [
          name,
          name === 'meta' ? withoutMember(objectOf(part), 'version') : withoutVersions(part),
        ]),
      )
    : value;
}

function withoutTimes(value: JsonValue): JsonValue {
  if (Array.isArray(value)) {
    return value.map(withoutTimes);
  }
  return isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .filter(([name]) => name !== 'created' && name !== 'lastModified')
          .map(([name, part]) => [name, withoutTimes(part)]),
      )
    : value;
}
