import assert from 'node:assert/strict';
import { createBody, mona } from '../support/oktaBodies.js';
import { hangUp } from './support/hangUp.js';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';

const tell = inWorkbench();

tell('JSON that is broken is shown as it came, with the reason of its 400', async (workbench) => {
  const { inspector } = workbench;
  await workbench.startServer();
  await workbench.openInspector();
  const okta = await OktaClient.of(workbench);

  const answer = await okta.send('POST', '/Users', { body: '{"userName": "mona",}' });
  await inspector.show(/POST Create user.* 400/, 'Request');

  assert.equal(answer.status, 400);
  assert.equal(await inspector.readBody('Request'), '{"userName": "mona",}');
  await inspector.detail.getByText('Not valid JSON: shown as it came.').waitFor();
  await inspector.openTab('Response');
  assert.match(await inspector.readBody('Response'), /"scimType": "invalidSyntax"/);
});

tell('a wrong token is a 401 with its reason, and is not shown', async (workbench) => {
  const { inspector } = workbench;
  const okta = await OktaClient.of(workbench);

  await okta.send('GET', '/Users?startIndex=1&count=2', { authorization: 'Bearer wr0ngT0ken' });
  await inspector.show(/Test connection.* 401/, 'Overview');

  await inspector.detail.getByText('auth.wrongToken').waitFor();
  await inspector.openTab('Request');
  const header = inspector.detail.getByRole('row', { name: /^Authorization / });
  assert.match(await header.innerText(), /Bearer/);
  assert.doesNotMatch(await header.innerText(), /wr0ngT0ken/);
});

tell('"Bearer" typed into Okta a second time is recognised', async (workbench) => {
  const { inspector } = workbench;
  const okta = await OktaClient.of(workbench);

  const answer = await okta.send('POST', '/Users', {
    body: createBody(mona),
    authorization: okta.authorization.replace('Bearer ', 'Bearer Bearer '),
  });
  await inspector.show(/Create user.* 401/, 'Overview');

  assert.equal(answer.status, 401);
  await inspector.detail.getByText('auth.doubledBearer').waitFor();
  await inspector.detail.getByText('The token itself is the right one').waitFor();
});

tell('a client that hangs up in the middle leaves what it had sent', async (workbench) => {
  const { inspector } = workbench;
  const okta = await OktaClient.of(workbench);

  await hangUp(okta, '{"userName": "half');
  await inspector.show(/POST .*Aborted/, 'Overview');

  await inspector.detail.getByText('Aborted: the client hung up').waitFor();
  await inspector.openTab('Request');
  assert.equal(await inspector.readBody('Request'), '{"userName": "half');
  await inspector.openTab('Response');
  await inspector.detail.getByText('No answer was sent: the client hung up first.').waitFor();
});
