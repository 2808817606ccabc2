import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { describe, test } from 'node:test';
import { type Sent } from '../../../../src/exchange/transport.js';
import { openTransport } from '../../../../src/workbench/target/openTransport.js';
import { type RawHandler, toHttpAnswer, withRawServer } from '../../../support/rawServer.js';
import { createSelfSigned } from '../../../support/selfSignedCertificate.js';

const answer: RawHandler = ({ socket }) => {
  socket.write(toHttpAnswer(200, 'over TLS'));
};

async function callOnce(scheme: string, isCertificateChecked: boolean): Promise<Sent> {
  let sent: Sent | undefined;
  await withRawServer(
    answer,
    async ({ port }) => {
      sent = await call(scheme, port, isCertificateChecked);
    },
    selfSigned,
  );
  assert.ok(sent);
  return sent;
}

async function call(scheme: string, port: number, isCertificateChecked: boolean): Promise<Sent> {
  const transport = openTransport({
    baseUrl: `${scheme}://127.0.0.1:${String(port)}/scim/v2`,
    source: 'okta',
    isCertificateChecked,
  });
  const sent = await transport.send({ method: 'GET', path: '/Users', headers: [] });
  transport.dispose();
  return sent;
}

const host = 'scim.example.com';
const selfSigned = createSelfSigned({ host });

void describe('The transport over TLS', () => {
  void test('refuses a certificate that signs itself', async () => {
    const { failure } = await callOnce('https', true);
    assert.equal(failure?.reason, 'tls');
    assert.match(failure.detail, /^The certificate of 127\.0\.0\.1 is signed by itself/);
  });

  void test('takes it where nobody checks', async () => {
    const sent = await callOnce('https', false);
    assert.equal(sent.answer?.text, 'over TLS');
    assert.match(sent.exchange.baseUrl, /^https:/);
  });

  void test('says so where the server speaks plain HTTP', async () => {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { failure } = await call('https', (server.address() as AddressInfo).port, true);
    server.close();
    assert.equal(failure?.reason, 'tls');
    assert.match(failure.detail, /does not speak TLS there/);
  });

  void test('says so where the server speaks TLS alone', async () => {
    const { failure } = await callOnce('http', true);
    assert.ok(failure?.reason === 'tls' || failure?.reason === 'closed');
    assert.match(failure.detail, /must begin with https|closed the connection/);
  });
});
