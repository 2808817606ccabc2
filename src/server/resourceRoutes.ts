import { type Router } from 'express';
import { type HttpHeader } from '../exchange/exchange.js';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { type StoredResource, type WriteContext } from '../scim/store/directory.js';
import { renderResource } from '../scim/store/renderResource.js';
import { type ServiceDeps } from './appDeps.js';
import { namesVersion } from './entityTags.js';
import { toHandler } from './handler.js';
import { readJsonBody } from './jsonBody.js';
import { answerList, toProjection } from './listAnswer.js';
import { readListQuery, readSearchRequest } from './listParameters.js';
import { answerMethod } from './methods.js';
import { type Transaction } from './transaction.js';

/** Everything under the endpoint of one resource type (RFC 7644 3.2). */
export function addResourceRoutes(router: Router, type: ResourceType, deps: ServiceDeps): void {
  const { directory, redactor, counts } = deps;
  const path = toRoutePath(type.endpoint);
  router
    .route(path)
    .get(
      toHandler((transaction) => {
        answerList(transaction, deps, [type], readListQuery(transaction.query, counts));
      }),
    )
    .post(
      toHandler((transaction) => {
        const body = readJsonBody(transaction, redactor);
        const created = directory.create(type, body, writeContext(transaction));
        answerResource(transaction, 201, created);
      }),
    )
    .all(answerMethod(['GET', 'POST']));
  router
    .route(`${path}/.search`)
    .post(
      toHandler((transaction) => {
        const search = readSearchRequest(readJsonBody(transaction, redactor), counts);
        answerList(transaction, deps, [type], search);
      }),
    )
    .all(answerMethod(['POST']));
  router
    .route(`${path}/:id`)
    .get(
      toHandler((transaction, { id = '' }) => {
        const found = directory.get(type, id);
        if (namesVersion(transaction.request.headers['if-none-match'], found.version)) {
          transaction.send({ status: 304, headers: [['ETag', found.version]] });
        } else {
          answerResource(transaction, 200, found);
        }
      }),
    )
    .put(
      toHandler((transaction, { id = '' }) => {
        const body = readJsonBody(transaction, redactor);
        answerResource(
          transaction,
          200,
          directory.replace(type, id, body, writeContext(transaction)),
        );
      }),
    )
    .patch(
      toHandler((transaction, { id = '' }) => {
        const body = readJsonBody(transaction, redactor);
        answerPatch(
          transaction,
          directory.patch(type, id, body, writeContext(transaction)),
          directory.profile.patchAnswer,
        );
      }),
    )
    .delete(
      toHandler((transaction, { id = '' }) => {
        directory.remove(type, id, writeContext(transaction));
        transaction.send({ status: 204 });
      }),
    )
    .all(answerMethod(['GET', 'PUT', 'PATCH', 'DELETE']));
}

/** An endpoint may hold characters that mean something in a route. */
const toRoutePath = (endpoint: string): string => endpoint.replaceAll(/[{}()[\]+?!:*\\]/g, '\\$&');

function writeContext({ request, note }: Transaction): WriteContext {
  const ifMatch = request.headers['if-match'];
  return { note, ...(ifMatch !== undefined && { ifMatch }) };
}

/** Answers honour `attributes` and `excludedAttributes` whatever the method (RFC 7644 3.9). */
function answerResource(transaction: Transaction, status: number, stored: StoredResource): void {
  const { query, baseUrl } = transaction;
  const projection =
    query.size === 0
      ? undefined
      : toProjection(
          {
            attributes: query.get('attributes'),
            excludedAttributes: query.get('excludedAttributes'),
          },
          stored.type,
        );
  transaction.send({
    status,
    headers: headersOf(stored, baseUrl),
    text: renderResource(stored, baseUrl, projection),
    isRendered: true,
  });
}

/** RFC 7644 3.5.2: with `attributes` the answer is 200 even where it would be 204. */
function answerPatch(
  transaction: Transaction,
  stored: StoredResource,
  patchAnswer: 'resource' | 'noContent',
): void {
  if (patchAnswer === 'resource' || transaction.query.has('attributes')) {
    answerResource(transaction, 200, stored);
  } else {
    transaction.send({ status: 204, headers: headersOf(stored, transaction.baseUrl) });
  }
}

const headersOf = (stored: StoredResource, baseUrl: string): readonly HttpHeader[] => [
  ['ETag', stored.version],
  ['Location', `${baseUrl}${stored.type.endpoint}/${encodeURIComponent(stored.id)}`],
];
