import assert from 'node:assert/strict';
import { userNameQuery } from '../support/oktaBodies.js';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';

const hiddenRequests = 50;

const tell = inWorkbench();

tell('a hidden inspector has missed nothing when it is shown again', async (workbench) => {
  const { inspector } = workbench;
  await workbench.startServer();
  await workbench.openInspector();
  const okta = await OktaClient.of(workbench);
  await okta.send('GET', userNameQuery('before@example.com'));
  await inspector.row(/before@example\.com/).waitFor();

  await workbench.runCommand('File: New Untitled Text File');
  await inspector.toolbar.waitFor({ state: 'detached' });
  const names = Array.from({ length: hiddenRequests }, (_, index) => `hidden${String(index)}`);
  await Promise.all(names.map((name) => okta.send('GET', userNameQuery(`${name}@example.com`))));
  await workbench.editorTab(/SCIM Request Inspector/).click();

  await inspector.untilCount(`${String(hiddenRequests + 1)} requests`);
  for (const name of ['before', ...names]) {
    await inspector.filterField.fill(`${name}@`);
    await inspector.untilCount(`1 of ${String(hiddenRequests + 1)} requests`);
  }
  await inspector.filterField.fill('');
  await okta.send('GET', userNameQuery('after@example.com'));
  await inspector.row(/after@example\.com/).waitFor();
  await inspector.untilCount(`${String(hiddenRequests + 2)} requests`);
  assert.equal(await inspector.row(/after@example\.com/).count(), 1);
});
