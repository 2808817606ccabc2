import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type RunningState } from '../../../src/workbench/serverOptions.js';
import { type TokenKeeper } from '../../../src/workbench/tokenKeeper.js';
import { Workbench } from '../../../src/workbench/workbench.js';
import { type Answer } from '../../support/answer.js';
import { ArrayLogger } from '../../support/arrayLogger.js';
import { sendRequest } from '../../support/httpClient.js';
import { OAuthClient, oauth2 } from '../../support/oauthClient.js';
import { type SendOptions } from '../../support/serverRig.js';
import { testOptions } from '../../support/workbenchRig.js';

/** Stands for the secret storage of VS Code. */
class MemoryKeeper implements TokenKeeper {
  text: string | undefined;

  read(): Promise<string | undefined> {
    return Promise.resolve(this.text);
  }

  write(text: string): Promise<void> {
    this.text = text;
    return Promise.resolve();
  }
}

interface Life {
  readonly okta: OAuthClient;
  readonly state: RunningState;
  readonly logger: ArrayLogger;
}

/** A process of its own, as far as the workbench can tell. */
async function live<T>(
  keeper: TokenKeeper,
  run: (life: Life) => Promise<T>,
  authentication = oauth2,
): Promise<T> {
  const logger = new ArrayLogger();
  const workbench = new Workbench({
    logger,
    captureBudgetBytes: 1_000_000,
    tokenKeeper: keeper,
  });
  try {
    const state = await workbench.start({ ...testOptions, authentication });
    return await run({ okta: new OAuthClient(clientOf(state)), state, logger });
  } finally {
    await workbench.stop();
    workbench.dispose();
  }
}

function clientOf({ port }: RunningState): ConstructorParameters<typeof OAuthClient>[0] {
  const sendTo = (
    target: string,
    { method = 'GET', body, headers }: SendOptions = {},
  ): Promise<Answer> =>
    sendRequest({
      port,
      method,
      target,
      headers: Object.fromEntries(
        Object.entries(headers ?? {}).flatMap(([name, value]) =>
          typeof value === 'string' ? [[name, value]] : [],
        ),
      ),
      body: typeof body === 'string' ? body : undefined,
    });
  return {
    sendTo,
    get: (path, headers): Promise<Answer> =>
      sendTo(`/scim/v2${path}`, { ...(headers && { headers }) }),
  };
}

await test('tokens outlive the process: Okta goes on without being authenticated again', async () => {
  const keeper = new MemoryKeeper();
  const [tokens, authorization] = await live(keeper, async ({ okta, state }) => [
    await okta.tokens(),
    state.authorization,
  ]);

  await live(keeper, async ({ okta, logger }) => {
    assert.equal((await okta.callScim(tokens.access)).status, 200);
    assert.equal((await okta.callScim(authorization.replace('Bearer ', ''))).status, 200);
    const fresh = (await okta.refresh(tokens.refresh)).textAt('access_token');
    assert.equal((await okta.callScim(fresh)).status, 200);
    assert.deepEqual(
      logger.entries.filter(({ level }) => level === 'error'),
      [],
    );
  });
});

await test('what is kept is no token', async () => {
  const keeper = new MemoryKeeper();
  const { access, refresh } = await live(keeper, ({ okta }) => okta.tokens());

  assert.ok(keeper.text !== undefined);
  for (const secret of [access, refresh, oauth2.clientSecret]) {
    assert.ok(!keeper.text.includes(secret));
  }
});

await test('revoked and expired tokens stay what they are', async () => {
  const keeper = new MemoryKeeper();
  const short = { ...oauth2, tokenLifetime: 1 };
  const { access, refresh } = await live(
    keeper,
    async ({ okta }) => {
      const kept = await okta.tokens();
      await okta.revoke(kept.refresh);
      return kept;
    },
    short,
  );

  await live(keeper, async ({ okta }) => {
    const answer = await okta.callScim(access);
    assert.equal(answer.status, 401);
    assert.match(answer.textAt('detail'), /revoked/);
    assert.equal((await okta.refresh(refresh)).at('error'), 'invalid_grant');
  });
});

await test('a code that comes twice revokes its tokens beyond the end of the process too', async () => {
  const keeper = new MemoryKeeper();
  const access = await live(keeper, async ({ okta }) => {
    const code = await okta.allow();
    const first = await okta.exchange(code);
    await okta.exchange(code);
    return first.textAt('access_token');
  });

  const status = await live(keeper, async ({ okta }) => (await okta.callScim(access)).status);
  assert.equal(status, 401);
});

await test('tokens of another client secret are worth nothing', async () => {
  const keeper = new MemoryKeeper();
  const { access } = await live(keeper, ({ okta }) => okta.tokens());

  const answer = await live(keeper, ({ okta }) => okta.callScim(access), {
    ...oauth2,
    clientSecret: 'another-secret',
  });

  assert.equal(answer.status, 401);
});

const broken = ['', 'no JSON', '{}', '{"client":1}', '[]', 'null'];
for (const text of broken) {
  await test(`a server starts without them where what was kept is broken: ${JSON.stringify(text)}`, async () => {
    const keeper = new MemoryKeeper();
    keeper.text = text;

    await live(keeper, async ({ okta, logger }) => {
      const { access } = await okta.tokens();
      assert.equal((await okta.callScim(access)).status, 200);
      assert.equal(
        logger.entries.some(({ level }) => level === 'error'),
        text !== '',
      );
    });
  });
}

await test('a keeper that fails costs the tokens after the end, and nothing before', async () => {
  const keeper: TokenKeeper = {
    read: () => Promise.reject(new Error('locked')),
    write: () => Promise.reject(new Error('locked')),
  };

  await live(keeper, async ({ okta, logger }) => {
    const { access } = await okta.tokens();
    assert.equal((await okta.callScim(access)).status, 200);
    assert.ok(logger.entries.some(({ level }) => level === 'error'));
  });
});

await test('of many states that come at once the last one is what stays', async () => {
  const keeper = new MemoryKeeper();
  const tokens = await live(keeper, ({ okta }) =>
    Promise.all(
      Array.from({ length: 20 }, async () =>
        (await okta.token({ grant_type: 'client_credentials' })).textAt('access_token'),
      ),
    ),
  );

  await live(keeper, async ({ okta }) => {
    const answers = await Promise.all(tokens.map((token) => okta.callScim(token)));
    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([200]));
  });
});
