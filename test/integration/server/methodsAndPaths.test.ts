import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Answer } from '../../support/answer.js';
import { createBody, mona } from '../../support/oktaBodies.js';
import { assertScimBody, assertScimError } from '../../support/scimAssertions.js';
import { withServer } from '../../support/serverRig.js';

const allowed: readonly (readonly [string, string])[] = [
  ['/Users', 'GET, POST, HEAD, OPTIONS'],
  ['/Groups', 'GET, POST, HEAD, OPTIONS'],
  ['/Users/some-id', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
  ['/Groups/some-id', 'GET, PUT, PATCH, DELETE, HEAD, OPTIONS'],
  ['/Users/.search', 'POST, OPTIONS'],
  ['/.search', 'POST, OPTIONS'],
  ['/Bulk', 'POST, OPTIONS'],
  ['/Me', 'GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS'],
  ['/', 'GET, HEAD, OPTIONS'],
  ['/ServiceProviderConfig', 'GET, HEAD, OPTIONS'],
  ['/ResourceTypes', 'GET, HEAD, OPTIONS'],
  ['/ResourceTypes/User', 'GET, HEAD, OPTIONS'],
  ['/Schemas', 'GET, HEAD, OPTIONS'],
  ['/Schemas/urn:ietf:params:scim:schemas:core:2.0:User', 'GET, HEAD, OPTIONS'],
];

for (const [path, methods] of allowed) {
  await test(`${path} takes ${methods} and refuses every other method with 405`, async () => {
    await withServer({}, async (rig) => {
      const options = await rig.send(path, { method: 'OPTIONS' });

      assert.equal(options.status, 204);
      assert.equal(options.text, '');
      assert.equal(options.headers.allow, methods);
      const known = new Set(methods.split(', '));
      const others = [
        'GET',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'PROPFIND',
        'TRACE',
        'SEARCH',
        'LINK',
      ];
      for (const method of others.filter((one) => !known.has(one))) {
        const answer = await rig.send(path, { method });
        assertScimError(answer, { status: 405, detail: new RegExp(`^${method} is not allowed`) });
        assert.equal(answer.headers.allow, methods);
      }
    });
  });
}

await test('HEAD answers what GET does, without the body', async () => {
  await withServer({ seed: 2 }, async (rig) => {
    const list = await rig.get('/Users');
    const id = list.textAt('Resources[0].id');
    const paths = [
      ...[
        '/',
        '/Users',
        `/Users/${id}`,
        `/Users/${id}?attributes=userName`,
        '/Users/nobody',
        '/Me',
      ],
      ...[
        '/Users?filter=active%20eq%20true&sortBy=userName&count=1',
        '/Users?cursor=none',
        '/nowhere',
      ],
      ...['/ServiceProviderConfig', '/ResourceTypes', '/ResourceTypes/User', '/ResourceTypes/x'],
      ...['/Schemas', '/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group', '/Schemas?filter=x'],
    ];
    for (const path of paths) {
      const got = await rig.get(path);

      const head = await rig.send(path, { method: 'HEAD' });

      assert.equal(head.status, got.status);
      assert.equal(head.text, '');
      const gotHeaders = withoutDate(got);
      const headHeaders = withoutDate(head);
      assert.deepEqual(headHeaders, gotHeaders);
    }
  });
});

await test('HEAD of a method that GET has not is 405 without a body', async () => {
  await withServer({}, async (rig) => {
    const head = await rig.send('/Users/.search', { method: 'HEAD' });

    assert.equal(head.status, 405);
    assert.equal(head.text, '');
    assert.equal(head.headers.allow, 'POST, OPTIONS');
  });
});

const unknownPaths: readonly (readonly [string, RegExp])[] = [
  ['/scim/v2/Nothing', /nothing at \/Nothing.*\/Users, \/Groups/],
  ['/scim/v2/users', /did you mean \/Users\?/],
  ['/scim/v2/GROUPS/1', /did you mean \/Groups\?/],
  ['/scim/v2/Users/1/2', /nothing at \/Users\/1\/2/],
  ['/scim/v2/Users/1/members', /nothing at/],
  ['/scim/v2/.well-known', /nothing at/],
  ['/', /base path of this SCIM service is \/scim\/v2/],
  ['/Users', /base path of this SCIM service is \/scim\/v2/],
  ['/scim', /base path/],
  ['/scim/v22/Users', /base path/],
  ['/scim/v1/Users', /SCIM 1\.1/],
  ['/favicon.ico', /base path/],
  ['/scim/v2/../v2/Users', /nothing at/],
  ['/scim/v2/%2e%2e/Users', /nothing at/],
  ['*', /base path/],
];

for (const [target, detail] of unknownPaths) {
  await test(`${target} is 404 with words that help`, async () => {
    await withServer({}, async (rig) => {
      for (const method of ['GET', 'POST', 'DELETE']) {
        assertScimError(await rig.sendTo(target, { method }), { status: 404, detail });
      }
    });
  });
}

const mendedPaths: readonly (readonly [string, string])[] = [
  ['/scim/v2/Users/', 'url.trailingSlash'],
  ['/scim/v2//Users', 'url.doubledSlash'],
  ['//scim/v2/Users', 'url.doubledSlash'],
  ['/scim//v2///Users', 'url.doubledSlash'],
  ['/scim/v2/Users/?count=1', 'url.trailingSlash'],
];

for (const [target, observation] of mendedPaths) {
  await test(`${target} is answered as /Users, and noticed`, async () => {
    await withServer({ seed: 2, profile: 'strict' }, async (rig) => {
      const answer = await rig.sendTo(target);

      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.at('totalResults'), 2);
      assert.deepEqual(await rig.observations(1), [observation]);
      assert.equal((await rig.exchange(1)).request.target, target);
      assert.equal((await rig.exchange(1)).path, '/Users');
    });
  });
}

