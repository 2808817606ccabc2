import { listResponseUrn } from '../scim/message/list.js';
import { type Router } from 'express';
import { type JsonObject } from '../base/json.js';
import {
  findResourceTypeDocument,
  resourceTypeDocuments,
} from '../scim/discovery/resourceTypeDocuments.js';
import { findSchemaDocument, schemaDocuments } from '../scim/discovery/schemaDocuments.js';
import { serviceProviderConfig } from '../scim/discovery/serviceProviderConfig.js';
import { forbidden, notFound } from '../scim/errors.js';
import { type ServiceDeps } from './appDeps.js';
import { toHandler } from './handler.js';
import { answerMethod } from './methods.js';
import { type Transaction } from './transaction.js';

/** ServiceProviderConfig, ResourceTypes and Schemas (RFC 7644 4); all of them read-only. */
export function addDiscoveryRoutes(router: Router, deps: ServiceDeps): void {
  const { registry } = deps.directory;
  const add = (path: string, get: (transaction: Transaction, name: string) => JsonObject): void => {
    router
      .route(path)
      .get(
        toHandler((transaction, parameters) => {
          refuseFilter(transaction);
          const document = get(transaction, parameters['name'] ?? '');
          transaction.send({ status: 200, text: JSON.stringify(document), isRendered: true });
        }),
      )
      .all(answerMethod(['GET']));
  };
  add('/ServiceProviderConfig', ({ baseUrl }) =>
    serviceProviderConfig(
      deps.authorizer.schemes,
      {
        maxResults: deps.counts.most,
        defaultPageSize: deps.counts.usual,
        cursorTimeout: deps.cursorTimeout,
        bulk: deps.bulkLimits,
      },
      baseUrl,
      deps.directory.profile,
    ),
  );
  add('/ResourceTypes', ({ baseUrl }) => toList(resourceTypeDocuments(registry, baseUrl)));
  add('/ResourceTypes/:name', ({ baseUrl }, name) => {
    const found = findResourceTypeDocument(registry, baseUrl, name);
    if (!found) {
      const names = registry.resourceTypes.map((type) => type.name).join(', ');
      throw notFound(`There is no resource type ${name}; there are ${names}.`);
    }
    return found;
  });
  add('/Schemas', ({ baseUrl }) => toList(schemaDocuments(registry, baseUrl)));
  add('/Schemas/:name', ({ baseUrl }, name) => {
    const found = findSchemaDocument(registry, baseUrl, name);
    if (!found) {
      throw notFound(`There is no schema ${name}; GET /Schemas lists those there are.`);
    }
    return found;
  });
}

/** RFC 7644 4: everything is listed, whatever the paging parameters say. */
const toList = (resources: readonly JsonObject[]): JsonObject => ({
  schemas: [listResponseUrn],
  totalResults: resources.length,
  startIndex: 1,
  itemsPerPage: resources.length,
  Resources: resources,
});

function refuseFilter({ query }: Transaction): void {
  if (query.has('filter')) {
    throw forbidden('Discovery endpoints take no filter (RFC 7644 4).');
  }
}
