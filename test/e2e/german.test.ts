import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after } from 'node:test';
import { inWorkbench } from './support/stories.js';

const occupant = createServer().listen(0, '127.0.0.1');
await once(occupant, 'listening');
const address = occupant.address();
assert.ok(typeof address === 'object' && address !== null);
const { port } = address;
after(() => occupant.close());

const tell = inWorkbench({ language: 'de', settings: { 'scimWorkbench.server.port': port } });

tell('in German, a failure of the server says in German what to do', async (workbench) => {
  await workbench.runCommand('SCIM: Mock-Server starten');
  const failure = workbench.notification(
    `Port ${String(port)} ist belegt. Nehmen Sie einen anderen Port, oder beenden Sie das Programm`,
  );
  await failure.getByRole('button', { name: 'Protokoll zeigen' }).waitFor();
  await failure.getByRole('button', { name: 'Einen freien Port nehmen' }).click();
  await workbench.readPort();
});

tell('the tree, a question and its answers are German', async (workbench) => {
  await workbench.runCommand('View: Show SCIM Workbench');
  await workbench.treeItem(/^Aufgezeichnete Anfragen: 0/).waitFor();
  await workbench.treeItem(/^Personen: 25/).waitFor();
  await workbench.runCommand('SCIM: Störung scharf schalten…');
  await workbench.quickInput.getByPlaceholder('Was soll schiefgehen?').fill('langsame');
  await workbench.quickInput.getByRole('option', { name: 'Langsame Antworten' }).click();
  await workbench.quickInput.getByRole('option', { name: 'Dreimal' }).click();
  await workbench.treeItem(/Langsame Antworten: 0 Treffer, 3 übrig/).waitFor();
});

tell('the inspector is German, too', async (workbench) => {
  await workbench.runCommand('SCIM: Anfragen-Inspektor öffnen');
  await workbench.inspector.frame.getByText('Es wird auf die erste Anfrage gewartet').waitFor();
});

tell('its panels say in German what faults do, and what is wrong in a form', async (workbench) => {
  const { frame } = workbench.inspector;
  await frame.getByRole('button', { name: /^Störungen: / }).click();
  await frame.getByRole('button', { name: 'Langsame Antworten' }).click();
  await frame.getByText('Die Anfrage wartet, bevor sie bearbeitet wird').waitFor();
  await frame.getByText('Okta gibt nach 60').first().waitFor();
  await frame.getByText('nur Anfragen mit dieser Methode').waitFor();
  await frame.getByRole('textbox', { name: 'delay' }).fill('bald');
  await frame.getByText('delay: Nötig ist eine Dauer mit Einheit').waitFor();

  await frame.getByRole('button', { name: /^Haltepunkte: / }).click();
  await frame.getByRole('textbox', { name: 'Pfad, * für alles' }).fill('Users');
  await frame.getByRole('textbox', { name: 'Pfad, * für alles' }).press('Enter');
  await frame.getByText('Der Wert von „path“ eines Haltepunkts ist zum Beispiel').waitFor();
});

tell('the walkthrough opens its help pages in German', async (workbench) => {
  const { page, quickInput } = workbench;
  await workbench.runCommand('Welcome: Open Walkthrough');
  await quickInput.getByRole('option', { name: 'Erste Schritte mit SCIM Workbench' }).click();
  const help = page.locator('iframe.webview.ready').last().contentFrame();
  await help
    .frameLocator('iframe#active-frame')
    .getByRole('heading', { name: 'Ein eigener SCIM-Server' })
    .waitFor();
});
