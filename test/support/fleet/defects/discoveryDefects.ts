import { isJsonObject, type JsonObject, withoutMember } from '../../../../src/base/json.js';
import { type FleetDefect } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { type Call, Failure, type Reply } from '../message.js';
import { listOf, objectOf, textOf } from '../record.js';

const claiming = (change: (config: JsonObject) => JsonObject): new () => FleetServer =>
  class extends FleetServer {
    override config(call: Call): JsonObject {
      return change(super.config(call));
    }
  };

const discovering = (endpoint: string, change: (body: JsonObject) => JsonObject | undefined) =>
  class extends FleetServer {
    override discover(name: string, id: string | undefined, call: Call): Reply {
      const reply = super.discover(name, id, call);
      if (name !== endpoint || !isJsonObject(reply.body)) {
        return reply;
      }
      const body = change(reply.body);
      if (!body) {
        throw new Failure(404, 'There is no such endpoint');
      }
      return { ...reply, body };
    }
  };

/** What a server says of itself and does not hold. */
export const discoveryDefects: readonly FleetDefect[] = [
  {
    id: 'discovery.patchDenied',
    sentence: 'ServiceProviderConfig says that there is no PATCH, though there is',
    named: /patch/i,
    server: claiming((config) => ({ ...config, patch: { supported: false } })),
  },
  {
    id: 'discovery.filterDenied',
    sentence: 'ServiceProviderConfig says that there are no filters, though there are',
    named: /filter/i,
    server: claiming((config) => ({ ...config, filter: { supported: false, maxResults: 0 } })),
  },
  {
    id: 'discovery.sortClaimed',
    sentence: 'ServiceProviderConfig says that lists can be sorted, and they are not',
    named: /sort/i,
    server: claiming((config) => ({ ...config, sort: { supported: true } })),
  },
  {
    id: 'discovery.bulkClaimed',
    sentence: 'ServiceProviderConfig says that there is Bulk, and /Bulk is 404',
    named: /bulk/i,
    server: claiming((config) => ({
      ...config,
      bulk: { supported: true, maxOperations: 1000, maxPayloadSize: 1048576 },
    })),
  },
  {
    id: 'discovery.maxResults',
    sentence: 'filter.maxResults is 5, and more are returned',
    named: /maxResults/,
    server: claiming((config) => ({ ...config, filter: { supported: true, maxResults: 5 } })),
  },
  {
    id: 'discovery.etagClaimed',
    sentence: 'ServiceProviderConfig says that there are entity tags, and there are none',
    named: /etag|entity tag|version/i,
    server: class extends FleetServer {
      override finish(reply: Reply): Reply {
        const headers = Object.fromEntries(
          Object.entries(reply.headers).filter(([name]) => name !== 'ETag'),
        );
        const body = isJsonObject(reply.body) ? this.#withoutVersion(reply.body) : reply.body;
        return { ...reply, headers, ...(body !== undefined && { body }) };
      }

      #withoutVersion(body: JsonObject): JsonObject {
        return {
          ...body,
          ...(body['meta'] !== undefined && {
            meta: withoutMember(objectOf(body['meta']), 'version'),
          }),
          ...(body['Resources'] !== undefined && {
            Resources: listOf(body['Resources']).map((one) => this.#withoutVersion(objectOf(one))),
          }),
        };
      }
    },
  },
  {
    id: 'discovery.supportedText',
    sentence: 'supported is a text in ServiceProviderConfig',
    named: /supported|boolean/i,
    server: claiming((config) => ({ ...config, patch: { supported: 'true' } })),
  },
  {
    id: 'discovery.configList',
    sentence: 'ServiceProviderConfig is a list',
    named: /ServiceProviderConfig|list/i,
    server: claiming((config) => ({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: 1,
      startIndex: 1,
      itemsPerPage: 1,
      Resources: [config],
    })),
  },
  {
    id: 'discovery.configParts',
    sentence: 'ServiceProviderConfig has no authenticationSchemes',
    named: /authenticationSchemes/,
    server: claiming((config) => withoutMember(config, 'authenticationSchemes')),
  },
  {
    id: 'discovery.configSchemas',
    sentence: 'ServiceProviderConfig has the URN of SCIM 1.1',
    named: /schemas|SCIM 1\.1|URN/i,
    server: claiming((config) => ({ ...config, schemas: ['urn:scim:schemas:core:1.0'] })),
  },
  {
    id: 'discovery.typesArray',
    sentence: 'Resources of ResourceTypes is missing: the types stand in resourceTypes',
    named: /Resources|ResourceTypes|list/i,
    server: discovering('ResourceTypes', ({ Resources: resources = [], ...body }) => ({
      ...body,
      resourceTypes: resources,
    })),
  },
  {
    id: 'discovery.typesEndpoint',
    sentence: 'endpoint of a resource type is an absolute address',
    named: /endpoint/,
    server: discovering('ResourceTypes', (body) => ({
      ...body,
      ...(body['Resources'] !== undefined && {
        Resources: listOf(body['Resources']).map((type) => ({
          ...objectOf(type),
          endpoint: `https://scim.example.com/v2${textOf(objectOf(type)['endpoint'])}`,
        })),
      }),
    })),
  },
  {
    id: 'discovery.schemaAttributes',
    sentence: 'the schema of users lacks emails, though the server has them',
    named: /emails|schema/i,
    server: discovering('Schemas', (body) => ({
      ...body,
      ...(body['Resources'] !== undefined && {
        Resources: listOf(body['Resources']).map((schema) => ({
          ...objectOf(schema),
          attributes: listOf(objectOf(schema)['attributes']).filter(
            (attribute) => objectOf(attribute)['name'] !== 'emails',
          ),
        })),
      }),
    })),
  },
  {
    id: 'discovery.schemaTypes',
    sentence: 'types of attributes are those of the database: varchar',
    named: /type/,
    server: discovering('Schemas', (body) => ({
      ...body,
      ...(body['Resources'] !== undefined && {
        Resources: listOf(body['Resources']).map((schema) => ({
          ...objectOf(schema),
          attributes: listOf(objectOf(schema)['attributes']).map((attribute) => ({
            ...objectOf(attribute),
            ...(objectOf(attribute)['type'] === 'string' && { type: 'varchar' }),
          })),
        })),
      }),
    })),
  },
  {
    id: 'discovery.open500',
    sentence: 'Schemas ends with 500',
    named: /Schemas|5xx/,
    server: class extends FleetServer {
      override discover(name: string, id: string | undefined, call: Call): Reply {
        if (name === 'Schemas') {
          throw new Failure(500, 'ENOENT: schemas.json');
        }
        return super.discover(name, id, call);
      }
    },
  },
];
