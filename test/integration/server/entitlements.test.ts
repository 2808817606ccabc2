import assert from 'node:assert/strict';
import { test } from 'node:test';
import { oktaEntitlements } from '../../../src/scim/schema/oktaEntitlements.js';
import { patchBody } from '../../support/oktaBodies.js';
import { withServer } from '../../support/serverRig.js';

const urn = 'urn:okta:scim:schemas:core:1.0:Entitlement';
const licence = (displayName: string): object => ({
  schemas: [urn],
  displayName,
  type: 'Entitlement',
});

await test("Okta's entitlements are filtered, patched, deleted and made in bulk like users", async () => {
  await withServer({ schemaFiles: [oktaEntitlements] }, async (rig) => {
    const basic = await rig.post('/Entitlements', licence('Basic'));
    const bulk = await rig.post('/Bulk', {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      Operations: [{ method: 'POST', path: '/Entitlements', bulkId: 'p', data: licence('Pro') }],
    });
    const path = `/Entitlements/${basic.textAt('id')}`;
    const patched = await rig.patch(
      path,
      patchBody({ op: 'replace', path: 'description', value: 'For all' }),
    );
    const found = await rig.get('/Entitlements?filter=description%20co%20%22all%22');
    const all = await rig.get('/?filter=displayName%20eq%20%22pro%22');
    const deleted = await rig.send(path, { method: 'DELETE' });

    assert.equal(basic.status, 201);
    assert.equal(bulk.at('Operations[0].status'), '201');
    assert.equal(patched.at('description'), 'For all');
    assert.equal(found.at('totalResults'), 1);
    assert.equal(all.at('Resources[0].meta.resourceType'), 'Entitlement');
    assert.equal(deleted.status, 204);
    assert.equal((await rig.get(path)).status, 404);
  });
});

await test('what an entitlement must have is asked for', async () => {
  await withServer({ schemaFiles: [oktaEntitlements] }, async (rig) => {
    const refused = await rig.post('/Entitlements', { schemas: [urn], type: 'Entitlement' });

    assert.equal(refused.status, 400);
    assert.equal(refused.at('scimType'), 'invalidValue');
    assert.match(refused.textAt('detail'), /displayName/);
  });
});
