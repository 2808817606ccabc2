import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { inWorkbench } from './support/stories.js';

const folder = mkdtempSync(join(tmpdir(), 'scim-workbench-data-'));
const file = join(folder, 'people.jsonl');
const user = '"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"]';
writeFileSync(file, `{${user},"userName":"ann"}\n{${user}}\n{${user},"userName":"ann"}\n`);
after(() => rm(folder, { recursive: true }));

const tell = inWorkbench({
  settings: {
    'scimWorkbench.server.data': file,
    'scimWorkbench.server.store': join(folder, 'store'),
  },
});

tell(
  'a data file that is wrong is told with its line, and leads to the setting',
  async (workbench) => {
    await workbench.runCommand('SCIM: Start Mock Server');

    const notification = workbench.notification('people.jsonl cannot be used.');
    await notification.getByText(/Line 2: userName is required .+ \(and 1 more\)/).waitFor();
    await workbench.takePicture('a data file that is wrong');
    await notification.getByRole('button', { name: 'Open Settings' }).click();
    await workbench.page.getByText('Server: Data', { exact: false }).first().waitFor();
  },
);

tell(
  'what a filled store leaves out is told, with a button that brings it in',
  async (workbench) => {
    await writeFile(file, `{${user},"userName":"ann"}`);
    await workbench.runCommand('View: Show SCIM Workbench');
    await workbench.startServer();
    await workbench.runCommand('SCIM: Stop Mock Server');
    await writeFile(file, `{${user},"userName":"ann"}\n{${user},"userName":"bo"}`);
    await workbench.startServer();

    const notification = workbench.notification('has data already');
    await workbench.treeItem(/^People: 26$/).waitFor();
    await workbench.takePicture('a store with data already');
    await notification.getByRole('button', { name: 'Reset Mock Server Data' }).click();
    await workbench.treeItem(/^People: 27$/).waitFor();
  },
);
