/** `npm run pictures`: takes the README's pictures, in a real VS Code with real requests. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runMain } from './process/runMain.mjs';
import { say, step } from './process/progress.mjs';
import { ensureDependencies } from './setup/dependencies.mjs';
import { projectRoot } from './setup/projectRoot.mjs';
import { testSetup } from './tests/testSetup.mjs';

/** The inspector beside the code, and by itself beside the view of the server; a SCIM document. */
const pictures = [
  { file: 'inspector-dark.png', theme: 'Dark Modern', isBesideCode: true },
  { file: 'inspector-light.png', theme: 'Light Modern', isBesideCode: false },
  { file: 'document-light.png', theme: 'Light Modern', isDocument: true },
];
/** With the mistakes that are made most. */
const wrongDocument = `{
  "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"],
  "userName": "jane.doe@example.com",
  "name": { "givenName": "Jane", "familyname": "Doe" },
  "emails": { "value": "jane.doe@example.com", "type": "work", "primary": true },
  "department": "Sales",
  "tilte": "Engineer",
  "active": "true"
}
`;

const viewport = { width: 1440, height: 800 };

await runMain(async () => {
  process.chdir(projectRoot);
  await ensureDependencies();
  const { buildProduct } = await import('../esbuild.config.mjs');
  await step('Building dist/', buildProduct);
  const vscode = await testSetup.vscode();
  const chromium = await testSetup.browser();
  await mkdir('docs/images', { recursive: true });
  for (const picture of pictures) {
    await step(`Taking ${picture.file}`, () => take(picture, vscode, chromium));
    say(`  docs/images/${picture.file}`);
  }
});

async function take({ file, theme, isBesideCode, isDocument }, vscode, chromium) {
  const { copySampleWorkspace } = await import('./vscode/sampleWorkspace.mjs');
  const { startVscodeServer, toWorkbenchUrl } = await import('./vscode/vscodeServer.mjs');
  const { launchChromium } = await import('./browser/launchChromium.mjs');
  const { folder, remove } = await copySampleWorkspace();
  await writeFile(join(folder, 'jane.scim.json'), wrongDocument);
  const server = await startVscodeServer(vscode);
  const browser = await launchChromium(chromium);
  try {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const context = await browser.newContext({ viewport, permissions });
    const page = await context.newPage();
    await page.goto(toWorkbenchUrl(server.origin, { folder, developmentPaths: [projectRoot] }));
    // Commands are in the palette once the extension is there.
    await page.getByRole('tab', { name: 'SCIM Workbench' }).waitFor();
    await chooseTheme(page, theme);
    if (isDocument) {
      await showDocument(page);
    } else {
      await (isBesideCode ? showCode(page) : runCommandOf(page, 'View: Show SCIM Workbench'));
      await showTraffic(page, isBesideCode);
    }
    await page.screenshot({ path: join('docs/images', file) });
  } catch (error) {
    await browser
      .contexts()[0]
      ?.pages()[0]
      ?.screenshot({ path: `.tooling/failed-${file}` });
    throw error;
  } finally {
    await browser.close();
    await server.stop();
    await remove();
  }
}

async function showDocument(page) {
  await page.getByText('jane.scim.json').first().dblclick();
  await runCommandOf(page, 'View: Toggle Primary Side Bar Visibility');
  await runCommandOf(page, 'SCIM: Validate SCIM Document');
  await page.locator('.markers-panel').getByText('schema.nameCapitals').waitFor();
  await page.locator('.view-line').getByText('"department"').click();
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').waitFor();
}

async function chooseTheme(page, theme) {
  await runCommandOf(page, 'Preferences: Color Theme');
  await page.locator('.quick-input-widget input').first().fill(theme);
  await page.locator('.quick-input-list').getByRole('option', { name: theme }).first().click();
}

async function showCode(page) {
  await page.getByText('provision.mjs').first().dblclick();
  await page.locator('.tab').getByText('provision.mjs').waitFor();
  await runCommandOf(page, 'View: Toggle Primary Side Bar Visibility');
}

async function showTraffic(page, isBesideCode) {
  await runCommandOf(page, 'SCIM: Open Request Inspector');
  const inspector = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
  await inspector.getByRole('button', { name: 'Start Mock Server' }).first().click();
  await inspector.getByText('Waiting for the first request').waitFor();
  await runCommandOf(page, 'SCIM: Copy Authorization Header');
  const status = page.locator('.statusbar');
  await status.getByText('Copied the Authorization header').waitFor();
  const authorization = await page.evaluate(() => navigator.clipboard.readText());
  const [, port] = /SCIM :(\d+)/.exec(await status.innerText());
  await playOkta(`http://127.0.0.1:${port}/scim/v2`, authorization);
  await status.getByText('Copied the Authorization header').waitFor({ state: 'detached' });
  await inspector
    .getByRole('row', { name: isBesideCode ? /Create user jane/ : /probe.*401/ })
    .click();
  await inspector.getByRole('tab', { name: isBesideCode ? 'Request' : 'Overview' }).click();
  const shown = isBesideCode
    ? inspector.getByRole('tree', { name: 'Request body' })
    : inspector.locator('.findings');
  await shown.waitFor();
  await page.mouse.move(0, 0);
}

async function runCommandOf(page, title) {
  await page.keyboard.press('F1');
  const input = page.locator('.quick-input-widget input').first();
  await input.fill(`>${title}`);
  await page.locator('.quick-input-list').getByRole('option', { name: title }).first().click();
}

/** What Okta sends for one person and one group, and what goes wrong most. */
async function playOkta(baseUrl, authorization) {
  const send = async (method, path, body, header = authorization) => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: {
        Authorization: header,
        Accept: 'application/scim+json',
        'User-Agent': 'Okta SCIM Client 1.0.0',
        ...(body && { 'Content-Type': 'application/scim+json; charset=utf-8' }),
      },
      body: typeof body === 'object' ? JSON.stringify(body) : body,
    });
    return response.json();
  };
  const patch = (...operations) => ({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: operations,
  });
  const userName = 'jane.doe@example.com';
  await send(
    'GET',
    '/Users?startIndex=1&count=2',
    undefined,
    authorization.replace(' ', ' Bearer '),
  );
  await send('GET', '/Users?startIndex=1&count=2');
  await send('GET', `/Users?filter=userName%20eq%20%22${userName}%22&startIndex=1&count=100`);
  const user = await send('POST', '/Users', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
    userName,
    name: { givenName: 'Jane', familyName: 'Doe' },
    emails: [{ primary: true, value: userName, type: 'work' }],
    displayName: 'Jane Doe',
    locale: 'en-US',
    externalId: '00ujl29u0le5T6Aj10h7',
    groups: [],
    password: '1mz050nq',
    active: true,
  });
  await send('GET', `/Users/${user.id}`);
  await send('PUT', `/Users/${user.id}`, { ...user, title: 'Engineer' });
  await send('GET', '/Groups?filter=displayName%20eq%20%22Sales%20EMEA%22');
  const group = await send('POST', '/Groups', {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
    displayName: 'Sales EMEA',
    members: [],
  });
  await send(
    'PATCH',
    `/Groups/${group.id}`,
    patch({ op: 'add', path: 'members', value: [{ value: user.id, display: userName }] }),
  );
  await send('POST', '/Users', '{"userName": "john.doe@example.com",}');
  await send('PUT', `/Users/${user.id}`, { ...user, title: 'Engineer', active: false });
  await send('PATCH', `/Users/${user.id}`, patch({ op: 'replace', value: { active: true } }));
}
