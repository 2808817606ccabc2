import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matchesRequest } from '../../../src/faults/matchRequest.js';
import { matchesPath } from '../../../src/faults/pathPattern.js';
import { type RequestFacts } from '../../../src/faults/requestFacts.js';
import { parseFaultSpec } from '../../../src/faults/specText.js';
import { requestFacts } from '../../support/faultFacts.js';

const paths: readonly (readonly [pattern: string, path: string, isMatch: boolean])[] = [
  ['/Users', '/Users', true],
  ['/Users', '/Users/2819', true],
  ['/Users', '/UsersAndMore', false],
  ['/Users', '/users', false],
  ['/', '/', true],
  ['/', '/Users', false],
  ['/Users/*', '/Users', false],
  ['/Users/*', '/Users/2819', true],
  ['/Users/*', '/Users/2819/more', false],
  ['/Users/28*', '/Users/2819', true],
  ['/Users/28*', '/Users/1928', false],
  ['/*/2819', '/Groups/2819', true],
  ['/**', '/Groups/2819', true],
  ['/**', '/', true],
  ['/**/.search', '/Users/.search', true],
  ['/Gr**9', '/Groups/2819', true],
  ['/***', '/Groups/2819', true],
];

await test('a path is met with all that lies below it; with stars the whole of it', () => {
  for (const [pattern, path, isMatch] of paths) {
    assert.equal(matchesPath(pattern, path), isMatch, `${pattern} ${path}`);
  }
});

await test('a pattern of many stars takes no longer on a path that nearly fits', () => {
  assert.equal(matchesPath(`/${'**a'.repeat(60)}b`, `/${'a'.repeat(4000)}`), false);
  assert.equal(matchesPath('/**', `/${'a'.repeat(10_000)}`), false);
});

const jane = {
  namesOf: (user: string): readonly string[] =>
    ['jane@example.com', '2819'].includes(user) ? ['2819', 'Jane@example.com'] : [],
};
const membership = {
  Operations: [{ op: 'add', path: 'members', value: [{ value: '2819', display: null }] }],
};
const post = { method: 'POST' };
const patchGroup = { method: 'PATCH', path: '/Groups/1', body: membership };

const matches: readonly (readonly [
  spec: string,
  facts: Partial<RequestFacts> & { readonly body?: unknown },
  isMatch: boolean,
])[] = [
  ['drop', {}, true],
  ['drop method=GET', {}, true],
  ['drop method=GET', { method: 'HEAD' }, true],
  ['drop method=HEAD', {}, false],
  ['drop method=POST,PUT', {}, false],
  ['drop method=POST,PUT', { method: 'PUT' }, true],
  ['drop path=/Groups', {}, false],
  ['drop path=/scim/v2/Users', {}, true],
  ['drop operation=list', {}, true],
  ['drop operation=list', { filter: 'x pr' }, true],
  ['drop operation=list', { path: '/Users/1' }, false],
  ['drop operation=list', { path: '/Schemas' }, false],
  ['drop operation=lookup', {}, false],
  ['drop operation=lookup', { filter: 'x pr' }, true],
  ['drop operation=read', { path: '/Users/1' }, true],
  ['drop operation=read', { path: '/Me' }, true],
  ['drop operation=read', { path: '/Schemas/x' }, false],
  ['drop operation=create', post, true],
  ['drop operation=create', { ...post, path: '/Users/.search' }, false],
  ['drop operation=create', { ...post, path: '/.search' }, false],
  ['drop operation=create', { ...post, path: '/Bulk' }, false],
  ['drop operation=search', { ...post, path: '/.search' }, true],
  ['drop operation=bulk', { ...post, path: '/Bulk' }, true],
  ['drop operation=discovery', { path: '/ServiceProviderConfig' }, true],
  ['drop operation=discovery', { path: '/Schemas/urn:x' }, true],
  ['drop operation=discovery', {}, false],
  ['drop operation=patch', { method: 'PATCH', path: '/Users/1' }, true],
  ['drop operation=replace', { method: 'PUT', path: '/Users/1' }, true],
  ['drop operation=delete', { method: 'DELETE', path: '/Users/1' }, true],
  // What a fault is for by its nature.
  ['empty-create', {}, false],
  ['empty-create', post, true],
  ['filter-ignored', {}, false],
  ['filter-ignored', { filter: 'x pr' }, true],
  ['timeout-after-commit', {}, false],
  ['timeout-after-commit', { method: 'DELETE', path: '/Users/1' }, true],
  // Somebody, under each of his names.
  ['drop user=jane@example.com', { ...jane, filter: 'userName eq "JANE@example.com"' }, true],
  ['drop user=jane@example.com', { ...jane, filter: 'userName eq jane@example.com' }, true],
  ['drop user=jane@example.com', { ...jane, filter: 'id eq "2819"' }, true],
  ['drop user=jane@example.com', { ...jane, filter: 'userName eq "jane"' }, false],
  ['drop user=jane@example.com', { ...jane, path: '/Users/2819' }, true],
  ['drop user=2819', { ...jane, filter: 'userName eq "jane@example.com"' }, true],
  [
    'drop user=jane@example.com',
    { ...jane, ...post, body: { userName: 'jane@example.com' } },
    true,
  ],
  ['drop user=jane@example.com', { ...jane, ...patchGroup }, true],
  ['drop user=joe', { ...jane, ...patchGroup }, false],
  ['drop user="a\\"b"', { ...post, body: { userName: 'a"b' } }, true],
  ['drop user=a%b', { path: '/Users/a%25b' }, true],
  ['drop user=a%b', { path: '/Users/a%b' }, true],
  ['drop user=a', { ...post, readBody: () => '{"userName":"a' }, false],
];

await test('a request is met where all that was said fits', () => {
  for (const [spec, facts, isMatch] of matches) {
    assert.equal(matchesRequest(parseFaultSpec(spec), requestFacts(facts)), isMatch, spec);
  }
});
