import assert from 'node:assert/strict';
import {
  activeBody,
  createBody,
  groupBody,
  memberOf,
  mona,
  patchBody,
  userNameQuery,
} from '../support/oktaBodies.js';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';

const tell = inWorkbench();

tell('the palette starts the server, and VS Code says where it runs', async (workbench) => {
  await workbench.runCommand('View: Show SCIM Workbench');
  const port = await workbench.startServer();

  assert.ok(port > 0);
  await workbench
    .notification(`The SCIM mock server runs at http://127.0.0.1:${String(port)}/scim/v2`)
    .waitFor();
  await workbench.statusBar.getByText(`SCIM :${String(port)}`).waitFor();
  // The lower one first: rows that are clicked while others open above them move away.
  await workbench.expand(/^Groups: 3$/);
  await workbench
    .treeItem(/\d members?/)
    .first()
    .waitFor();
  await workbench.expand(/^People: 25$/);
  await workbench.treeItem(/@/).first().waitFor();
});

tell('what Okta sends arrives decoded', async (workbench) => {
  await workbench.openInspector();
  const okta = await OktaClient.of(workbench);
  const arrives = (name: RegExp) => workbench.inspector.row(name).waitFor();

  await okta.send('GET', '/Users?startIndex=1&count=2');
  await arrives(/Test connection \(probe\)/);
  await okta.send('GET', userNameQuery(mona.userName));
  await arrives(/Look up user by userName .*mona\.keller/);
  const created = await okta.send('POST', '/Users', { body: createBody(mona) });
  await arrives(/Create user .*mona\.keller.* 201/);
  const path = `/Users/${created.textAt('id')}`;
  const got = await okta.send('GET', path);
  await arrives(/Get user .*mona\.keller.* 200/);
  await okta.send('PUT', path, { body: activeBody(got.body, false) });
  await arrives(/Deactivate user \(AIW\) .*mona\.keller/);
  await okta.send('PATCH', path, {
    body: patchBody({ op: 'replace', value: { active: true } }),
  });
  await arrives(/Reactivate user \(OIN\) .*mona\.keller/);
  await okta.send('POST', '/Groups', {
    body: groupBody('Sales EMEA', [memberOf(created.textAt('id'), mona.userName)]),
  });
  await arrives(/Push group: create .*Sales EMEA.* 201/);

  await workbench.inspector.untilCount('7 requests');
});

tell('a click shows the headers and the bodies of both sides', async (workbench) => {
  const { inspector } = workbench;

  await inspector.show(/Create user/, 'Request');
  const sent = await inspector.readBody('Request');
  assert.match(sent, /^\{\n {2}"schemas": \[\n/);
  assert.match(sent, /\n {2}"userName": "mona\.keller@example\.com",\n/);
  await inspector.detail.getByRole('row', { name: /User-Agent Okta SCIM Client/ }).waitFor();
  const authorization = inspector.detail.getByRole('row', { name: /^Authorization/ });
  assert.match(await authorization.innerText(), /Bearer (?!.*[A-Za-z0-9_-]{20})/);
  await inspector.openTab('Response');

  assert.match(await inspector.readBody('Response'), /\n {2}"id": "[^"]+",\n/);
  await inspector.detail
    .getByRole('row', { name: /Content-Type application\/scim\+json/i })
    .waitFor();
});

tell('the overview says in plain words what filter and PATCH mean', async (workbench) => {
  const { inspector } = workbench;

  await inspector.show(/Look up user/, 'Overview');
  await inspector.detail.getByText('userName eq "mona.keller@example.com"').first().waitFor();
  await inspector.row(/Reactivate user/).click();

  await inspector.detail.getByText('Set active to true').waitFor();
});

tell('words in the filter narrow the list', async (workbench) => {
  const { inspector } = workbench;

  await inspector.filterField.fill('mona 201');
  await inspector.untilCount('1 of 7 requests');

  assert.match(await inspector.row(/mona/).innerText(), /Create user/);
  await inspector.frame.getByRole('button', { name: 'Clear filter' }).click();
  await inspector.untilCount('7 requests');
});

tell('everything can be reached with the keyboard alone', async (workbench) => {
  const { inspector, page } = workbench;
  await inspector.grid.focus();

  await page.keyboard.press('/');
  await page.keyboard.type('mona');
  await inspector.untilCount('5 of 7 requests');
  // The proposals, the text, the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await inspector.selectedRow(/Create user/).waitFor();
  await page.keyboard.press('k');
  await inspector.selectedRow(/Look up user/).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await inspector.frame.locator('#detail:focus').waitFor();
  await page.keyboard.press('c');
  await inspector.frame.getByText('Copied', { exact: true }).waitFor();
  const command = await workbench.readClipboard();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await inspector.detail.waitFor({ state: 'detached' });

  assert.match(command, /^curl http:\/\/127\.0\.0\.1:\d+\/scim\/v2\/Users /);
  assert.match(command, /SCIM_TOKEN/);
  assert.match(command, /mona\.keller@example\.com/);
});
