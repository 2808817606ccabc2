import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { test } from 'node:test';
import { withForward, withListening } from '../../support/forwardRig.js';
import { createSelfSigned } from '../../support/selfSignedCertificate.js';

const withTlsTarget = (run: (baseUrl: string) => Promise<void>): Promise<void> => {
  const server = createServer(createSelfSigned({ host: 'localhost' }), (_request, response) => {
    response.end('{}');
  });
  return withListening(
    server,
    run,
    () => {
      server.closeAllConnections();
    },
    'https',
  );
};

await test('a certificate that nobody knows is refused, and that is told', async () => {
  await withTlsTarget(async (target) => {
    await withForward({ target }, async ({ send, recorded }) => {
      const answer = await send('/scim/v2/Users');

      assert.equal(answer.status, 502);
      assert.match(answer.textAt('detail'), /certificate/);
      const [exchange] = await recorded.wait(1);
      assert.equal(exchange?.failure?.reason, 'tls');
    });
  });
});

await test('a certificate that nobody knows is taken where that was asked for', async () => {
  await withTlsTarget(async (target) => {
    await withForward({ target, isCertificateChecked: false }, async ({ send }) => {
      const answer = await send('/scim/v2/Users');

      assert.equal(answer.status, 200);
      assert.equal(answer.text, '{}');
    });
  });
});
