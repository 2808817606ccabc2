import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { after } from 'node:test';
import { createBody, mona } from '../support/oktaBodies.js';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';
import { type Workbench } from './support/workbench.js';

interface Seen {
  readonly line: string;
  readonly authorization: string | undefined;
  readonly body: string;
}

/** What reached the developer's own server. */
const seen: Seen[] = [];
const target = createServer((request, response) => {
  void text(request).then((body) => {
    const { method = '', url = '', headers } = request;
    seen.push({ line: `${method} ${url}`, authorization: headers.authorization, body });
    response.writeHead(201, { 'Content-Type': 'application/scim+json' });
    response.end(JSON.stringify({ ...(JSON.parse(body) as object), id: 'own-1' }));
  });
});
target.listen(0, '127.0.0.1');
await once(target, 'listening');
const address = target.address();
assert.ok(typeof address === 'object' && address !== null);
const ownServer = `http://127.0.0.1:${String(address.port)}/scim/v2`;
after(() => {
  target.closeAllConnections();
  target.close();
});

const person = createBody(mona);

const tell = inWorkbench();
const authorization = 'Bearer of-the-own-server';
let okta: OktaClient;

const pane = ({ inspector }: Workbench) => inspector.detail;
const rows = ({ inspector }: Workbench) =>
  inspector.frame.getByRole('list', { name: 'Held by breakpoints' }).getByRole('listitem');

tell('forwarding to the own server is started by the palette', async (workbench) => {
  await workbench.runCommand('SCIM: Forward to My SCIM Server…');
  await workbench.quickInput.locator('input').first().fill(ownServer);
  await workbench.page.keyboard.press('Enter');
  const said = await workbench.notification(`are forwarded to ${ownServer}`).innerText();
  const port = Number(/127\.0\.0\.1:(\d+)\/scim\/v2 are forwarded/.exec(said)?.[1]);
  okta = new OktaClient(port, authorization);

  await workbench.openInspector();
  await workbench.inspector.frame
    .getByText(`What comes to this address is forwarded to ${ownServer}.`)
    .waitFor();
});

tell('a breakpoint in the page holds a request, and what is edited arrives', async (workbench) => {
  const { frame } = workbench.inspector;
  await frame.getByRole('button', { name: /^Breakpoints: / }).click();
  await frame.getByRole('textbox', { name: 'Path' }).fill('/Users*');
  await frame.getByRole('button', { name: 'Add Breakpoint' }).click();
  await frame.getByRole('checkbox', { name: 'requests: /Users*' }).waitFor();

  const answer = okta.send('POST', '/Users?from=okta', { body: person });
  await rows(workbench)
    .getByText(/^\d+ s$/)
    .waitFor();
  assert.equal(seen.length, 0);
  await rows(workbench).getByRole('button', { name: 'See and edit' }).click();
  await pane(workbench).getByText('On its way to your server').waitFor();
  const body = pane(workbench).getByRole('textbox', { name: 'Body' });
  await body.waitFor();
  await workbench.takePicture('a held request in the page');
  const shown = await pane(workbench).getByRole('textbox', { name: 'Headers' }).inputValue();
  assert.match(shown, /^authorization: /im);
  assert.doesNotMatch(shown, /of-the-own-server/);
  const hidden = await body.inputValue();
  assert.match(hidden, /"password": "\[redacted\]"/);
  await pane(workbench).getByText('what came goes on').waitFor();
  await body.fill(hidden.replace(mona.userName, 'edited@example.com'));
  await pane(workbench).getByRole('textbox', { name: 'Path and query' }).fill('/Users?from=hand');
  await pane(workbench).getByRole('button', { name: 'Continue Changed' }).click();

  const { status, body: created } = await answer;
  assert.equal(status, 201);
  assert.equal((created as { userName: string }).userName, 'edited@example.com');
  const [one] = seen;
  assert.equal(one?.line, 'POST /scim/v2/Users?from=hand');
  const sent = JSON.parse(one.body) as { userName: string; password: string };
  assert.equal(sent.userName, 'edited@example.com');
  // They were not shown, and still they are those that came.
  assert.equal(sent.password, person['password']);
  assert.equal(one.authorization, authorization);
  await workbench.inspector.row(/Create user .*edited@example\.com.* 201/).waitFor();
});

tell('an answer is held, and its status by hand is what the client gets', async (workbench) => {
  const { frame } = workbench.inspector;
  await frame.getByRole('checkbox', { name: 'requests: /Users*' }).click();
  await frame.getByRole('checkbox', { name: 'requests: /Users*', checked: false }).waitFor();
  const stage = frame.getByRole('combobox', { name: 'Hold' });
  await stage.click();
  await stage.getByRole('option', { name: 'answers' }).click();
  await frame.getByRole('textbox', { name: 'Path' }).fill('/Users*');
  await frame.getByRole('textbox', { name: 'Status' }).fill('2xx');
  await frame.getByRole('button', { name: 'Add Breakpoint' }).click();
  await frame.getByRole('checkbox', { name: 'answers: /Users* 2xx' }).waitFor();

  const answer = okta.send('POST', '/Users', { body: person });
  await rows(workbench).getByText('201', { exact: true }).waitFor();
  assert.equal(seen.length, 2);
  await rows(workbench).getByRole('button', { name: 'See and edit' }).click();
  await pane(workbench).getByText('From your server').waitFor();
  await pane(workbench).getByRole('textbox', { name: 'Status' }).fill('503');
  await workbench.takePicture('a held answer in the page');
  await pane(workbench).getByRole('button', { name: 'Continue Changed' }).click();

  const { status, body } = await answer;
  assert.equal(status, 503);
  assert.equal((body as { id: string }).id, 'own-1');
  await workbench.inspector.row(/Create user .*mona\.keller.* 503/).waitFor();
});

tell('an answer that is dropped never arrives, and its row goes', async (workbench) => {
  const gone = okta.send('POST', '/Users', { body: person }).catch(() => 'gone');
  await rows(workbench).first().waitFor();
  await rows(workbench).getByRole('button', { name: 'Drop' }).click();

  assert.equal(await gone, 'gone');
  await rows(workbench).first().waitFor({ state: 'detached' });
});
