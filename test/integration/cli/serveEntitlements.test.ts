import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withServe } from '../../support/cliProcess.js';

await test("serve --schema okta-entitlements has Okta's types, and with --seed some of each", async () => {
  await withServe(['--schema', 'okta-entitlements', '--seed', '3'], async (server) => {
    const probe = await server.send('/Entitlements?count=1&startIndex=1');
    const roles = await server.send('/Roles');

    assert.equal(probe.status, 200);
    assert.equal(((await probe.json()) as { readonly itemsPerPage: number }).itemsPerPage, 1);
    assert.equal(((await roles.json()) as { readonly totalResults: number }).totalResults, 3);
    await server.stop();
  });
});
