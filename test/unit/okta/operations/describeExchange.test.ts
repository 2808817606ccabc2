import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Exchange } from '../../../../src/exchange/exchange.js';
import { describeExchange } from '../../../../src/okta/operations/describeExchange.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { type ExchangeParts, buildExchange } from '../../../support/exchangeBuilder.js';

const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';
const patch = (...operations: readonly unknown[]): unknown => ({
  schemas: [patchOp],
  Operations: operations,
});
const curl = [['User-Agent', 'curl/8.5.0']] as const;
const filter = (text: string): string => `filter=${encodeURIComponent(text)}`;

interface Row {
  readonly request: ExchangeParts;
  readonly id: string;
  readonly title: string;
  readonly subject?: string;
  readonly appKind?: 'aiw' | 'oin';
}

const rows: readonly Row[] = [
  {
    request: { url: '/Users?startIndex=1&count=2' },
    id: 'user.probe',
    title: 'Test connection (probe)',
  },
  {
    request: { url: '/Users?count=2&startIndex=1', status: 401 },
    id: 'user.probe',
    title: 'Test connection (probe)',
  },
  {
    request: { url: `/Users?${filter('userName eq "anna@example.com"')}&startIndex=1&count=100` },
    id: 'user.lookup',
    title: 'Look up user by userName',
    subject: 'anna@example.com',
  },
  {
    request: { url: '/Users?startIndex=1&count=100&filter=userName+eq+%22anna%40example.com%22' },
    id: 'user.lookup',
    title: 'Look up user by userName',
    subject: 'anna@example.com',
  },
  {
    request: { url: `/Users?${filter('emails.value eq "anna@example.com"')}` },
    id: 'user.lookup',
    title: 'Look up user by emails.value',
    subject: 'anna@example.com',
  },
  {
    request: { url: `/Groups?${filter('displayName eq "Sales"')}&startIndex=1&count=100` },
    id: 'group.lookup',
    title: 'Look up group by displayName',
    subject: 'Sales',
  },
  {
    request: { url: '/Users?startIndex=101&count=100' },
    id: 'user.import',
    title: 'Import users, page at 101',
  },
  {
    request: { url: '/Groups?startIndex=1&count=100' },
    id: 'group.import',
    title: 'Import groups, page at 1',
  },
  {
    request: { url: '/Users?startIndex=1&count=10', headers: curl },
    id: 'user.list',
    title: 'List users, page at 1',
  },
  { request: { url: '/Users', headers: curl }, id: 'user.list', title: 'List users' },
  { request: { url: '/users/', headers: curl }, id: 'user.list', title: 'List users' },
  { request: { url: '/Users?count=0' }, id: 'user.count', title: 'Count users' },
  {
    request: { url: `/Users?${filter('meta.lastModified gt "2026-01-01T00:00:00Z"')}` },
    id: 'user.importChanged',
    title: 'Import changed users',
  },
  {
    request: { url: `/Users?${filter('active eq true and title pr')}` },
    id: 'user.find',
    title: 'Find users by filter',
  },
  {
    request: { url: `/Users?${filter('userName = "anna"')}`, status: 400 },
    id: 'user.find',
    title: 'Find users by filter',
  },
  {
    request: { url: '/Users?filter=%E0%A4%A', status: 400 },
    id: 'user.find',
    title: 'Find users by filter',
  },
  {
    request: { method: 'POST', url: '/Users', body: { userName: 'anna@example.com' }, status: 201 },
    id: 'user.create',
    title: 'Create user',
    subject: 'anna@example.com',
  },
  {
    request: { method: 'POST', url: '/Users', body: '{"userName": "anna', status: 400 },
    id: 'user.create',
    title: 'Create user',
  },
  {
    request: { url: '/Users/1', answer: { id: '1', userName: 'anna@example.com' } },
    id: 'user.get',
    title: 'Get user',
    subject: 'anna@example.com',
  },
  { request: { url: '/Users/1', status: 404 }, id: 'user.get', title: 'Get user', subject: '1' },
  {
    request: { url: '/Users/a%20b%2Fc', status: 404 },
    id: 'user.get',
    title: 'Get user',
    subject: 'a b/c',
  },
  { request: { method: 'HEAD', url: '/Users/1' }, id: 'user.get', title: 'Get user', subject: '1' },
  {
    request: { url: '/Users/1', answer: { id: '2', userName: 'somebody else' } },
    id: 'user.get',
    title: 'Get user',
    subject: '1',
  },
  {
    request: { method: 'PUT', url: '/Users/1', body: { userName: 'anna', active: true } },
    id: 'user.update',
    title: 'Update user (PUT)',
    subject: 'anna',
  },
  {
    request: { method: 'PUT', url: '/Users/1', body: { userName: 'anna', active: false } },
    id: 'user.deactivate',
    title: 'Deactivate user (AIW)',
    subject: 'anna',
    appKind: 'aiw',
  },
  {
    request: { method: 'PUT', url: '/Users/1', body: { userName: 'anna', password: '[redacted]' } },
    id: 'user.password',
    title: 'Sync password (AIW)',
    subject: 'anna',
    appKind: 'aiw',
  },
  {
    request: {
      method: 'PUT',
      url: '/Users/1',
      headers: curl,
      body: { userName: 'anna', password: '[redacted]' },
    },
    id: 'user.update',
    title: 'Update user (PUT)',
    subject: 'anna',
  },
  {
    request: { method: 'PUT', url: '/Users/1', body: ['not', 'an', 'object'], status: 400 },
    id: 'user.update',
    title: 'Update user (PUT)',
    subject: '1',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Users/1',
      body: patch({ op: 'replace', value: { active: false } }),
    },
    id: 'user.deactivate',
    title: 'Deactivate user (OIN)',
    subject: '1',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Users/1',
      body: patch({ op: 'Replace', path: 'active', value: 'False' }),
    },
    id: 'user.deactivate',
    title: 'Deactivate user (OIN)',
    subject: '1',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Users/1',
      body: { schemas: ['urn:scim:schemas:core:1.0'], id: '1', active: false },
    },
    id: 'user.deactivate',
    title: 'Deactivate user (OIN)',
    subject: '1',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Users/1',
      body: patch({ op: 'replace', value: { active: true } }),
    },
    id: 'user.reactivate',
    title: 'Reactivate user (OIN)',
    subject: '1',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Users/1',
      body: patch({ op: 'replace', value: { password: '[redacted]' } }),
    },
    id: 'user.password',
    title: 'Sync password (OIN)',
    subject: '1',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Users/1',
      body: patch({ op: 'replace', path: 'name.familyName', value: 'Huber' }),
    },
    id: 'user.update',
    title: 'Update user (PATCH)',
    subject: '1',
  },
  {
    request: { method: 'PATCH', url: '/Users/1', body: { Operations: 'all' }, status: 400 },
    id: 'user.update',
    title: 'Update user (PATCH)',
    subject: '1',
  },
  {
    request: { method: 'DELETE', url: '/Users/1', status: 204 },
    id: 'user.delete',
    title: 'Delete user',
    subject: '1',
  },
  {
    request: { method: 'POST', url: '/Groups', body: { displayName: 'Sales', members: [] } },
    id: 'group.create',
    title: 'Push group: create',
    subject: 'Sales',
  },
  {
    request: { method: 'PUT', url: '/Groups/7', body: { displayName: 'Sales', members: [] } },
    id: 'group.replaceMembers',
    title: 'Push group: replace members',
    subject: 'Sales',
    appKind: 'aiw',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Groups/7',
      body: patch({ op: 'replace', path: 'members', value: [{ value: '1' }] }),
    },
    id: 'group.replaceMembers',
    title: 'Push group: replace members',
    subject: '7',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Groups/7',
      body: patch({
        op: 'replace',
        value: { members: [{ value: '1' }], id: '7', displayName: 'Sales' },
      }),
    },
    id: 'group.replaceMembers',
    title: 'Push group: replace members',
    subject: '7',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Groups/7',
      body: patch({ op: 'add', path: 'members', value: [{ value: '1', display: 'anna' }] }),
    },
    id: 'group.addMembers',
    title: 'Push group: add members',
    subject: '7',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Groups/7',
      body: patch({ op: 'remove', path: 'members[value eq "1"]' }),
    },
    id: 'group.removeMembers',
    title: 'Push group: remove members',
    subject: '7',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Groups/7',
      body: patch(
        { op: 'remove', path: 'members[value eq "1"]' },
        { op: 'add', path: 'members', value: [{ value: '2' }] },
      ),
    },
    id: 'group.changeMembers',
    title: 'Push group: add and remove members',
    subject: '7',
    appKind: 'oin',
  },
  {
    request: {
      method: 'PATCH',
      url: '/Groups/7',
      body: patch({ op: 'replace', value: { id: '7', displayName: 'Sales EMEA' } }),
    },
    id: 'group.rename',
    title: 'Rename group',
    subject: '7',
    appKind: 'oin',
  },
  {
    request: { method: 'DELETE', url: '/Groups/7', status: 204 },
    id: 'group.delete',
    title: 'Delete group',
    subject: '7',
  },
  {
    request: { url: '/ServiceProviderConfig' },
    id: 'discovery.serviceProviderConfig',
    title: 'Read ServiceProviderConfig',
  },
  {
    request: { url: '/ServiceProviderConfigs' },
    id: 'discovery.serviceProviderConfig',
    title: 'Read ServiceProviderConfig',
  },
  { request: { url: '/Schemas' }, id: 'discovery.schemas', title: 'List schemas' },
  {
    request: { url: '/Schemas/urn:ietf:params:scim:schemas:core:2.0:User' },
    id: 'discovery.schemas',
    title: 'Read schema',
    subject: 'urn:ietf:params:scim:schemas:core:2.0:User',
  },
  {
    request: { url: '/ResourceTypes' },
    id: 'discovery.resourceTypes',
    title: 'List resource types',
  },
  {
    request: { url: '/ResourceTypes/User' },
    id: 'discovery.resourceTypes',
    title: 'Read resource type',
    subject: 'User',
  },
  {
    request: { method: 'POST', url: '/.search', body: { filter: 'title pr' } },
    id: 'search',
    title: 'Search all resources (.search)',
  },
  {
    request: { method: 'POST', url: '/Users/.search', body: { filter: 'title pr', count: 10 } },
    id: 'user.search',
    title: 'Search users (.search)',
  },
  {
    request: { method: 'POST', url: '/Users/.search', body: { filter: 'userName eq "anna"' } },
    id: 'user.lookup',
    title: 'Look up user by userName (.search)',
    subject: 'anna',
  },
  {
    request: { method: 'POST', url: '/Bulk', body: {} },
    id: 'bulk',
    title: 'Bulk request, 0 operations',
  },
  { request: { url: '/Me' }, id: 'me.get', title: 'Get the signed-in user (/Me)' },
  { request: { url: '/' }, id: 'root.get', title: 'Get the base URL itself' },
  { request: { url: '/__proto__', status: 404 }, id: 'unknown.path', title: 'Unknown path' },
  { request: { url: '/constructor', status: 404 }, id: 'unknown.path', title: 'Unknown path' },
  {
    request: { url: '/oauth2/constructor', status: 404 },
    id: 'unknown.path',
    title: 'Unknown path',
  },
  { request: { url: '/Wardrobes/3', status: 404 }, id: 'unknown.path', title: 'Unknown path' },
  { request: { url: '/Users/1/emails', status: 404 }, id: 'unknown.path', title: 'Unknown path' },
  {
    request: { method: 'DELETE', url: '/Users', status: 405 },
    id: 'unknown.method',
    title: 'Unsupported method DELETE',
  },
  {
    request: { method: 'POST', url: '/Users/1', status: 405 },
    id: 'unknown.method',
    title: 'Unsupported method POST',
    subject: '1',
  },
  {
    request: { method: '', url: '', status: 400 },
    id: 'unknown.notHttp',
    title: 'Not an HTTP request',
  },
];

