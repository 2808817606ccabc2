import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after } from 'node:test';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';

const other = createServer().listen(0, '127.0.0.1');
await once(other, 'listening');
const address = other.address();
assert.ok(typeof address === 'object' && address !== null);
const taken = address.port;
after(() => other.close());

const tell = inWorkbench({ settings: { 'scimWorkbench.server.port': taken } });

tell('a taken port is named, and a free one is a click away', async (workbench) => {
  await workbench.runCommand('SCIM: Start Mock Server');
  const refusal = workbench.notification(`Port ${String(taken)} is taken`);

  await refusal.getByRole('button', { name: 'Use a Free Port' }).click();
  const okta = await OktaClient.of(workbench);
  const answer = await okta.send('GET', '/Users?startIndex=1&count=2');

  assert.notEqual(okta.port, taken);
  assert.equal(answer.status, 200);
});
