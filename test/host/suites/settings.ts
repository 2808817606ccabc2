import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { readSettings } from '../../../src/extension/settings.js';
import { readStartOptions } from '../../../src/extension/server/startOptions.js';
import { call, request, startServer, stopServer } from '../support/extension.js';

const setTo = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace
    .getConfiguration('scimWorkbench')
    .update(name, value, vscode.ConfigurationTarget.Global);

const wrongValues: readonly (readonly [name: string, value: unknown])[] = [
  ['server.port', 'eighty'],
  ['server.port', 65_536],
  ['server.authentication', 'digest'],
  ['server.profile', 'google'],
  ['server.seed', 2.5],
  ['server.store', 7],
  ['server.schemas', 'schema.json'],
  ['server.schemas', [1]],
  ['rules.levels', { 'schema.type': 'loud' }],
  ['server.tokenLifetime', 0],
  ['server.clientId', ['okta']],
  ['captures.budget', -1],
];

/** Right as a type, but not to be used. */
const unusable: readonly {
  readonly name: string;
  readonly value: unknown;
  readonly auth?: string;
}[] = [
  { name: 'server.basePath', value: 'no slash' },
  { name: 'server.redirectUris', value: ['/relative'], auth: 'oauth2' },
  { name: 'server.username', value: 'a:b', auth: 'basic' },
  { name: 'server.schemas', value: ['/no/such/schema.json'] },
];

const touched = [...wrongValues.map(([name]) => name), ...unusable.map(({ name }) => name)];

export function defineSettingsSuite(): void {
  describe('the settings', () => {
    afterEach(async () => {
      await stopServer();
      for (const name of touched) {
        await setTo(name, undefined);
      }
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('are the defaults where nothing is set', () => {
      const { settings, problems } = readSettings();

      assert.equal(settings['server.port'], 8484);
      assert.equal(settings['server.profile'], 'okta');
      assert.deepEqual(problems, []);
    });

    it('give the default and a clear message for a value of the wrong type', async () => {
      await setTo('server.seed', 'many');

      const { settings, problems } = readSettings();

      assert.equal(settings['server.seed'], 25);
      assert.deepEqual(problems, [
        {
          name: 'server.seed',
          message:
            'The setting scimWorkbench.server.seed must be a whole number from 0 to 100000, but is "many". Its default 25 is used.',
        },
      ]);
    });

    it('of the wrong type do not keep the server from starting', async () => {
      await setTo('server.seed', -1);
      const server = await startServer();

      const { body } = await request(server, '/Users?count=0');

      assert.ok(typeof body === 'object' && body !== null && 'totalResults' in body);
      assert.equal(body.totalResults, 25);
    });

    it('of the wrong type are told as soon as they are entered, each with its key', async () => {
      await startServer();
      for (const [name, value] of wrongValues) {
        await setTo(name, value);

        const problem = readSettings().problems.find((one) => one.name === name);
        assert.match(
          problem?.message ?? '',
          new RegExp(`^The setting scimWorkbench\\.${name} must be .+, but is .+ is used\\.$`),
        );
        await setTo(name, undefined);
      }
    });

    it('that a server cannot use leave it as it is, and name the setting', async () => {
      const server = await startServer();
      for (const { name, value, auth } of unusable) {
        await setTo(name, value);
        await setTo('server.authentication', auth);
        await call('scimWorkbench.server.restart');
        assert.equal((await request(server, '/Users?count=0')).status, 200, name);
        await setTo(name, undefined);
      }
    });

    it("bring Okta's Role and Entitlement types by their name", async () => {
      await setTo('server.schemas', ['okta-entitlements']);
      const server = await startServer();

      const roles = await request(server, '/Roles');
      const entitlements = await request(server, '/Entitlements?count=1&startIndex=1');

      assert.equal(roles.status, 200);
      assert.match(JSON.stringify(entitlements.body), /"itemsPerPage":1[,}]/);
    });

    it('that name a broken schema file leave the running server with the types it has', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'scim-workbench-schemas-'));
      const file = join(folder, 'broken.json');
      await writeFile(file, '{ "resourceTypes": [{ "name": "Role", "endpoint": "/Bulk" }] }');
      await setTo('server.schemas', ['okta-entitlements']);
      const server = await startServer();
      await setTo('server.schemas', [file]);

      await call('scimWorkbench.server.restart');

      assert.equal((await request(server, '/Roles')).status, 200);
      await rm(folder, { recursive: true });
    });

    it('that name a schema file which is not there keep the server stopped', async () => {
      await setTo('server.schemas', ['/no/such/schema.json']);

      await assert.rejects(startServer());
    });
  });

  describe('the options of Start Mock Server', () => {
    for (const { what, value } of [
      { what: 'a number in place of an object', value: 8484 },
      { what: 'a port that is no port', value: { port: 70_000 } },
      { what: 'an unknown profile', value: { profile: 'google' } },
      { what: 'an unknown authentication', value: { auth: 'digest' } },
    ]) {
      it(`are refused with the reason: ${what}`, () => {
        assert.throws(() => readStartOptions(value), { name: 'HostError', reason: 'badArgument' });
      });
    }

    it('may be left away', () => {
      assert.deepEqual(readStartOptions(undefined), {});
    });
  });
}
