import { type Router } from 'express';
import { type ServiceDeps } from './appDeps.js';
import { toHandler } from './handler.js';
import { answerMethod } from './methods.js';
import {
  createResource,
  deleteResource,
  getResource,
  patchResource,
  putResource,
  type ResourceRequest,
} from './resourceRequests.js';

/**
 * RFC 7644 3.11: the request is done for the person behind the alias, without a redirect; the Location
 * of the answer is the person's own.
 */
export function addMeRoutes(router: Router, deps: ServiceDeps): void {
  const { me } = deps;
  const forMe = (request: ResourceRequest): ReturnType<typeof toHandler> =>
    toHandler((transaction) => {
      request(transaction, deps, me.get());
    });
  router
    .route('/Me')
    .get(forMe(getResource))
    .post(
      toHandler((transaction) => {
        me.bind(createResource(transaction, deps, me.getFreeType()));
      }),
    )
    .put(forMe(putResource))
    .patch(forMe(patchResource))
    .delete(forMe(deleteResource))
    .all(answerMethod(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']));
}
