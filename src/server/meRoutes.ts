import { type Router } from 'express';
import { ScimError } from '../scim/errors.js';
import { type ServiceDeps } from './appDeps.js';
import { errorAnswer } from './errorAnswer.js';
import { toHandler } from './handler.js';
import { answerMethod } from './methods.js';
import {
  type Target,
  createResource,
  deleteResource,
  getResource,
  locationOf,
  patchResource,
  putResource,
  type ResourceRequest,
} from './resourceRequests.js';
import { type Transaction } from './transaction.js';

/** RFC 7644 3.11: the request is done for the person behind the alias, without a redirect. */
export function addMeRoutes(router: Router, deps: ServiceDeps): void {
  const { me } = deps;
  const forMe = (request: ResourceRequest): ReturnType<typeof toHandler> =>
    toHandler((transaction) => {
      doForPerson(transaction, deps, request, me.get());
    });
  router
    .route('/Me')
    .get(forMe(getResource))
    .post(
      toHandler((transaction) => {
        const create = (): void => {
          me.bind(() => createResource(transaction, deps, me.getFreeType()));
        };
        if (me.bound) {
          doForPerson(transaction, deps, create, me.bound);
        } else {
          create();
        }
      }),
    )
    .put(forMe(putResource))
    .patch(forMe(patchResource))
    .delete(forMe(deleteResource))
    .all(answerMethod(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']));
}

/** The Location of any answer, failures too, is the person's own (RFC 7644 3.11). */
function doForPerson(
  transaction: Transaction,
  deps: ServiceDeps,
  request: ResourceRequest,
  { type, id }: Target,
): void {
  const target: Target = { type, id, isAliased: true };
  try {
    request(transaction, deps, target);
  } catch (error) {
    if (!(error instanceof ScimError)) {
      throw error;
    }
    transaction.send(errorAnswer(error, [['Location', locationOf(target, transaction.baseUrl)]]));
  }
}
