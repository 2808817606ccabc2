import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFacts } from '../../../../src/okta/operations/describeExchange.js';
import { ExchangeView } from '../../../../src/validate/view/exchangeView.js';
import { KnownResources } from '../../../../src/okta/operations/knownResources.js';
import { createRegistry } from '../../../../src/scim/schema/registry.js';
import { type ExchangeParts, buildExchange } from '../../../support/exchangeBuilder.js';

const registry = createRegistry();

/** Describes each exchange in the light of those before it, as "title: subject". */
function tell(conversation: readonly ExchangeParts[]): readonly string[] {
  const known = new KnownResources();
  return conversation.map((parts) => {
    const facts = new ExchangeView(buildExchange(parts), registry);
    const { title, subject } = describeFacts(facts, known);
    known.learn(facts);
    return subject === undefined ? title : `${title}: ${subject}`;
  });
}

const patch = (...operations: readonly unknown[]): unknown => ({ Operations: operations });
const anna = { id: '1', userName: 'anna', active: true };
const inactiveAnna = { ...anna, active: false };
const sales = { id: '7', displayName: 'Sales', members: [] };

await test('a person of the wizard kind goes and comes back, and updates stay updates', () => {
  assert.deepEqual(
    tell([
      { method: 'POST', url: '/Users', body: { userName: 'anna' }, status: 201, answer: anna },
      { method: 'PUT', url: '/Users/1', body: { ...anna, title: 'Head' }, answer: anna },
      { method: 'PUT', url: '/Users/1', body: inactiveAnna, answer: inactiveAnna },
      { url: '/Users/1', answer: inactiveAnna },
      {
        method: 'PUT',
        url: '/Users/1',
        body: { ...inactiveAnna, title: 'x' },
        answer: inactiveAnna,
      },
      { method: 'PUT', url: '/Users/1', body: anna, answer: anna },
      { method: 'PUT', url: '/Users/1', body: anna, answer: anna },
    ]),
    [
      'Create user: anna',
      'Update user (PUT): anna',
      'Deactivate user (AIW): anna',
      'Get user: anna',
      'Update user (PUT): anna',
      'Reactivate user (AIW): anna',
      'Update user (PUT): anna',
    ],
  );
});

await test('an answer without a body leaves the name from before', () => {
  assert.deepEqual(
    tell([
      {
        method: 'POST',
        url: '/Users',
        body: { userName: 'anna' },
        status: 201,
        answerHeaders: [['Location', 'https://example.com/scim/v2/Users/1?x#y']],
      },
      {
        method: 'PATCH',
        url: '/Users/1',
        body: patch({ op: 'replace', value: { active: false } }),
        status: 204,
      },
      { method: 'DELETE', url: '/Users/1', status: 204 },
      { url: '/Users/1', status: 404 },
    ]),
    ['Create user: anna', 'Deactivate user (OIN): anna', 'Delete user: anna', 'Get user: anna'],
  );
});

await test('names come from the pages of an import too', () => {
  assert.deepEqual(
    tell([
      { url: '/Users?startIndex=1&count=100', answer: { Resources: [anna, 'junk', { id: 3 }] } },
      { method: 'DELETE', url: '/Users/1', status: 204 },
    ]),
    ['Import users, page at 1', 'Delete user: anna'],
  );
});

await test('a group is renamed only where its name changes', () => {
  const sendName = (displayName: string): ExchangeParts => ({
    method: 'PATCH',
    url: '/Groups/7',
    body: patch({ op: 'replace', value: { id: '7', displayName } }),
    status: 204,
  });

  assert.deepEqual(
    tell([
      { method: 'POST', url: '/Groups', body: sales, status: 201, answer: sales },
      sendName('Sales'),
      sendName('Sales EMEA'),
      { method: 'PUT', url: '/Groups/7', body: { ...sales, displayName: 'Sales EMEA' } },
      { method: 'PUT', url: '/Groups/7', body: sales, answer: sales },
    ]),
    [
      'Push group: create: Sales',
      'Push group: same name again: Sales',
      'Rename group: Sales',
      'Push group: replace members: Sales EMEA',
      'Rename group: Sales',
    ],
  );
});

await test('what was refused changes nothing that is known', () => {
  assert.deepEqual(
    tell([
      { url: '/Users/1', answer: anna },
      { method: 'PUT', url: '/Users/1', body: inactiveAnna, status: 412 },
      { method: 'PUT', url: '/Users/1', body: inactiveAnna, answer: inactiveAnna },
    ]),
    ['Get user: anna', 'Deactivate user (AIW): anna', 'Deactivate user (AIW): anna'],
  );
});

await test('the resources that nobody spoke of for longest are forgotten first', () => {
  const known = new KnownResources(2);
  const type = registry.findByEndpoint('/Users');
  assert.ok(type);
  const get = (id: string): void => {
    const exchange = buildExchange({ url: `/Users/${id}`, answer: { id, userName: `u${id}` } });
    known.learn(new ExchangeView(exchange, registry));
  };

  ['1', '2', '1', '3'].forEach(get);

  assert.equal(known.find(type, '2'), undefined);
  assert.deepEqual(known.find(type, '1'), { name: 'u1' });
});

await test('what a bulk request created and changed has its name from then on', () => {
  const location = (path: string): string => `https://example.com/scim/v2${path}`;
  assert.deepEqual(
    tell([
      {
        method: 'POST',
        url: '/Bulk',
        body: {
          Operations: [
            { method: 'POST', path: '/Users', bulkId: 'a', data: { userName: 'anna' } },
            { method: 'POST', path: '/Users', bulkId: 'b', data: { userName: 'bert' } },
            { method: 'POST', path: '/Groups', bulkId: 'g', data: { displayName: 'Sales' } },
            {
              method: 'PATCH',
              path: '/Users/5',
              data: patch({ op: 'replace', path: 'userName', value: 'cleo' }),
            },
            { method: 'DELETE', path: '/Users/6' },
            'rubbish',
          ],
        },
        answer: {
          Operations: [
            { method: 'POST', bulkId: 'g', location: location('/Groups/7'), status: '201' },
            { method: 'POST', bulkId: 'a', location: location('/Users/1'), status: '201' },
            { method: 'POST', bulkId: 'b', status: '409', response: { status: '409' } },
            { method: 'PATCH', location: location('/Users/5'), status: '200' },
            { method: 'DELETE', location: location('/Users/6'), status: '204' },
            null,
          ],
        },
      },
      { url: '/Users/1', answer: {} },
      { url: '/Groups/7', answer: {} },
      { url: '/Users/5', answer: {} },
      { url: '/Users/6', status: 404 },
    ]).slice(1),
    ['Get user: anna', 'Get group: Sales', 'Get user: cleo', 'Get user: 6'],
  );
});
