import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import type { AxeResults } from 'axe-core';
import { type Browser, type Page } from 'playwright-core';
import { launchChromium } from '#scripts/browser/launchChromium.mjs';
import { eventually } from './support/eventually.js';
import { type InspectorPage, serveWebview } from './support/inspectorPage.js';

let site: InspectorPage;
let browser: Browser;
let axeSource: string;

before(async () => {
  site = await serveWebview({
    name: 'settings',
    title: 'Okta Provisioning Settings',
    fakeHost: 'test/webview/support/fakeFormHost.ts',
  });
  browser = await launchChromium();
  axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
});

after(async () => {
  await browser.close();
  await site.close();
});

const usable = {
  label: 'Example App',
  connection: { baseUrl: 'https://scim.example.com/scim/v2' },
};

async function openForm(file: unknown = usable, theme = 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(`${site.url}?theme=${theme}`);
  await page.getByRole('heading', { name: 'Okta Provisioning Settings' }).waitFor();
  const text = typeof file === 'string' ? file : JSON.stringify(file, null, 2);
  await page.evaluate((content) => {
    window.fakeFormHost.write(content);
  }, text);
  return page;
}

const readFileOf = (page: Page): Promise<unknown> => page.evaluate(() => window.fakeFormHost.file);
const openTab = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('tab', { name }).click();
const field = (page: Page, label: string) => page.getByRole('group', { name: label, exact: true });