await test('a slash at the end is fine for writes and for single resources too', async () => {
  await withServer({}, async (rig) => {
    const created = await rig.post('/Users/', createBody(mona));

    assert.equal(created.status, 201);
    assert.equal(created.headers.location, `${rig.baseUrl}/Users/${created.textAt('id')}`);
    assert.equal((await rig.get(`/Users/${created.textAt('id')}/`)).status, 200);
  });
});

await test('a request line with a whole URL is answered like one with a path', async () => {
  await withServer({ seed: 1 }, async (rig) => {
    const answer = await rig.sendTo(`${rig.baseUrl}/Users?count=1`);

    assert.equal(answer.status, 200);
    assert.equal((await rig.exchange(1)).path, '/Users');
  });
});

await test('a service at the root answers there', async () => {
  await withServer({ basePath: '', seed: 1 }, async (rig) => {
    const users = await rig.sendTo('/Users');
    const root = await rig.sendTo('/');

    assert.equal(users.status, 200);
    assert.equal(
      users.at('Resources[0].meta.location'),
      `${rig.origin}/Users/${users.textAt('Resources[0].id')}`,
    );
    assert.equal(root.at('totalResults'), 4);
  });
});

const strangeIds: readonly (readonly [string, string])[] = [
  ['a%2Fb', 'a/b'],
  ['a%2fb%3Fc%23d', 'a/b?c#d'],
  ['%E4%BD%A0%E5%A5%BD', '你好'],
  ['%F0%9F%98%80', '😀'],
  ['a%20b', 'a b'],
  ['a+b', 'a+b'],
  ['%00', '\0'],
  ['%25', '%'],
  ['..%2F..%2Fetc%2Fpasswd', '../../etc/passwd'],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['%22%3E%3Cscript%3E', '"><script>'],
  [':id', ':id'],
  ['(.*)', '(.*)'],
  ['members[value%20eq%20%22x%22]', 'members[value eq "x"]'],
];

for (const [encoded, id] of strangeIds) {
  await test(`the id ${encoded} is looked up as it is, and is nobody's`, async () => {
    await withServer({}, async (rig) => {
      for (const method of ['GET', 'DELETE']) {
        const answer = await rig.send(`/Users/${encoded}`, { method });

        assertScimError(answer, { status: 404, detail: /There is no User with the id/ });
        assert.ok(answer.textAt('detail').endsWith(JSON.stringify(id)), answer.text);
      }
    });
  });
}

await test('an id that fixtures brought with slashes and letters of any kind is found and linked', async () => {
  await withServer({}, async (rig) => {
    const id = 'dep/7 ü?';
    rig.directory.load([
      { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], id, userName: 'odd' },
    ]);

    const answer = await rig.get(`/Users/${encodeURIComponent(id)}`);

    assert.equal(answer.status, 200);
    assertScimBody(answer);
    assert.equal(answer.at('id'), id);
    assert.equal(answer.at('meta.location'), `${rig.baseUrl}/Users/dep%2F7%20%C3%BC%3F`);
    assert.equal(answer.headers.location, `${rig.baseUrl}/Users/dep%2F7%20%C3%BC%3F`);
  });
});

const brokenEscapes = [
  '/scim/v2/Users/%',
  '/scim/v2/Users/%zz',
  '/scim/v2/%E0%A4%A',
  '/scim/v2/Users/%C3%28',
];

for (const target of brokenEscapes) {
  await test(`${target} cannot be decoded, which is 400 and said`, async () => {
    await withServer({}, async (rig) => {
      assertScimError(await rig.sendTo(target), { status: 400, detail: /percent sign/ });
      assert.equal((await rig.exchange(1)).request.target, target);
    });
  });
}

function withoutDate({ headers }: Answer): readonly (readonly [string, unknown])[] {
  return Object.entries(headers).filter(([name]) => name !== 'date');
}
