import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { eventually } from './support/eventually.js';
import { copied } from './support/pageParts.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

void describe('the server', () => {
  void test('stopped: a button starts it, and the page says what to do next', async () => {
    await withInspector({ server: 'stopped' }, async (page) => {
      await page.getByText('No mock server is running').waitFor();
      await page.locator('.empty').getByRole('button', { name: 'Start Mock Server' }).click();

      await page.getByText('Waiting for the first request').waitFor();
      await page.getByText('Okta must reach this address from the internet').waitFor();
      await page.locator('.connection').getByRole('button', { name: 'Copy base URL' }).click();
      await page.getByText('Copied', { exact: true }).waitFor();
      await eventually(async () => {
        assert.deepEqual(await copied(page), ['http://127.0.0.1:8484/scim/v2']);
      });
    });
  });

  void test('a public address needs no advice on reaching it', async () => {
    await withInspector({ server: 'stopped' }, async (page) => {
      await page.evaluate(() => {
        const baseUrl = 'https://scim.fjord.example/scim/v2';
        window.fakeHost.setServer({ status: 'running', baseUrl });
      });

      await page.getByText('Waiting for the first request').waitFor();
      await eventually(async () => {
        assert.equal(await page.getByText('from the internet').count(), 0);
      });
    });
  });

  void test('that only forwards says where to, and that it waits', async () => {
    await withInspector({ server: 'stopped' }, async (page) => {
      await page.evaluate(() => {
        const forward = { baseUrl: 'http://127.0.0.1:8485/scim/v2', target: 'https://own.example' };
        window.fakeHost.setServer({ status: 'stopped', forward });
      });

      await page.getByText('Waiting for the first request').waitFor();
      await page.getByText('is forwarded to https://own.example').waitFor();
      await page.getByText('Forwarding', { exact: true }).waitFor();
      await page.locator('.connection').getByRole('button', { name: 'Copy base URL' }).click();
      await eventually(async () => {
        assert.deepEqual(await copied(page), ['http://127.0.0.1:8485/scim/v2']);
      });

      await page.evaluate(() => {
        window.fakeHost.setServer({ status: 'stopped' });
      });
      await page.getByText('No mock server is running').waitFor();
    });
  });

  void test('failed: the reason is shown', async () => {
    await withInspector({ server: 'failed' }, async (page) => {
      await page.getByText('Port 8484 is in use by another program').waitFor();
    });
  });

  void test('starting and stopping are shown while they last', async () => {
    await withInspector({ server: 'starting' }, async (page) => {
      await page.getByText('The mock server is starting').waitFor();
      await page.evaluate(() => {
        window.fakeHost.setServer({ status: 'stopping' });
      });

      await page.getByText('The mock server is stopping').waitFor();
    });
  });

  void test('captured requests stay when the server stops', async () => {
    await withInspector({ count: 5, server: 'stopped' }, async (page) => {
      await page.getByText('Server stopped').waitFor();

      await eventually(async () => {
        assert.equal(await page.locator('.rows .row').count(), 5);
        assert.equal(await page.locator('.rows .row[aria-selected="true"]').count(), 0);
      });
    });
  });
});