void describe('the settings form', () => {
  void test('shows the pages of the Admin Console', async () => {
    const page = await openForm();

    const tabs = await page.getByRole('tab').allInnerTexts();
    assert.deepEqual(
      tabs.map((text) => text.trim()),
      ['General', 'Integration', 'To App', 'To Okta', 'Push Groups'],
    );
    await page.getByText('Nothing is wrong with these settings').waitFor();
  });

  void test('writes what is typed into the file, letter by letter, and says what is wrong at the field', async () => {
    const page = await openForm();
    await openTab(page, 'Integration');
    const address = field(page, 'SCIM connector base URL');

    await address.getByRole('textbox').fill('');
    await address.getByRole('textbox').pressSequentially('http://scim_1.example.com/scim/v2');

    await address
      .getByText(/underscore/i)
      .first()
      .waitFor();
    await page.getByText(/Nothing is exported as long as there/).waitFor();
    await eventually(async () => {
      assert.deepEqual(await readFileOf(page), {
        ...usable,
        connection: { baseUrl: 'http://scim_1.example.com/scim/v2' },
      });
      assert.equal(
        await address.getByRole('textbox').inputValue(),
        'http://scim_1.example.com/scim/v2',
      );
    });
  });

  void test('shows the fields of a mode with the mode, and takes those of the one before out of the file', async () => {
    const page = await openForm({
      ...usable,
      connection: { ...usable.connection, authentication: { mode: 'basic', username: 'okta' } },
    });
    await openTab(page, 'Integration');
    await field(page, 'Username').waitFor();

    await field(page, 'Authentication Mode').getByRole('combobox').click();
    await page.getByRole('option', { name: 'OAuth 2' }).click();

    await field(page, 'Access token endpoint URI').waitFor();
    await page
      .getByText(/errors?, /)
      .or(page.getByText(/\d errors?/))
      .first()
      .waitFor();
    await eventually(async () => {
      assert.equal(await field(page, 'Username').count(), 0);
      assert.deepEqual(await readFileOf(page), {
        ...usable,
        connection: { ...usable.connection, authentication: { mode: 'oauth2' } },
      });
    });
  });

  void test('ticks actions in the order of the console, and shows the switches that come with them', async () => {
    const page = await openForm();
    await openTab(page, 'Integration');
    await page.getByRole('checkbox', { name: /^Push New Users/ }).click();
    await page.getByRole('checkbox', { name: /^Push Profile Updates/ }).click();
    await page.getByRole('checkbox', { name: /^Import New Users/ }).click();

    await page.waitForFunction(() =>
      window.fakeFormHost.text.includes('importNewUsersAndProfileUpdates'),
    );
    await eventually(async () => {
      assert.deepEqual(await readFileOf(page), {
        ...usable,
        connection: {
          ...usable.connection,
          provisioningActions: ['importNewUsersAndProfileUpdates', 'pushGroups'],
        },
      });
    });
    await openTab(page, 'To App');
    await eventually(async () => {
      assert.equal(await page.getByRole('checkbox', { name: 'Create Users' }).count(), 0);
    });
  });

  void test('adds, fills and removes rows', async () => {
    const page = await openForm();
    await openTab(page, 'Push Groups');
    await page.getByRole('button', { name: 'Add: Groups of Okta that are pushed' }).click();
    await page.getByRole('textbox', { name: 'Group in Okta, row 1' }).fill('Engineering');
    await page.getByRole('textbox', { name: 'Name at the server, row 1' }).fill('eng');
    await page.waitForFunction(() => window.fakeFormHost.text.includes('eng"'));

    await eventually(async () => {
      assert.deepEqual(await readFileOf(page), {
        ...usable,
        pushGroups: [{ name: 'Engineering', targetName: 'eng' }],
      });
    });
    await page.getByRole('button', { name: /^Remove row 1/ }).click();
    await page.getByText('None.').waitFor();
    await eventually(async () => {
      assert.deepEqual(await readFileOf(page), { ...usable, pushGroups: [] });
    });
  });

  void test('exports what stands there, in the format that is chosen', async () => {
    const page = await openForm();
    await page.getByText('https://scim.example.com/scim/v2').first().waitFor();

    await page.getByRole('combobox', { name: 'Format' }).click();
    await page.getByRole('option', { name: 'JSON', exact: true }).click();
    await page.getByText('"label": "Example App"').waitFor();
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('Copied').waitFor();

    await eventually(async () => {
      const copied = await page.evaluate(() => window.fakeFormHost.copied);
      assert.match(copied[0] ?? '', /"label": "Example App"/);
    });
  });

  void test('says where a file is no JSON, and leaves it as it is', async () => {
    const broken = '{ "label": "Example App", ';
    const page = await openForm(broken);

    await page.getByText(/is no JSON, so it cannot be shown as a form: line 1/).waitFor();
    await page.getByRole('button', { name: 'Open as Text' }).click();

    await eventually(async () => {
      assert.deepEqual(
        await page.evaluate(() => [window.fakeFormHost.text, ...window.fakeFormHost.opened]),
        [broken, 'text'],
      );
    });
  });

  void test('says why the file could not be changed', async () => {
    const page = await openForm();
    await page.evaluate(() => {
      window.fakeFormHost.failure = 'The file is read-only.';
    });

    await field(page, 'App name').getByRole('textbox').fill('Other');

    await page.getByText('That did not work: The file is read-only.').waitFor();
  });

  void test('shows text of the file as text', async () => {
    const label = '<img src=x onerror="window.fakeFormHost.opened.push(1)">';
    const page = await openForm({ ...usable, label });

    await page.waitForFunction((wanted) => {
      const name = document.querySelector('#field-label');
      return name !== null && 'value' in name && name.value === wanted;
    }, label);
    await eventually(async () => {
      assert.deepEqual(
        await page.evaluate(() => [
          ...window.fakeFormHost.opened,
          ...window.fakeFormHost.violations,
        ]),
        [],
      );
    });
  });

  for (const theme of ['dark', 'light', 'highContrast']) {
    void test(`can be used by everybody, as far as axe can tell (${theme})`, async () => {
      const page = await openForm(
        {
          ...usable,
          appKind: 'oin',
          connection: { baseUrl: 'http://localhost/scim', authentication: { mode: 'oauth2' } },
          pushGroups: [{ name: 'Engineering' }],
          customAttributes: [{ name: 'costCode', externalName: 'costCode' }],
        },
        theme,
      );
      for (const name of [
        'General',
        'Integration',
        'To App',
        'To Okta',
        'Push Groups',
        'Submission',
      ]) {
        await openTab(page, new RegExp(`^${name}`));
        await page.evaluate(axeSource);
        const { violations } = await page.evaluate<AxeResults>(
          'axe.run(document, { resultTypes: ["violations"] })',
        );
        assert.deepEqual(
          violations.flatMap(({ id, nodes }) =>
            nodes.map(
              ({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`,
            ),
          ),
          [],
          name,
        );
      }
    });
  }
});
