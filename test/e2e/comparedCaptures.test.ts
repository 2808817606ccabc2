import assert from 'node:assert/strict';
import { createBody, mona, userNameQuery } from '../support/oktaBodies.js';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';
import { type Workbench } from './support/workbench.js';

const tell = inWorkbench();

const choose = async (workbench: Workbench, name: RegExp): Promise<void> => {
  await workbench.quickInput.getByRole('option', { name }).first().click();
};

const performOnCapture = async ({ inspector }: Workbench, name: string): Promise<void> => {
  await inspector.frame.getByRole('button', { name: 'Save, export, replay, compare' }).click();
  await inspector.frame.getByRole('menuitem', { name }).click();
};

const steps = ({ inspector }: Workbench) =>
  inspector.frame.getByRole('grid', { name: 'Steps of both captures' });

tell('what the filter shows is saved as a session, from within the page', async (workbench) => {
  const { inspector } = workbench;
  await workbench.startServer();
  await workbench.openInspector();
  const okta = await OktaClient.of(workbench);
  await okta.send('GET', userNameQuery(mona.userName));
  await okta.send('POST', '/Users', { body: createBody(mona) });
  await okta.send('GET', '/Groups?count=1');
  await inspector.filterField.fill('user:mona');
  await inspector.untilCount('2 of 3 requests');

  await performOnCapture(workbench, 'Save as Session…');
  await workbench.quickInput.locator('input').first().fill('Monday');
  await workbench.page.keyboard.press('Enter');

  await workbench.notification('2 requests are kept as “Monday”.').waitFor();
});

tell('a command of the palette offers what the filter shows, too', async (workbench) => {
  const { quickInput } = workbench;
  await workbench.runCommand('SCIM: Copy Captured Requests As');
  await quickInput.getByPlaceholder('With which requests?').waitFor();
  await quickInput.getByRole('option', { name: /Everything captured.*3/ }).waitFor();
  await choose(workbench, /What the filter shows.*2/);
  await quickInput.getByPlaceholder('As what shall 2 requests be written?').waitFor();
  await choose(workbench, /JSON Lines/);
  await choose(workbench, /Keep people/);

  await quickInput.waitFor({ state: 'hidden' });
  const lines = (await workbench.readClipboard()).trim().split('\n');
  assert.equal(lines.length, 2);
});

tell('it is compared in the page with what is captured now', async (workbench) => {
  const { inspector } = workbench;
  const okta = await OktaClient.of(workbench);
  await inspector.filterField.fill('');
  await inspector.frame.getByRole('button', { name: 'Clear captured requests' }).click();
  await inspector.untilCount('0 requests');
  await okta.send('GET', userNameQuery(mona.userName));
  await okta.send('POST', '/Users', { body: createBody(mona) });
  await inspector.row(/409/).waitFor();

  await performOnCapture(workbench, 'Compare Captures…');
  await choose(workbench, /Monday/);
  // The first is not offered again.
  await workbench.quickInput.getByPlaceholder('Which capture is it compared with?').waitFor();
  await workbench.quickInput.getByRole('option', { name: /What is captured now/ }).waitFor();
  assert.equal(await workbench.quickInput.getByRole('option', { name: /Monday/ }).count(), 0);
  await choose(workbench, /What is captured now/);

  await inspector.frame.getByRole('heading', { name: 'Monday ↔ What is captured now' }).waitFor();
  await steps(workbench)
    .getByRole('row', { name: /different Create user mona.keller@example\.com 201 409/ })
    .click();
  await inspector.frame.getByRole('row', { name: 'Status 201 409' }).waitFor();
});

tell('both stand as they stood after a reload of the window', async (workbench) => {
  const { inspector } = workbench;
  await inspector.frame.getByRole('button', { name: 'In Difference Editor' }).first().click();
  await workbench.editorTab(/Monday ↔ What is captured now/).waitFor();
  const modified = workbench.page.locator('.modified-in-monaco-diff-editor .view-lines').first();
  await modified.getByText('"Resources"').first().waitFor();

  await workbench.reload();

  await modified.getByText('"Resources"').first().waitFor();
  await workbench.editorTab(/SCIM Request Inspector/).click();
  await steps(workbench)
    .getByRole('row', {
      name: /different Create user mona.keller@example\.com 201 409/,
      selected: true,
    })
    .waitFor();
  await inspector.frame.getByRole('row', { name: 'Status 201 409' }).waitFor();
});

tell('a session that is gone is named after the next reload', async (workbench) => {
  const { inspector } = workbench;
  await workbench.runCommand('SCIM: Rename Session…');
  await choose(workbench, /Monday/);
  await workbench.quickInput.locator('input').first().fill('Tuesday');
  await workbench.page.keyboard.press('Enter');
  await workbench.quickInput.waitFor({ state: 'hidden' });

  await workbench.reload();

  await workbench.editorTab(/SCIM Request Inspector/).click();
  await inspector.frame.getByText('There is no session “Monday”.').waitFor();
  const told = await inspector.frame.locator('.problem').innerText();
  assert.match(told, /Choose both captures again: SCIM: Compare Captures…/);
});
