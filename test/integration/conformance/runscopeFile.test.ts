import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type JsonValue } from '../../../src/base/json.js';
import { type CaseResult } from '../../../src/conformance/model/runResult.js';
import { checkServer } from '../../../src/workbench/conformance/checkServer.js';
import { runscopeSuites } from '../../../src/workbench/conformance/runscopeFile.js';
import { withServer } from '../../support/serverRig.js';

interface Played {
  readonly cases: readonly CaseResult[];
  readonly exchangeCount: number;
}

/** Plays steps against a mock with three people. */
async function play(
  steps: readonly JsonValue[],
  variables: ReadonlyMap<string, string> = new Map(),
): Promise<Played> {
  let played: Played | undefined;
  await withServer({ seed: 3 }, async ({ baseUrl, authorization }) => {
    const text = JSON.stringify({ name: 'Mine', steps });
    played = await checkServer({
      target: { baseUrl, authorization },
      suites: runscopeSuites(text, { variables, isRemoteAllowed: false }),
      requirements: [],
    });
  });
  assert.ok(played);
  return played;
}

const get = (url: string, over: Readonly<Record<string, JsonValue>> = {}): JsonValue => ({
  step_type: 'request',
  method: 'GET',
  url,
  headers: { Authorization: ['{{auth}}'], Accept: ['application/scim+json'] },
  assertions: [{ source: 'response_status', comparison: 'equal_number', value: '200' }],
  variables: [],
  ...over,
});

await test('a failed assertion has expected, actual, the step and the exchange', async () => {
  const { cases } = await play([
    get('{{SCIMBaseURL}}/Users/nobody', {
      note: 'Somebody',
      assertions: [
        { source: 'response_status', comparison: 'equal_number', value: '200' },
        { source: 'response_json', property: 'status', comparison: 'equal', value: '404' },
      ],
    }),
  ]);

  const [result] = cases;
  assert.equal(result?.title, '1. Somebody');
  assert.equal(result.failures.length, 1);
  assert.deepEqual(
    { ...result.failures[0], exchangeIds: result.failures[0]?.exchangeIds.length },
    {
      cause: 'file.mine.step1.assertion1',
      level: 'error',
      message: 'The status should be the number 200, but is 404',
      expected: '"be the number 200"',
      actual: '404',
      expectedBy: ['Mine, step 1'],
      exchangeIds: 1,
      fix: 'Answer GET {{SCIMBaseURL}}/Users/nobody so that its assertion holds',
    },
  );
});

await test('variables that have no value are named, all at once, and nothing is sent', async () => {
  const { cases } = await play([
    get('{{oktaOrgUrl}}/api/v1/apps/{{oktaAppId}}'),
    get('{{SCIMUrl}}/Users/{{other}}'),
  ]);

  assert.deepEqual(
    cases.map(({ outcome, reason, exchangeIds }) => [outcome, reason, exchangeIds.length]),
    Array.from({ length: 2 }, () => [
      'blocked',
      'The file needs variables that have no value: oktaOrgUrl, oktaAppId, other. Give each with --variable NAME=VALUE',
      0,
    ]),
  );
});

await test('a server that is not on this machine is not called without consent', async () => {
  const { cases } = await play(
    [get('{{oktaOrgUrl}}/api/v1/apps/1')],
    new Map([['oktaOrgUrl', 'https://dev-1.okta.example']]),
  );

  assert.equal(
    cases[0]?.reason,
    'The file calls https://dev-1.okta.example, which is not on this machine. Allow it with --allow-remote',
  );
});

await test('scripts see and set variables, before a request and behind it', async () => {
  const { cases } = await play([
    get('{{SCIMBaseURL}}/Users?count=1', {
      before_scripts: ['variables.set("wanted", "User")'],
      scripts: ['variables.set("id", JSON.parse(response.body).Resources[0].id)'],
    }),
    get('{{SCIMBaseURL}}/Users/{{id}}', {
      assertions: [
        {
          source: 'response_json',
          property: 'meta.resourceType',
          comparison: 'equal',
          value: '{{wanted}}',
        },
      ],
      scripts: ['assert.ok(JSON.parse(response.body).id === "1", "the id is 1")'],
    }),
  ]);

  assert.deepEqual(
    cases.map(({ outcome, failures }) => [outcome, failures.map(({ message }) => message)]),
    [
      ['passed', []],
      ['failed', ['The script of step 2 is not content: the id is 1']],
    ],
  );
});

await test('credentials that are wrong on purpose are no fault of the server', async () => {
  const { cases } = await play([
    get('{{SCIMBaseURL}}/Users', {
      headers: { Authorization: ['non-token'] },
      assertions: [{ source: 'response_status', comparison: 'equal_number', value: '401' }],
    }),
  ]);

  assert.deepEqual(
    cases.map(({ outcome }) => outcome),
    ['passed'],
  );
});
