import { type Router } from 'express';
import { type ResourceType } from '../scim/schema/resourceType.js';
import { type ServiceDeps } from './appDeps.js';
import { type ScimHandler, toHandler } from './handler.js';
import { readJsonBody } from './jsonBody.js';
import { answerList } from './listAnswer.js';
import { readListQuery, readSearchRequest } from './listParameters.js';
import { answerMethod } from './methods.js';
import {
  type ResourceRequest,
  createResource,
  deleteResource,
  getResource,
  patchResource,
  putResource,
} from './resourceRequests.js';

/** Everything under the endpoint of one resource type (RFC 7644 3.2). */
export function addResourceRoutes(router: Router, type: ResourceType, deps: ServiceDeps): void {
  const { redactor, counts } = deps;
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
        createResource(transaction, deps, type);
      }),
    )
    .all(answerMethod(['GET', 'POST']));
  router
    .route(`${path}/.search`)
    .post(
      toHandler((transaction) => {
        const search = readSearchRequest(readJsonBody(transaction, redactor), counts, {
          profile: deps.directory.profile,
          note: transaction.note,
        });
        answerList(transaction, deps, [type], search);
      }),
    )
    .all(answerMethod(['POST']));
  const byId = (request: ResourceRequest): ScimHandler =>
    toHandler((transaction, { id = '' }) => {
      request(transaction, deps, { type, id });
    });
  router
    .route(`${path}/:id`)
    .get(byId(getResource))
    .put(byId(putResource))
    .patch(byId(patchResource))
    .delete(byId(deleteResource))
    .all(answerMethod(['GET', 'PUT', 'PATCH', 'DELETE']));
}

/** An endpoint may hold characters that mean something in a route. */
const toRoutePath = (endpoint: string): string => endpoint.replaceAll(/[{}()[\]+?!:*\\]/g, '\\$&');
