import assert from 'node:assert/strict';
import { OktaClient } from './support/oktaClient.js';
import { inWorkbench } from './support/stories.js';
import { type Workbench } from './support/workbench.js';

const tell = inWorkbench({ settings: { 'scimWorkbench.server.authentication': 'oauth2' } });

const themes = ['Dark Modern', 'Light Modern', 'Dark High Contrast'];

tell('the start of OAuth 2 offers what Okta asks for, to be copied by keys', async (workbench) => {
  const { quickInput, page } = workbench;
  const port = await workbench.startServer();
  await workbench.notification('gives out tokens for OAuth 2, client ID okta').waitFor();
  await workbench.takePicture('oauth2 notice');
  await workbench
    .notification('gives out tokens')
    .getByRole('button', { name: 'OAuth 2 Settings…' })
    .click();
  await quickInput.getByText('OAuth 2 Settings for Okta').waitFor();
  await workbench.takePicture('oauth2 settings');

  await page.keyboard.press('Enter');
  await quickInput.getByText('copied').waitFor();
  const copied = await workbench.readClipboard();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await quickInput.getByRole('option', { name: /Client Secret.*copied/ }).waitFor();
  const secret = await workbench.readClipboard();
  const shown = await quickInput.innerText();
  await page.keyboard.press('Escape');

  assert.equal(copied, `http://127.0.0.1:${String(port)}/oauth2/token`);
  assert.match(secret, /^[\w-]{43}$/);
  assert.ok(!shown.includes(secret));
});

tell('a fault is armed by keys alone, hits once, and is gone from the tree', async (workbench) => {
  const { page, quickInput } = workbench;
  await workbench.runCommand('View: Show SCIM Workbench');
  const okta = await OktaClient.of(workbench);

  await pressCommand(workbench, 'SCIM: Arm Fault…');
  await quickInput.getByPlaceholder('What shall go wrong?').waitFor();
  await page.keyboard.type('503');
  await page.keyboard.press('Enter');
  await quickInput.getByPlaceholder('How often?').waitFor();
  await page.keyboard.press('Enter');
  await workbench.treeItem(/503.*0 hits, 1 left/).waitFor();
  const statuses = [await statusOf(okta), await statusOf(okta)];
  await workbench.treeItem(/503/).waitFor({ state: 'detached' });

  assert.deepEqual(statuses, [503, 200]);
});

tell('of two armed faults the one that is chosen by keys is disarmed', async (workbench) => {
  const { page, quickInput } = workbench;
  const okta = await OktaClient.of(workbench);
  for (const name of ['502', '500']) {
    await pressCommand(workbench, 'SCIM: Arm Fault…');
    await quickInput.getByPlaceholder('What shall go wrong?').waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await quickInput.getByPlaceholder('How often?').waitFor();
    await page.keyboard.type('until');
    await page.keyboard.press('Enter');
    await workbench.treeItem(new RegExp(name)).waitFor();
  }

  await pressCommand(workbench, 'SCIM: Disarm Fault…');
  await quickInput.getByPlaceholder('Which fault shall end?').waitFor();
  await workbench.takePicture('disarm');
  await page.keyboard.type('502');
  await page.keyboard.press('Enter');
  await workbench.treeItem(/502/).waitFor({ state: 'detached' });

  assert.equal(await statusOf(okta), 500);
  await pressCommand(workbench, 'SCIM: Disarm All Faults');
  await workbench.treeItem(/500/).waitFor({ state: 'detached' });
});

tell('the profile is changed by keys, and the row of the tree says so', async (workbench) => {
  const { page, quickInput } = workbench;

  await pressCommand(workbench, 'SCIM: Change Profile…');
  await quickInput.getByPlaceholder(/where the RFCs leave room/).waitFor();
  await page.keyboard.type('entra');
  await page.keyboard.press('Enter');
  await workbench.treeItem(/^Profile: entra/).waitFor();

  await pressCommand(workbench, 'SCIM: Change Profile…');
  await quickInput.getByPlaceholder(/where the RFCs leave room/).waitFor();
  await page.keyboard.press('Escape');
  await workbench.treeItem(/^Profile: entra/).waitFor();
});

tell('a refused request shows at the credentials, in each theme', async (workbench) => {
  const { page, quickInput } = workbench;
  const okta = await OktaClient.of(workbench);
  await okta.send('GET', '/Users', { authorization: 'Bearer "quoted"' });
  await workbench.treeItem(/^Authorization: last request refused/).waitFor();
  await pressCommand(workbench, 'Notifications: Clear All Notifications');
  for (const theme of themes) {
    await workbench.runCommand('Preferences: Color Theme');
    await quickInput.locator('input').first().fill(theme);
    await quickInput.getByRole('option', { name: theme }).first().click();
    await quickInput.waitFor({ state: 'hidden' });
    await showTooltip(workbench, /^Authorization/, 'Quotes came with the value');
    await workbench.takePicture(`tree ${theme}`);
    await pressCommand(workbench, 'SCIM: Arm Fault…');
    await quickInput.getByPlaceholder('What shall go wrong?').waitFor();
    await workbench.takePicture(`faults ${theme}`);
    await page.keyboard.press('Escape');
  }
});

/**
 * A tooltip comes when the mouse moves onto the row and rests. It does not where the mouse is there
 * already, or the tree is drawn anew meanwhile: so it comes again from outside until the words are there.
 */
async function showTooltip(workbench: Workbench, row: RegExp, words: string): Promise<void> {
  const { page } = workbench;
  const tooltip = page.locator('.monaco-hover').getByText(words).first();
  const isShown = (): Promise<boolean> =>
    tooltip.waitFor({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  for (let tries = 0; tries < 6; tries += 1) {
    await page.mouse.move(0, 0);
    await workbench.treeItem(row).hover();
    if (await isShown()) {
      return;
    }
  }
  await tooltip.waitFor({ timeout: 1_000 });
}

/** As `runCommand`, without the mouse. */
async function pressCommand({ page, quickInput }: Workbench, title: string): Promise<void> {
  await page.keyboard.press('F1');
  await quickInput.locator('input').first().fill(`>${title}`);
  await quickInput.getByRole('option', { name: title }).first().waitFor();
  await page.keyboard.press('Enter');
}

const statusOf = async (okta: OktaClient): Promise<number> =>
  (await okta.send('GET', '/Users?startIndex=1&count=2')).status;