for (const { request, ...expected } of rows) {
  const { method = 'GET', url = '', body } = request;
  const bodyText = body === undefined ? '' : ` ${JSON.stringify(body)}`;
  await test(`${method} ${url}${bodyText} reads "${expected.title}"`, () => {
    assert.deepEqual(describeExchange(buildExchange(request)), expected);
  });
}

await test('a custom resource type is described by its own name', () => {
  const registry = createRegistry([
    {
      schemas: [
        {
          id: 'urn:example:WorkItem',
          name: 'WorkItem',
          attributes: [
            { name: 'number', type: 'string', multiValued: false, uniqueness: 'server' },
          ],
        },
      ],
      resourceTypes: [{ name: 'WorkItem', endpoint: '/WorkItems', schema: 'urn:example:WorkItem' }],
    },
  ]);
  const describe = (parts: ExchangeParts): unknown =>
    describeExchange(buildExchange({ ...parts, headers: curl }), registry);

  assert.deepEqual(describe({ url: '/WorkItems' }), {
    id: 'workItem.list',
    title: 'List work items',
  });
  assert.deepEqual(describe({ method: 'POST', url: '/WorkItems', body: { number: 'W-1' } }), {
    id: 'workItem.create',
    title: 'Create work item',
    subject: 'W-1',
  });
  assert.deepEqual(describe({ method: 'PUT', url: '/WorkItems/5', body: { active: false } }), {
    id: 'workItem.update',
    title: 'Update work item (PUT)',
    subject: '5',
  });
});

await test('whatever comes has a title', () => {
  const exchange: fc.Arbitrary<Exchange> = fc
    .record({
      method: fc.oneof(fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), fc.string()),
      url: fc.oneof(
        fc.constantFrom('/Users', '/Users/1', '/Groups/7', '/.search', '/Users/.search'),
        fc.string().map((text) => `/${text}`),
        fc.string().map((text) => `/Users?filter=${text}`),
      ),
      body: fc.oneof(
        fc.json(),
        fc.string(),
        fc.json().map((value) => `{"Operations":${value}}`),
      ),
      answer: fc.oneof(
        fc.json(),
        fc.json().map((value) => `{"Resources":${value}}`),
      ),
    })
    .map((parts) => buildExchange(parts));

  fc.assert(
    fc.property(exchange, (one) => {
      const { id, title } = describeExchange(one);

      assert.ok(id !== '' && title !== '');
    }),
  );
});
