import assert from 'node:assert/strict';
import { inWorkbench } from './support/stories.js';
import { type Workbench } from './support/workbench.js';

const tell = inWorkbench();

tell('the questions refuse OIDC, show the way on, and end in a checklist', async (workbench) => {
  const port = await workbench.startServer();

  await workbench.runCommand('SCIM: Export Okta Provisioning Settings…');
  await accept(workbench, 'Task 1: SSO integration that supports SCIM · App name');
  await choose(workbench, 'Single sign-on mode', 'OIDC');
  await choose(workbench, 'An OIDC app cannot have SCIM provisioning here', 'Use SAML 2.0');
  await choose(workbench, 'Is your app the source of the profiles', 'No');
  await accept(workbench, 'SCIM connector base URL');
  await accept(workbench, 'Unique identifier field for users');
  await accept(workbench, 'Supported provisioning actions');
  await choose(workbench, 'Authentication Mode', 'HTTP Header');
  await accept(workbench, 'What Okta does');
  await choose(workbench, 'Export as', 'Markdown');
  await workbench.editorTab(/Untitled/).waitFor();

  const text = await readEditor(workbench);
  assert.match(text, /^# /);
  assert.match(text, /SAML 2\.0/);
  assert.ok(text.includes(`http://127.0.0.1:${String(port)}/scim/v2`), text);
});

/** Chooses an answer of the question with these words. */
async function choose(workbench: Workbench, question: string, answer: string): Promise<void> {
  await untilAsked(workbench, question);
  await workbench.quickInput.getByRole('option', { name: answer }).first().click();
}

/** Takes what is offered. */
async function accept(workbench: Workbench, question: string): Promise<void> {
  await untilAsked(workbench, question);
  await workbench.page.keyboard.press('Enter');
}

/** A pick has the question in its field's placeholder, an input box in its title or below. */
const untilAsked = ({ quickInput }: Workbench, question: string): Promise<void> =>
  quickInput.getByText(question).or(quickInput.getByPlaceholder(question)).first().waitFor();

/** Only the lines in view are drawn, with hard blanks: the whole text is in the clipboard. */
async function readEditor(workbench: Workbench): Promise<string> {
  await workbench.editor.click();
  await workbench.page.keyboard.press('ControlOrMeta+a');
  await workbench.page.keyboard.press('ControlOrMeta+c');
  return workbench.readClipboard();
}
