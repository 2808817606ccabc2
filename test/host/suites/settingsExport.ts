import { exportFormats } from '../../../src/okta/settings/exportFormats.js';
import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { assessSettings } from '../../../src/okta/settings/assessSettings.js';
import { exportSettings } from '../../../src/extension/settingsExport/exportSettings.js';
import { type Answer, askSteps } from '../../../src/extension/questions/multiStepInput.js';
import { type Step, type TextStep } from '../../../src/extension/questions/step.js';
import { type WorkbenchLoader } from '../../../src/extension/workbenchLoader.js';
import { call, startServer, stopServer, until } from '../support/extension.js';
import { createOwnWorkbench, serverOptions } from '../support/ownWorkbench.js';
import { acceptAll, press } from '../support/quickInput.js';

const baseUrl = 'https://scim.example.com/scim/v2';

async function closeDocuments(): Promise<void> {
  while (vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}

/** Its public address is at hand at once, so the first question is there before a key is pressed. */
async function withOwnWorkbench(run: (loader: WorkbenchLoader) => Promise<void>): Promise<void> {
  const loader = createOwnWorkbench();
  try {
    const workbench = await loader.get();
    await workbench.start(serverOptions({ publicBaseUrl: baseUrl }));
    await run(loader);
  } finally {
    await loader.stop();
    loader.dispose();
  }
}

const openDocument = (): vscode.TextDocument | undefined =>
  vscode.window.activeTextEditor?.document;

/** The document of the test before may be the active one for a moment longer. */
const untilOpen = (text: string | undefined): Promise<true> =>
  until(vscode.window.onDidChangeActiveTextEditor, () =>
    openDocument()?.getText() === text ? true : undefined,
  );

export function defineSettingsExportSuite(): void {
  describe('exporting the provisioning settings', () => {
    afterEach(async () => {
      await press('leave');
      await closeDocuments();
      await stopServer();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    defineArgumentTests();
    defineProbeTests();
    defineQuestionTests();
  });

  describe('questions with several steps', () => {
    afterEach(() => press('leave'));

    defineStepTests();
  });
}

function defineArgumentTests(): void {
  it('gives the checklist for settings and format, and opens it', async () => {
    const text = await call('scimWorkbench.settings.export', {
      settings: { label: 'Example App', connection: { baseUrl } },
      format: 'markdown',
    });

    assert.match(text ?? '', /^# Okta provisioning settings: Example App\n/);
    await untilOpen(text);
    assert.equal(openDocument()?.languageId, 'markdown');
  });

  it('gives JSON that can be exported again', async () => {
    const settings = { signOnMode: 'swa', connection: { baseUrl } };
    const first = await call('scimWorkbench.settings.export', { settings, format: 'json' });

    const again: unknown = JSON.parse(first ?? '');
    const second = await call('scimWorkbench.settings.export', { settings: again, format: 'json' });

    assert.equal(second, first);
    assert.equal(openDocument()?.languageId, 'json');
  });

  it('takes Markdown where the caller names no format', async () => {
    const text = await call('scimWorkbench.settings.export', {
      settings: { connection: { baseUrl } },
    });

    assert.match(text ?? '', /^# /);
  });

  it('puts a placeholder where the caller hands over a secret', async () => {
    const text = await call('scimWorkbench.settings.export', {
      settings: {
        connection: { baseUrl, authentication: { mode: 'header', token: 'a-secret-of-this-test' } },
      },
    });

    assert.ok(text);
    assert.ok(text.includes('<SCIM bearer token>'));
    assert.ok(!text.includes('a-secret-of-this-test'));
  });

  for (const { name, languageId } of exportFormats) {
    it(`opens ${name} as a document`, async () => {
      const text = await call('scimWorkbench.settings.export', {
        settings: { connection: { baseUrl } },
        format: name,
      });

      await untilOpen(text);
      // Languages of other extensions are there where those are.
      assert.ok([languageId, 'plaintext'].includes(openDocument()?.languageId ?? ''));
    });
  }

  for (const { what, argument } of [
    { what: 'no object', argument: 'markdown' },
    { what: 'settings that are no object', argument: { settings: 7 } },
    { what: 'OIDC', argument: { settings: { signOnMode: 'oidc', connection: { baseUrl } } } },
    {
      what: 'profile sourcing',
      argument: { settings: { connection: { baseUrl }, toOkta: { profileSourcing: true } } },
    },
    {
      what: 'an underscore in the host',
      argument: { settings: { connection: { baseUrl: 'https://scim_dev.example.com' } } },
    },
    {
      what: 'a format that nobody knows',
      argument: { settings: { connection: { baseUrl } }, format: 'xml' },
    },
    {
      what: 'Basic Auth in a submission',
      argument: {
        settings: { connection: { baseUrl, authentication: { mode: 'basic' } } },
        format: 'oin',
      },
    },
  ]) {
    it(`gives nothing and opens nothing for ${what}`, async () => {
      const text = await call('scimWorkbench.settings.export', argument);

      assert.equal(text, undefined);
      assert.equal(openDocument(), undefined);
    });
  }
}

function defineProbeTests(): void {
  it('asks a server what it can do, and opens the settings that go with it', async () => {
    const server = await startServer();

    const text = await call('scimWorkbench.settings.probe', { target: 'mock' });

    const settings: unknown = JSON.parse(text ?? '');
    const { settings: read } = assessSettings(settings);
    assert.equal(read.connection.baseUrl, server.baseUrl);
    assert.ok(read.connection.provisioningActions.includes('pushGroups'));
    assert.ok(!text?.includes(server.authorization));
    await untilOpen(text);
  });

  it("opens what Okta's API answers of an app as a settings file, and refuses what is neither", async () => {
    const folder = vscode.Uri.file(await mkdtemp(join(tmpdir(), 'scimwb-')));
    const write = async (name: string, value: unknown): Promise<vscode.Uri> => {
      const uri = vscode.Uri.joinPath(folder, name);
      await vscode.workspace.fs.writeFile(uri, Buffer.from(JSON.stringify(value)));
      return uri;
    };
    const app = await write('app.json', {
      label: 'Strawberry',
      signOnMode: 'SAML_2_0',
      features: ['PUSH_NEW_USERS'],
    });
    const wrong = await write('wrong.json', [7]);

    const text = await call('scimWorkbench.settings.import', app);
    await closeDocuments();
    const refused = await call('scimWorkbench.settings.import', wrong);

    assert.match(text ?? '', /"label": "Strawberry"/);
    assert.equal(refused, undefined);
    assert.equal(openDocument(), undefined);
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });
}

function defineQuestionTests(): void {
  it('asks, and offers what the running server tells', async () => {
    const server = await startServer({ auth: 'basic' });

    const text = await acceptAll(call('scimWorkbench.settings.export'));

    assert.ok(text);
    assert.ok(text.includes('/scim/v2\n'));
    assert.ok(text.includes('**Authentication Mode**: **Basic Auth**'));
    assert.ok(text.includes('**Username**:\n\n  ```text\n  okta\n'));
    const [, password = ''] = Buffer.from(server.authorization.slice('Basic '.length), 'base64')
      .toString('utf8')
      .split(':');
    assert.ok(password !== '' && !text.includes(password));
    await untilOpen(text);
  });

  it('does not ask for the format where the caller names it', async () => {
    await startServer();

    const text = await acceptAll(call('scimWorkbench.settings.export', { format: 'json' }));

    const settings: unknown = JSON.parse(text ?? '');
    assert.ok(typeof settings === 'object' && settings !== null && 'connection' in settings);
  });

  it('gives nothing and opens nothing when it is left half-way', async () => {
    await withOwnWorkbench(async (workbench) => {
      const asked = exportSettings(workbench, undefined);
      await press('accept', 'accept', 'leave');

      assert.equal(await asked, undefined);
      assert.equal(openDocument(), undefined);
    });
  });

  it('offers again what was entered before it was left', async () => {
    await withOwnWorkbench(async (workbench) => {
      const left = exportSettings(workbench, undefined);
      await press('accept', 'next', 'accept', 'leave');
      await left;

      const text = await acceptAll(exportSettings(workbench, undefined));

      assert.ok(text);
      assert.ok(text.includes('Choose **SWA - Secure Web Authentication**'));
    });
  });

  it('does not go on without a base URL', async () => {
    const asked = call('scimWorkbench.settings.export');
    await press(...Array<'accept'>(20).fill('accept'), 'leave');

    assert.equal(await asked, undefined);
  });
}

const text = (id: string, validate: TextStep['validate'] = () => undefined): Step => ({
  kind: 'text',
  id,
  title: 'Title',
  prompt: id,
  validate,
});

const choices = [
  { label: 'First', value: 'first' },
  {
    label: 'Second',
    value: 'second',
    refusal: {
      prompt: 'Not this one',
      choices: [{ label: 'Third', value: 'third' }, { label: 'Leave' }],
    },
  },
];

const pick = (id: string): Step => ({ kind: 'pick', id, title: 'Title', prompt: id, choices });

function defineStepTests(): void {
  it('keep what was offered and accepted', async () => {
    const answers = new Map<string, Answer>([
      ['name', 'Jane'],
      ['many', ['first']],
    ]);

    const asked = askSteps(
      () => [
        text('name'),
        { kind: 'pickMany', id: 'many', title: 'Title', prompt: 'many', choices },
      ],
      answers,
    );
    await press('accept', 'accept');

    assert.equal(await asked, true);
    assert.deepEqual(Object.fromEntries(answers), { name: 'Jane', many: ['first'] });
  });

  it('go back to the step before', async () => {
    const answers = new Map<string, Answer>([['choice', 'first']]);
    const shown: number[] = [];

    const asked = askSteps((soFar) => {
      shown.push(soFar.size);
      return [text('name'), pick('choice')];
    }, answers);
    await press('accept', 'back', 'accept', 'accept');

    assert.equal(await asked, true);
    // Asked four times: name, choice, name again, choice again; then it was over.
    assert.deepEqual(shown, [1, 2, 2, 2, 2]);
  });

  it('keep a value that is wrong from going on, and keep it for the next time', async () => {
    const answers = new Map<string, Answer>([['name', 'wrong']]);

    const asked = askSteps(
      () => [
        text('name', () => ({
          message: 'This is wrong.',
          severity: vscode.InputBoxValidationSeverity.Error,
        })),
      ],
      answers,
    );
    await press('accept', 'accept', 'leave');

    assert.equal(await asked, false);
    assert.equal(answers.get('name'), 'wrong');
  });

  it('let a value go on that is only warned of', async () => {
    const asked = askSteps(
      () => [
        text('name', () => ({
          message: 'Think twice.',
          severity: vscode.InputBoxValidationSeverity.Warning,
        })),
      ],
      new Map(),
    );
    await press('accept');

    assert.equal(await asked, true);
  });

  it('explain a choice that is refused, and take the way on', async () => {
    const answers = new Map<string, Answer>([['choice', 'second']]);

    const asked = askSteps(() => [pick('choice')], answers);
    await press('accept', 'accept');

    assert.equal(await asked, true);
    assert.equal(answers.get('choice'), 'third');
  });

  it('go back from the explanation to the choices', async () => {
    const answers = new Map<string, Answer>([['choice', 'second']]);

    const asked = askSteps(() => [pick('choice')], answers);
    await press('accept', 'back', 'accept', 'accept');

    assert.equal(await asked, true);
    assert.equal(answers.get('choice'), 'third');
  });

  it('end at the way out of an explanation', async () => {
    const answers = new Map<string, Answer>([['choice', 'second']]);

    const asked = askSteps(() => [pick('choice')], answers);
    await press('accept', 'next', 'accept');

    assert.equal(await asked, false);
    assert.equal(answers.get('choice'), 'second');
  });
}
