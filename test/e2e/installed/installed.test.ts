import assert from 'node:assert/strict';
import { createBody, mona } from '../../support/oktaBodies.js';
import { OktaClient } from '../support/oktaClient.js';
import { inWorkbench } from '../support/stories.js';

const extensionsDir = process.env['SCIM_INSTALLED_EXTENSIONS'];
assert.ok(extensionsDir, 'Run this story with "node scripts/installedStory.mjs".');

const tell = inWorkbench({ extensionsDir });

tell('the installed package starts, shows a request, and stops', async (workbench) => {
  const { inspector, statusBar } = workbench;
  const title = await workbench.page.title();

  await workbench.startServer();
  await workbench.openInspector();
  const okta = await OktaClient.of(workbench);
  await okta.send('POST', '/Users', { body: createBody(mona) });
  await inspector.show(/Create user .*mona.* 201/, 'Request');
  assert.match(
    await inspector.readBody('Request'),
    /\n {2}"userName": "mona\.keller@example\.com"/,
  );
  await workbench.runCommand('SCIM: Stop Mock Server');
  await inspector.toolbar.getByText('Server stopped').waitFor();

  assert.doesNotMatch(title, /Extension Development Host/);
  assert.doesNotMatch(await statusBar.innerText(), /SCIM :\d/);
  await assert.rejects(okta.send('GET', '/Users'), { code: 'ECONNREFUSED' });
});
