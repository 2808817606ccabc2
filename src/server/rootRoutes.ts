import { type Router } from 'express';
import { type ScimError, notFound } from '../scim/errors.js';
import { discoveryEndpoints } from '../scim/discovery/discoveryEndpoints.js';
import { type ServiceDeps } from './appDeps.js';
import { toHandler } from './handler.js';
import { readJsonBody } from './jsonBody.js';
import { answerList } from './listAnswer.js';
import { readListQuery, readSearchRequest } from './listParameters.js';
import { answerMethod } from './methods.js';

/** The base path itself: search over all resource types. */
export function addRootRoutes(router: Router, deps: ServiceDeps): void {
  const { redactor, counts } = deps;
  const { resourceTypes } = deps.directory.registry;
  router
    .route('/')
    .get(
      toHandler((transaction) => {
        answerList(transaction, deps, resourceTypes, readListQuery(transaction.query, counts));
      }),
    )
    .all(answerMethod(['GET']));
  router
    .route('/.search')
    .post(
      toHandler((transaction) => {
        const search = readSearchRequest(readJsonBody(transaction, redactor), counts, {
          profile: deps.directory.profile,
          note: transaction.note,
        });
        answerList(transaction, deps, resourceTypes, search);
      }),
    )
    .all(answerMethod(['POST']));
}

/** The answer to every path that no route has taken. */
export function toUnknownPath(path: string, deps: ServiceDeps): ScimError {
  const endpoints = [
    ...deps.directory.registry.resourceTypes.map((type) => type.endpoint),
    ...discoveryEndpoints,
    ...['/Bulk', '/Me'],
  ];
  const [, first = ''] = path.split('/');
  const meant = endpoints.find((endpoint) => endpoint.toLowerCase() === `/${first}`.toLowerCase());
  const hint =
    meant !== undefined && meant !== `/${first}`
      ? ` Capitals matter in paths: did you mean ${meant}?`
      : '';
  return notFound(`There is nothing at ${path}. This service has ${endpoints.join(', ')}.${hint}`);
}
