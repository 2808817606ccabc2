import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { exportSettings } from '../../../src/extension/settingsExport/exportSettings.js';
import { createTokenKeeper } from '../../../src/extension/server/tokenKeeper.js';
import { WorkbenchLoader } from '../../../src/extension/workbenchLoader.js';
import { type ServerOptions } from '../../../src/workbench/serverOptions.js';
import { type TokenKeeper } from '../../../src/workbench/tokenKeeper.js';
import { Workbench } from '../../../src/workbench/workbench.js';
import { call, closeAllEditors, request, startServer, stopServer } from '../support/extension.js';
import { createOwnWorkbench, serverOptions, silentLogger } from '../support/ownWorkbench.js';
import { acceptAll, press } from '../support/quickInput.js';

const authentication: ServerOptions['authentication'] = {
  mode: 'oauth2',
  clientId: 'okta-of-this-test',
  clientSecret: 'client-secret-of-this-test',
  redirectUris: [],
  tokenLifetime: 60,
};

const setTo = (name: string, value: unknown): Thenable<void> =>
  vscode.workspace
    .getConfiguration('scimWorkbench.server')
    .update(name, value, vscode.ConfigurationTarget.Global);

/** Gets an access token as a script would, and gives the whole answer. */
async function askForToken(baseUrl: string, id: string, secret: string): Promise<unknown> {
  const answer = await fetch(`${new URL(baseUrl).origin}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: id,
      client_secret: secret,
    }),
  });
  return answer.json();
}

function memberOf(value: unknown, name: string): unknown {
  assert.ok(typeof value === 'object' && value !== null);
  return new Map(Object.entries(value)).get(name);
}

export function defineOAuthSuite(): void {
  describe('OAuth 2', () => {
    afterEach(async () => {
      await press('leave');
      await stopServer();
      for (const name of ['clientId', 'tokenLifetime', 'authentication']) {
        await setTo(name, undefined);
      }
      await closeAllEditors();
      await vscode.commands.executeCommand('notifications.clearAll');
    });

    it('is an authorization server in the mode oauth2, and gives what Okta asks for', async () => {
      const server = await startServer({ auth: 'oauth2' });
      const text = await call('scimWorkbench.server.copyOAuthSettings');
      const fresh = await call('scimWorkbench.server.copyAuthorization');

      const origin = server.baseUrl.replace('/scim/v2', '');
      assert.ok(text !== undefined);
      assert.ok(text.includes(`Access token endpoint URI: ${origin}/oauth2/token`), text);
      assert.ok(text.includes(`Authorization endpoint URI: ${origin}/oauth2/authorize`));
      assert.match(text, /^Client ID: okta\nClient Secret: [\w-]{43}$/m);
      assert.notEqual(fresh, server.authorization);
      for (const authorization of [server.authorization, fresh ?? '']) {
        const { status } = await request({ ...server, authorization }, '/Users?count=1');
        assert.equal(status, 200);
      }
    });

    it('takes client ID and lifetime of the settings, and the secret that the user enters', async () => {
      await setTo('clientId', 'acme');
      await setTo('tokenLifetime', 90);
      const { baseUrl } = await startServer({ auth: 'oauth2' });
      const made = /Client Secret: (.*)/.exec(
        (await call('scimWorkbench.server.copyOAuthSettings')) ?? '',
      )?.[1];
      assert.equal(memberOf(await askForToken(baseUrl, 'acme', made ?? ''), 'expires_in'), 90);

      await call('scimWorkbench.server.setSecret', 'my own secret');
      assert.equal(memberOf(await askForToken(baseUrl, 'acme', made ?? ''), 'expires_in'), 90);
      await call('scimWorkbench.server.setSecret', 'my-own-secret');
      assert.match(
        (await call('scimWorkbench.server.copyOAuthSettings')) ?? '',
        /Client ID: acme\nClient Secret: my-own-secret$/,
      );
      assert.equal(
        memberOf(await askForToken(baseUrl, 'acme', made ?? ''), 'error'),
        'invalid_client',
      );

      await call('scimWorkbench.server.setSecret', '');
      assert.match(
        (await call('scimWorkbench.server.copyOAuthSettings')) ?? '',
        /Client Secret: [\w-]{43}$/,
      );
    });

    it('shows what Okta asks for in a list that copies and stays open', async () => {
      const { baseUrl } = await startServer({ auth: 'oauth2' });
      const all = await call('scimWorkbench.server.copyOAuthSettings');
      const shown = call('scimWorkbench.server.showOAuthSettings');
      const origin = new URL(baseUrl).origin;

      // It comes when the address is known under which others reach the server.
      while ((await vscode.env.clipboard.readText()) === all) {
        await press('accept');
      }
      assert.equal(await vscode.env.clipboard.readText(), `${origin}/oauth2/token`);
      await press('next', 'accept');
      assert.equal(await vscode.env.clipboard.readText(), `${origin}/oauth2/authorize`);
      await press('next', 'next', 'accept');
      const secret = await vscode.env.clipboard.readText();
      assert.ok(all?.endsWith(`Client Secret: ${secret}`), secret);
      await press('next', 'accept');
      assert.equal(await vscode.env.clipboard.readText(), all);
      await press('leave');
      await shown;
    });

    it('goes on after the end of the window: the secret storage keeps digests of the tokens', async () => {
      const kept = new Map<string, string>();
      const keeper = createTokenKeeper({
        storageUri: undefined,
        secrets: {
          get: (key) => Promise.resolve(kept.get(key)),
          store: (key, value) => {
            kept.set(key, value);
            return Promise.resolve();
          },
        },
      });
      const token = await withServer(keeper, (baseUrl) =>
        askForToken(baseUrl, 'okta-of-this-test', 'client-secret-of-this-test'),
      );
      const accessToken = String(memberOf(token, 'access_token'));

      const { status } = await withServer(keeper, (baseUrl) =>
        request({ baseUrl, authorization: `Bearer ${accessToken}` }, '/Users?count=0'),
      );

      assert.equal(status, 200);
      assert.ok(!JSON.stringify([...kept]).includes(accessToken));
      assert.match([...kept.keys()].join(), /^scimWorkbench\.server\.tokens\.[\w-]{16}$/);
    });

    it('is taken over by Export Okta Provisioning Settings, without the client secret', async () => {
      const loader = createOwnWorkbench();
      try {
        const workbench = await loader.get();
        const publicBaseUrl = 'https://scim.example.com/dev/scim/v2';
        await workbench.start(serverOptions({ publicBaseUrl, authentication }));

        const text = await acceptAll(exportSettings(loader, { format: 'markdown' }));

        assert.ok(text);
        assert.ok(text.includes('**Authentication Mode**: **OAuth 2**'), text);
        assert.ok(text.includes('https://scim.example.com/dev/oauth2/token'), text);
        assert.ok(text.includes('https://scim.example.com/dev/oauth2/authorize'), text);
        assert.ok(text.includes('okta-of-this-test'), text);
        assert.ok(!text.includes('client-secret-of-this-test'), text);
      } finally {
        await loader.stop();
        loader.dispose();
      }
    });
  });
}

async function withServer<T>(
  tokenKeeper: TokenKeeper,
  run: (baseUrl: string) => Promise<T>,
): Promise<T> {
  const loader = new WorkbenchLoader({
    load: () =>
      Promise.resolve(
        new Workbench({ logger: silentLogger, captureBudgetBytes: 1024 * 1024, tokenKeeper }),
      ),
    onListenerError: (error) => {
      throw error;
    },
  });
  try {
    const { baseUrl } = await (await loader.get()).start(serverOptions({ authentication }));
    return await run(baseUrl);
  } finally {
    await loader.stop();
    loader.dispose();
  }
}
