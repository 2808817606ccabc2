import assert from 'node:assert/strict';
import { createBody, mona } from '../../support/oktaBodies.js';
import { OktaClient } from '../support/oktaClient.js';
import { inWorkbench } from '../support/stories.js';

const tell = inWorkbench({ extensionsDir: process.env['SCIM_INSTALLED_EXTENSIONS'] });

tell('the installed package starts, answers, shows and stops', async (workbench) => {
  const { inspector } = workbench;
  await workbench.startServer();
  await workbench.openInspector();
  const okta = await OktaClient.of(workbench);

  const created = await okta.send('POST', '/Users', { body: createBody(mona) });

  assert.equal(created.status, 201);
  await inspector.show(/Create user .*mona/, 'Response');
  assert.match(await inspector.readBody('Response'), /mona\.keller/);
  await workbench.runCommand('SCIM: Stop Mock Server');
  await inspector.toolbar.getByText('Stopped').waitFor();
  await assert.rejects(okta.send('GET', '/Users'), { code: 'ECONNREFUSED' });
});
