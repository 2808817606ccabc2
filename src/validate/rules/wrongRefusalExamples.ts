import {
  answer,
  del,
  type ExampleAnswer,
  get,
  type MakeExamples,
  patch,
  post,
  put,
} from '../example/exampleExchange.js';
import {
  errorOf,
  group,
  jane,
  listOf,
  locationHeader,
  newJane,
  patchOf,
} from '../example/exampleResources.js';

const refuse = (status: number, detail: string, scimType?: string): ExampleAnswer =>
  answer(status, errorOf(status, detail, scimType === undefined ? {} : { scimType }));

const lookup = '/Users?filter=userName%20eq%20%22jane%40example.com%22&startIndex=1&count=100';
const off = () => patchOf([{ op: 'replace', value: { active: false } }]);
const addTwo = () =>
  patchOf([{ op: 'add', path: 'members', value: [{ value: '2819' }, { value: '4711' }] }]);

export const wrongRefusalExamples: MakeExamples = () => ({
  'status.lookupRefused': {
    failing: [
      get(lookup, refuse(400, 'Filters are not supported', 'invalidFilter')),
      get(lookup, refuse(501, 'Filters are not supported')),
    ],
    passing: [
      get(lookup, answer(200, listOf([]))),
      get(
        '/Users?filter=nickName%20sw%20%22J%22',
        refuse(400, 'sw is not supported', 'invalidFilter'),
      ),
    ],
  },
  'status.mediaTypeRefused': {
    failing: [
      post('/Users', newJane(), refuse(415, 'Send application/json')),
      get('/Users', refuse(406, 'Not acceptable')),
    ],
    passing: [post('/Users', newJane(), answer(201, jane(), locationHeader()))],
  },
  'status.pathlessRefused': {
    failing: [patch('/Users/2819', off(), refuse(400, 'path is required', 'noTarget'))],
    passing: [patch('/Users/2819', off(), answer(200, jane({ active: false })))],
  },
  'status.readOnlyRefused': {
    failing: [
      put('/Users/2819', jane(), refuse(400, 'id is read-only', 'mutability')),
      patch(
        '/Groups/e9e3',
        patchOf([{ op: 'replace', value: { id: 'e9e3', displayName: 'Developers' } }]),
        refuse(400, 'id cannot be changed', 'mutability'),
      ),
    ],
    passing: [put('/Users/2819', jane(), answer(200, jane()))],
  },
  'status.conflict': {
    failing: [
      post('/Users', newJane(), refuse(400, 'User already exists')),
      post('/Users', newJane(), refuse(400, 'userName', 'uniqueness')),
    ],
    passing: [post('/Users', newJane(), refuse(409, 'jane@example.com is taken', 'uniqueness'))],
  },
  'status.credentials': {
    failing: [get('/Users', refuse(403, 'Invalid token'))],
    passing: [
      get('/Users', refuse(403, 'This client may not list users')),
      get('/Users', answer(401, errorOf(401, 'Invalid token'), { 'WWW-Authenticate': 'Bearer' })),
    ],
  },
  'status.memberRefused': {
    failing: [
      patch('/Groups/e9e3', addTwo(), refuse(400, 'There is no user 4711', 'invalidValue')),
    ],
    passing: [
      patch(
        '/Groups/e9e3',
        addTwo(),
        answer(200, group({ members: [{ value: '2819' }, { value: '4711' }] })),
      ),
    ],
  },
  'status.allow': {
    failing: [del('/Groups/e9e3', refuse(405, 'Groups stay'))],
    passing: [
      del('/Groups/e9e3', answer(405, errorOf(405, 'Groups stay'), { Allow: 'GET, PUT, PATCH' })),
    ],
  },
});
