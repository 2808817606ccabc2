import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo } from 'node:net';

/** Runs with a server on this machine that is no SCIM server; `listener` answers, or does not. */
export async function withHttpStub(
  listener: RequestListener,
  run: (baseUrl: string) => Promise<void>,
): Promise<void> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  // A TCP server that listens has an address and a port.
  const { port } = server.address() as AddressInfo;
  try {
    await run(`http://127.0.0.1:${String(port)}/scim/v2`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}
