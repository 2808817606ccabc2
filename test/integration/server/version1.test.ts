import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ScimType } from '../../../src/scim/errors.js';
import { createBody, mona } from '../../support/oktaBodies.js';
import { assertScimError, userUrn } from '../../support/scimAssertions.js';
import { type SendOptions, withServer } from '../../support/serverRig.js';

const oldUrn = 'urn:scim:schemas:core:1.0';

interface Case {
  readonly what: string;
  readonly path: string;
  readonly options?: SendOptions;
  readonly status: number;
  readonly scimType?: ScimType;
}

const patch = (body: unknown): SendOptions => ({ method: 'PATCH', body });
const invalidValue = { status: 400, scimType: 'invalidValue' } as const;

const cases: readonly Case[] = [
  {
    what: 'a POST with its URN',
    path: '/Users',
    options: { method: 'POST', body: { schemas: [oldUrn], userName: 'x' } },
    ...invalidValue,
  },
  {
    what: 'a PATCH by meta.attributes',
    path: '/Users/USER',
    options: patch({ meta: { attributes: ['title'] } }),
    ...invalidValue,
  },
  {
    what: 'a PATCH with members to delete',
    path: '/Users/USER',
    options: patch({ schemas: [userUrn], members: [{ value: 'x', operation: 'delete' }] }),
    ...invalidValue,
  },
  {
    what: 'a Bulk request',
    path: '/Bulk',
    options: { method: 'POST', body: { schemas: [oldUrn], Operations: [{ method: 'POST' }] } },
    ...invalidValue,
  },
  {
    what: 'a body in XML',
    path: '/Users',
    options: { method: 'POST', body: '<User/>', headers: { 'Content-Type': 'application/xml' } },
    status: 415,
  },
  {
    what: 'Accept for XML alone',
    path: '/Users',
    options: { headers: { Accept: 'application/xml, text/xml;q=0.5' } },
    status: 406,
  },
  { what: 'a list with a format in its path', path: '/Users.json', status: 404 },
  { what: 'a resource with a format in its path', path: '/Users/2819.xml', status: 404 },
  { what: 'the plural of ServiceProviderConfig', path: '/ServiceProviderConfigs', status: 404 },
  { what: '/v1 below the base path', path: '/v1/Users', status: 404 },
];

for (const { what, path, options, status, scimType } of cases) {
  await test(`${what} is answered with what to use in place of SCIM 1.1`, async () => {
    await withServer({ profile: 'strict' }, async (rig) => {
      const id = (await rig.post('/Users', createBody(mona))).textAt('id');

      const answer = await rig.send(path.replace('USER', id), options);

      assertScimError(answer, {
        status,
        ...(scimType && { scimType }),
        detail: /SCIM 1\.1.*SCIM 2\.0 \(RFC 7643, RFC 7644\)\. In Okta, take the template app/,
      });
    });
  });
}

await test('a base path of SCIM 1.1 is answered with what to use', async () => {
  await withServer({}, async (rig) => {
    assertScimError(await rig.sendTo('/scim/v1/Users'), { status: 404, detail: /SCIM 1\.1.*Okta/ });
  });
});

await test('what only looks like SCIM 1.1 is answered as ever', async () => {
  await withServer({}, async (rig) => {
    rig.directory.load([{ schemas: [userUrn], id: 'a.json', userName: 'a' }]);

    assert.equal((await rig.get('/Users/a.json')).status, 200);
    assert.equal(
      (await rig.get('/Users', { Accept: 'text/html, application/xml, */*' })).status,
      200,
    );
    assert.equal((await rig.get('/ServiceProviderConfigs')).status, 200);
  });
});
