import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { JsonShapeError } from '../../../../src/base/jsonCursor.js';
import { readCheckReport } from '../../../../src/okta/settings/oin/checkReport.js';
import { toOinChecklist } from '../../../../src/okta/settings/oin/oinChecklist.js';
import { readSettings } from '../../../../src/okta/settings/readSettings.js';

const baseUrl = 'https://scim.example.com/scim/v2';

const { settings } = readSettings({
  label: 'Strawberry',
  appKind: 'oin',
  connection: { baseUrl },
  submission: {
    description: 'Strawberries.',
    logo: 'https://acme.okta.com/logo',
    setupInstructions: 'https://doc.example.com',
    escalationContact: 'oin@example.com',
    testAccount: { url: 'https://app.example.com', username: 'okta-test' },
  },
});

const toReport = (target: string, spec: string): unknown => ({
  format: 'scim-workbench-check',
  target,
  startedAt: Date.UTC(2026, 10, 26),
  suites: [
    { id: 'okta', title: 'Okta behaviour' },
    { id: 'file', title: 'Okta SCIM 2.0 SPEC Test' },
    { id: 'file', title: 'Okta SCIM 2.0 CRUD Test' },
  ],
  cases: [
    { suite: 'okta', group: 'Users', outcome: 'passed' },
    { suite: 'okta', group: 'Users', outcome: 'skipped' },
    { suite: 'file', group: 'Okta SCIM 2.0 SPEC Test', outcome: spec },
    { suite: 'file', group: 'Okta SCIM 2.0 CRUD Test', outcome: 'passed' },
  ],
});

const ticksOf = (report: unknown): readonly string[] =>
  Array.from(
    toOinChecklist(settings, { report: readCheckReport(report) }).matchAll(
      /^- \[x\] \*\*(.*?)\*\*/gm,
    ),
    ([, title = '']) => title,
  );

void describe('the checklist for the OIN', () => {
  void test('ticks what settings and results show', () => {
    assert.deepEqual(ticksOf(toReport(baseUrl, 'passed')), [
      'https and public',
      'SCIM 2.0',
      'Authentication',
      "Okta's SPEC tests",
      "Okta's CRUD tests",
      'What Okta sends',
      'Test account',
      'Configuration guide',
      'Name, description and logo',
      'Contact for Okta',
    ]);
  });

  void test('does not tick what has failed, or was run against another server', () => {
    assert.ok(!ticksOf(toReport(baseUrl, 'failed')).includes("Okta's SPEC tests"));
    assert.ok(ticksOf(toReport(baseUrl, 'failed')).includes("Okta's CRUD tests"));
    assert.ok(!ticksOf(toReport('http://localhost:3000', 'passed')).includes('What Okta sends'));
  });

  void test('says how to get results, and links the report for people', () => {
    const text = toOinChecklist(settings, { htmlReport: 'reports/check>.html' });

    assert.match(
      text,
      /\*\*What Okta sends\*\*: no results; run `scim-workbench check --target URL/,
    );
    assert.match(text, /\[report of the conformance run\]\(<reports\/check\.html>\)/);
  });

  void test('asks for all five redirect URIs with OAuth 2', () => {
    const { settings: oauth2 } = readSettings({
      appName: 'acme_1',
      connection: { baseUrl, authentication: { mode: 'oauth2' } },
    });

    assert.match(toOinChecklist(oauth2), /- \[ \] \*\*Redirect URIs\*\*: to be allowed: `https:/);
  });

  for (const value of [7, {}, { format: 'sarif' }, { format: 'scim-workbench-check', cases: 1 }]) {
    void test(`${JSON.stringify(value)} is no report`, () => {
      assert.throws(() => readCheckReport(value), JsonShapeError);
    });
  }
});
