import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { codeLanguages } from '../../../../src/capture/code/codeLanguages.js';
import { buildExchange } from '../../../support/exchangeBuilder.js';
import { assertGoldenFile } from '../../../support/goldenFile.js';

const secret = 'Bearer [redacted, under 64 characters]';

const exchanges = {
  patch: buildExchange({
    method: 'PATCH',
    url: '/Users/1?attributes=userName',
    headers: [
      ['Host', '127.0.0.1:8484'],
      ['Authorization', secret],
      ['Content-Type', 'application/scim+json'],
      ['X-Empty', ''],
      ['X-Api-Key', 'geheim'],
    ],
    body: '{"title":"O\'Neill’s \\"$boss\\" #{1} `x`\\\\"}\n',
  }),
  bytes: {
    ...buildExchange({ method: 'POST' }),
    request: {
      ...buildExchange({ method: 'POST' }).request,
      body: { text: '/9j/', encoding: 'base64', sizeBytes: 9, isTruncated: true },
    },
  },
  read: buildExchange({ url: '/Users?filter=userName%20eq%20%22a%22' }),
} as const;

void describe('code that sends a request again', () => {
  void test('cURL and ten other languages', () => {
    assert.deepEqual(
      codeLanguages.map(({ id }) => id),
      'curl httpie powershell javascript python go java csharp ruby php rust'.split(' '),
    );
  });

  for (const { id, label, write } of codeLanguages) {
    void test(`${label} is as it was agreed`, () => {
      const text = Object.values(exchanges).map(write).join('\n\n----\n\n');

      assertGoldenFile(`code/${id}.txt`, `${text}\n`);
    });

    void test(`${label} holds no secret, and reads it from the environment`, () => {
      const text = write(exchanges.patch);

      assert.ok(!text.includes('geheim'));
      assert.match(text, /SCIM_TOKEN/);
      assert.match(text, /X_API_KEY/);
    });
  }
});
