import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Page } from 'playwright-core';
import { faultKinds } from '../../src/faults/faultKinds.js';
import { choose } from './support/choose.js';
import { eventually } from './support/eventually.js';
import { useInspector } from './support/useInspector.js';

const { withInspector } = useInspector();

/** Runs a test with the panel open. */
const withPanel = (run: (page: Page) => Promise<void>, server = 'running') =>
  withInspector({ count: 20, server }, async (page) => {
    await page.keyboard.press('F');
    await page.getByRole('list', { name: 'Kinds of faults' }).waitFor();
    await run(page);
  });

const kinds = (page: Page) => page.getByRole('list', { name: 'Kinds of faults' });
const armed = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => window.fakeHost.control.faults.armed.map(({ spec }) => spec));
const untilArmed = (page: Page, expected: readonly string[]) =>
  eventually(async () => {
    assert.deepEqual(await armed(page), expected);
  });

void describe('the faults panel', () => {
  void test('shows names of attributes as code', async () => {
    await withPanel(async (page) => {
      await page.getByRole('button', { name: 'Resources without id' }).click();

      await page.locator('.fault-form dd code').getByText('id', { exact: true }).first().waitFor();
    });
  });

  void test('has every kind, and finds them', async () => {
    await withPanel(async (page) => {
      await eventually(async () => {
        assert.equal(await kinds(page).getByRole('listitem').count(), faultKinds.length);
      });

      await page.getByRole('textbox', { name: 'Find a fault' }).fill('truncated');

      await eventually(async () => {
        assert.equal(await kinds(page).getByRole('listitem').count(), 1);
      });
    });
  });

  void test('switches a fault on and off by its box', async () => {
    await withPanel(async (page) => {
      const box = page.getByRole('checkbox', { name: 'Armed: 502 Bad Gateway' });
      await box.click();
      await untilArmed(page, ['502']);
      await page.getByRole('button', { name: /^Faults: .*1 armed$/ }).waitFor();

      await box.click();
      await untilArmed(page, []);
    });
  });

  void test('arms with parameters and ends, and shows how much of it is left', async () => {
    await withPanel(async (page) => {
      await kinds(page).getByRole('button', { name: '429 Too Many Requests' }).click();
      const form = page.getByRole('form', { name: '429 Too Many Requests' });
      await form.getByText(/Okta waits as many seconds/).waitFor();
      await form.getByRole('textbox', { name: 'retryAfter' }).fill('7');
      await form.getByRole('textbox', { name: 'times' }).fill('2');
      await form.getByRole('textbox', { name: 'for', exact: true }).fill('90s');
      await choose(form, 'operation', 'create');
      await form.getByRole('button', { name: 'Arm' }).click();

      await untilArmed(page, ['429 retry-after=7 operation=create times=2 for=90s']);
      const row = kinds(page).getByRole('listitem').filter({ hasText: '429 Too Many' });
      await row.getByText(/^0 hits · 2 left · 1:\d\d left$/).waitFor();
      await page.evaluate(() => {
        const { faults } = window.fakeHost.control;
        faults.hit(faults.armed[0]?.id ?? '');
      });
      await row.getByText(/^1 hit · 1 left/).waitFor();
      await page.evaluate(() => {
        const { faults } = window.fakeHost.control;
        faults.hit(faults.armed[0]?.id ?? '');
      });

      // That was its last hit: it has disarmed by itself.
      await page
        .getByRole('checkbox', { name: 'Armed: 429 Too Many Requests', checked: false })
        .waitFor();
    });
  });

  void test('says at the field what is wrong while it is typed, and does not arm', async () => {
    await withPanel(async (page) => {
      await kinds(page).getByRole('button', { name: 'Slow answers' }).click();
      const form = page.getByRole('form', { name: 'Slow answers' });
      await form.getByRole('textbox', { name: 'delay' }).fill('soon');

      await form.getByText(/delay must be a duration/).waitFor();
      await eventually(async () => {
        assert.equal(await form.getByRole('button', { name: 'Arm' }).isDisabled(), true);
      });
      await form.getByRole('textbox', { name: 'delay' }).fill('3s');
      await form.getByText(/delay must be a duration/).waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');

      await untilArmed(page, ['latency delay=3s']);
    });
  });

  void test('disarms one of several, and all', async () => {
    await withPanel(async (page) => {
      await kinds(page).getByRole('button', { name: 'Dropped connection' }).click();
      const form = page.getByRole('form', { name: 'Dropped connection' });
      await form.getByRole('button', { name: 'Arm' }).click();
      await form.getByRole('textbox', { name: 'times' }).fill('5');
      await form.getByRole('button', { name: 'Arm Once More' }).click();
      await untilArmed(page, ['drop', 'drop times=5']);

      await form.getByRole('button', { name: 'Disarm drop', exact: true }).click();
      await untilArmed(page, ['drop times=5']);
      await page.getByRole('button', { name: 'Disarm All' }).click();
      await untilArmed(page, []);
    });
  });

  void test('offers to start the mock where it does not run', async () => {
    await withPanel(async (page) => {
      const panel = page.getByRole('region', { name: 'Faults of the mock' });
      await panel.getByText('It does not run').waitFor();
      await panel.getByRole('button', { name: 'Start Mock Server' }).click();

      await panel.getByText('It does not run').waitFor({ state: 'detached' });
    }, 'stopped');
  });
});
