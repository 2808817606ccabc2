import { answer, get, patch, post, type MakeExamples } from '../example/exampleExchange.js';
import {
  errorOf,
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../example/exampleResources.js';

const listUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';
const userUrn = 'urn:ietf:params:scim:schemas:core:2.0:User';
const enterpriseUrn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const created = answer(201, jane(), locationHeader());
const oneUser = (schemas: readonly string[] | string | undefined, more = {}) =>
  get('/Users/2819', answer(200, jane({ schemas, ...more })));
const good = get('/Users/2819', answer(200, jane()));

const deactivation = [{ op: 'replace', value: { active: false } }];
const deactivated = answer(200, jane({ active: false }));

const entitlementType = (schema: string) =>
  get(
    '/ResourceTypes/Entitlement',
    answer(200, {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
      id: 'Entitlement',
      name: 'Entitlement',
      endpoint: '/Entitlements',
      schema,
    }),
  );

export const schemasExamples: MakeExamples = () => ({
  'schemas.missing': {
    failing: [
      oneUser(undefined),
      post('/Users', newJane({ schemas: undefined }), created),
      get('/Users', answer(200, listOf([jane()], { schemas: undefined }))),
      get('/Users/1', answer(404, errorOf(404, 'Nobody has this id', { schemas: undefined }))),
      patch('/Users/2819', patchOf(deactivation, { schemas: undefined }), deactivated),
    ],
    passing: [good, get('/Users', answer(200, listOf([])))],
  },
  'schemas.notAnArray': {
    failing: [
      patch(
        '/Users/2819',
        patchOf(deactivation, { schemas: 'urn:ietf:params:scim:api:messages:2.0:PatchOp' }),
        deactivated,
      ),
    ],
    passing: [patch('/Users/2819', patchOf(deactivation), deactivated)],
  },
  'schemas.empty': {
    failing: [oneUser([]), get('/Users', answer(200, listOf([], { schemas: [] })))],
    passing: [good],
  },
  'schemas.core': {
    failing: [
      oneUser([enterpriseUrn], { [enterpriseUrn]: { department: 'Sales' } }),
      post(
        '/Users',
        newJane({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'] }),
        created,
      ),
      patch('/Users/2819', patchOf(deactivation, { schemas: [userUrn] }), deactivated),
    ],
    passing: [
      oneUser([enterpriseUrn, userUrn], { [enterpriseUrn]: { department: 'Sales' } }),
      oneUser([userUrn.toUpperCase()]),
    ],
  },
  'schemas.extensionNotNamed': {
    failing: [oneUser([userUrn], { [enterpriseUrn]: { department: 'Sales' } })],
    passing: [
      oneUser([userUrn, enterpriseUrn], { [enterpriseUrn]: { department: 'Sales' } }),
      oneUser([userUrn], { [enterpriseUrn]: {} }),
    ],
  },
  'schemas.withoutData': {
    failing: [oneUser([userUrn, enterpriseUrn])],
    passing: [good],
  },
  'schemas.duplicate': { failing: [oneUser([userUrn, userUrn])], passing: [good] },
  'schemas.unknown': {
    failing: [oneUser([userUrn, 'urn:example:shoes:1.0:User'])],
    passing: [good],
  },
  'schemas.capitals': {
    failing: [
      oneUser([userUrn.replace(':User', ':user')]),
      get('/Users', answer(200, listOf([jane()], { schemas: [listUrn.toLowerCase()] }))),
    ],
    passing: [good],
  },
  'schemas.scim11': {
    failing: [
      oneUser(['urn:scim:schemas:core:1.0']),
      get('/Users', answer(200, listOf([jane()], { schemas: ['urn:scim:schemas:core:1.0'] }))),
    ],
    passing: [good],
  },
  'schemas.ietfEntitlement': {
    failing: [entitlementType('urn:ietf:params:scim:schemas:core:2.0:Entitlement')],
    passing: [entitlementType('urn:okta:scim:schemas:core:1.0:Entitlement')],
  },
});
