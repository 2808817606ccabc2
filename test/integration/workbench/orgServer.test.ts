import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type AppKind } from '../../../src/okta/client/appKind.js';
import { checkServer } from '../../../src/workbench/conformance/checkServer.js';
import { runscopeSuites } from '../../../src/workbench/conformance/runscopeFile.js';
import { type RunningOrg, serveOrg } from '../../../src/workbench/okta/orgServer.js';
import { SimulatedOrg } from '../../../src/workbench/okta/simulatedOrg.js';
import { ArrayLogger } from '../../support/arrayLogger.js';
import { sendRequest } from '../../support/httpClient.js';
import { type ServerRig, withServer } from '../../support/serverRig.js';
import { findShared } from '../../support/sharedData.js';

interface Playing {
  readonly rig: ServerRig;
  readonly simulated: SimulatedOrg;
  readonly running: RunningOrg;
}

/** An org in front of the mock. */
async function withOrg(kind: AppKind, run: (playing: Playing) => Promise<void>): Promise<void> {
  await withServer({}, async (rig) => {
    const logger = new ArrayLogger();
    const { baseUrl, authorization } = rig;
    const simulated = new SimulatedOrg({ target: { baseUrl, authorization }, kind, logger });
    const running = await serveOrg({ simulated, port: 0, token: 'org-token', logger });
    try {
      await run({ rig, simulated, running });
    } finally {
      simulated.dispose();
      await running.stop();
    }
    assert.deepEqual(logger.at('error'), []);
  });
}

const countUsers = ({ directory }: ServerRig): number =>
  directory.registry.resourceTypes.reduce((sum, type) => sum + directory.count(type), 0);

/** Okta's own test of an integration, which is no part of this repository. */
const file = findShared('okta/tests/Okta-SCIM-20-CRUD-Test.json');

if (file !== undefined) {
  const text = readFileSync(file, 'utf-8');
  for (const kind of ['aiw', 'oin', 'oin-nopatch'] as const) {
    await test(`Okta's CRUD test passes without its pauses against the mock (${kind})`, async () => {
      await withOrg(kind, async ({ rig, running }) => {
        const result = await checkServer({
          target: { baseUrl: rig.baseUrl, authorization: rig.authorization },
          suites: runscopeSuites(text, {
            variables: new Map([
              ['oktaOrgUrl', running.baseUrl],
              ['oktaAppId', running.appId],
              ['oktaToken', running.token],
            ]),
            isRemoteAllowed: false,
            longestPause: 0,
          }),
          requirements: [],
        });

        assert.deepEqual(
          result.cases.flatMap(({ title, failures }) =>
            failures
              .filter(({ level }) => level !== 'hint')
              .map(({ message }) => `${title}: ${message}`),
          ),
          [],
        );
        assert.equal(result.cases.length, 13);
        assert.equal(result.outcome, 'passed');
        assert.equal(countUsers(rig), 0, 'what the org made is taken away as well');
      });
    });
  }
}

interface Refused {
  readonly what: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly expected: readonly [status: number, code: string];
}

const authorization = 'SSWS org-token';
const refused: readonly Refused[] = [
  { what: 'no token', expected: [401, 'E0000011'] },
  { what: 'another token', headers: { Authorization: 'SSWS other' }, expected: [401, 'E0000011'] },
  {
    what: 'another scheme',
    headers: { Authorization: 'Bearer org-token' },
    expected: [401, 'E0000011'],
  },
  {
    what: 'a page of another site',
    headers: { Authorization: authorization, Origin: 'https://evil.example' },
    expected: [403, 'E0000006'],
  },
  {
    what: 'a name that is pointed at this machine',
    headers: { Authorization: authorization, Host: 'evil.example' },
    expected: [403, 'E0000006'],
  },
  {
    what: 'a body that is no JSON',
    headers: { Authorization: authorization },
    body: '{"profile": ',
    expected: [400, 'E0000003'],
  },
  {
    what: 'a body that is too large',
    headers: { Authorization: authorization },
    body: `"${'x'.repeat(70_000)}"`,
    expected: [413, 'E0000003'],
  },
  {
    what: 'names of prototypes',
    headers: { Authorization: authorization },
    body: '{"__proto__": {"profile": {}}, "constructor": 1}',
    expected: [400, 'E0000001'],
  },
];
for (const { what, headers = {}, body = '{}', expected } of refused) {
  await test(`the management API refuses ${what}`, async () => {
    await withOrg('aiw', async ({ running }) => {
      const answer = await sendRequest({
        port: running.port,
        method: 'POST',
        target: '/api/v1/users',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      });
      assert.deepEqual([answer.status, answer.at('errorCode')], expected);
    });
  });
}

await test('an org shows in its view what Okta would show', async () => {
  await withOrg('aiw', async ({ rig, simulated }) => {
    const { org } = simulated;
    const profile = new Map([
      ['login', 'ada@example.com'],
      ['email', 'ada@example.com'],
      ['firstName', 'Ada'],
      ['lastName', 'Lovelace'],
    ]);
    const { id } = org.directory.createPerson({ profile, isActivated: true });
    org.accounts.assign(id);
    await org.idle();
    const { externalId = '' } = org.accounts.get(id);
    assert.equal((await rig.delete(`/Users/${externalId}`)).status, 204);
    org.directory.updateProfile(id, new Map([['firstName', 'Augusta']]));
    await org.idle();

    const [assignment] = simulated.view.assignments;
    assert.equal(assignment?.state, 'error');
    assert.match(
      assignment.message ?? '',
      /user ada@example\.com to app SCIM app failed: Matching user not found\./,
    );
    assert.equal(simulated.view.tasks.length, 1);
    assert.doesNotThrow(() => structuredClone(simulated.view));
  });
});
