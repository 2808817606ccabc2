import { type JsonObject } from '../../base/json.js';
import { answer, get, type MakeExamples, patch } from '../example/exampleExchange.js';
import { errorOf, jane, listOf, omar, patchOf } from '../example/exampleResources.js';

const bearer = {
  type: 'oauthbearertoken',
  name: 'Token',
  description: 'A token in the header Authorization',
};

const configOf = (members: JsonObject = {}): JsonObject => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 100 },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: false },
  authenticationSchemes: [bearer],
  ...members,
});

const userType = (members: JsonObject = {}): JsonObject => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
  id: 'User',
  name: 'User',
  endpoint: '/Users',
  schema: 'urn:ietf:params:scim:schemas:core:2.0:User',
  ...members,
});

const readConfig = (members: JsonObject = {}) =>
  get('/ServiceProviderConfig', answer(200, configOf(members)));
const readTypes = (...types: readonly JsonObject[]) =>
  get('/ResourceTypes', answer(200, listOf(types)));
const deactivation = patchOf([{ op: 'replace', value: { active: false } }]);
const bothNames = '/Users?filter=userName%20co%20%22example%22';

export const discoveryExamples: MakeExamples = () => ({
  'discovery.form': {
    failing: [
      get('/ResourceTypes', answer(200, userType())),
      get('/ServiceProviderConfig', answer(200, listOf([configOf()]))),
    ],
    passing: [
      readTypes(userType()),
      readConfig(),
      get('/ResourceTypes/User', answer(200, userType())),
    ],
  },
  'discovery.filter': {
    failing: [
      get('/ResourceTypes?filter=name%20eq%20%22User%22', answer(200, listOf([userType()]))),
    ],
    passing: [
      get(
        '/ResourceTypes?filter=name%20eq%20%22User%22',
        answer(403, errorOf(403, 'Discovery takes no filter')),
      ),
    ],
  },
  'discovery.claim': {
    failing: [
      [
        readConfig({ sort: { supported: true } }),
        get('/Users?sortBy=userName', answer(501, errorOf(501, 'There is no sorting'))),
      ],
    ],
    passing: [
      [
        readConfig(),
        get('/Users?sortBy=userName', answer(501, errorOf(501, 'There is no sorting'))),
      ],
      [readConfig(), patch('/Users/2819', deactivation, answer(200, jane({ active: false })))],
    ],
  },
  'discovery.maxResults': {
    failing: [
      [
        readConfig({ filter: { supported: true, maxResults: 1 } }),
        get(bothNames, answer(200, listOf([jane(), omar()]))),
      ],
    ],
    passing: [[readConfig(), get(bothNames, answer(200, listOf([jane(), omar()])))]],
  },
  'discovery.etag': {
    failing: [[readConfig({ etag: { supported: true } }), get('/Users/2819', answer(200, jane()))]],
    passing: [
      [
        readConfig({ etag: { supported: true } }),
        get('/Users/2819', answer(200, jane(), { ETag: 'W/"1"' })),
      ],
    ],
  },
  'discovery.noFilter': {
    failing: [readConfig({ filter: { supported: false, maxResults: 0 } })],
    passing: [readConfig()],
  },
  'discovery.missing': {
    failing: [get('/ServiceProviderConfig', answer(404, errorOf(404, 'No such path')))],
    passing: [readConfig()],
  },
  'discovery.authenticationType': {
    failing: [readConfig({ authenticationSchemes: [{ ...bearer, type: 'bearer' }] })],
    passing: [readConfig()],
  },
  'discovery.endpoint': {
    failing: [readTypes(userType({ endpoint: 'https://example.com/scim/v2/Users' }))],
    passing: [readTypes(userType())],
  },
});
