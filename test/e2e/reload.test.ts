import assert from 'node:assert/strict';
import { createBody, mona, userNameQuery } from '../support/oktaBodies.js';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';

const tell = inWorkbench();

tell('after a reload everything is as it was, and the client goes on', async (workbench) => {
  const { inspector } = workbench;
  const port = await workbench.startServer();
  await workbench.openInspector();
  const okta = await OktaClient.of(workbench);
  await okta.send('GET', userNameQuery(mona.userName));
  await okta.send('POST', '/Users', { body: createBody(mona) });
  await inspector.show(/Create user/, 'Request');
  await inspector.readBody('Request');

  await workbench.reload();

  assert.equal(await workbench.readPort(), port);
  await inspector.untilCount('2 requests');
  await inspector.selectedRow(/Create user .*mona/).waitFor();
  assert.match(await inspector.readBody('Request'), /mona\.keller/);
  assert.equal(await workbench.copyAuthorization(), okta.authorization);
  const answer = await okta.send('GET', '/Users?startIndex=1&count=2');
  assert.equal(answer.status, 200);
  await inspector.row(/Test connection/).waitFor();
  await inspector.untilCount('3 requests');
});
