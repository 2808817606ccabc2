import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { sendRequest } from './httpClient.js';
import { type ServerRig } from './serverRig.js';

export interface Defects {
  readonly rig: ServerRig;
  readonly toTarget?: (target: string) => string;
  readonly toBody?: (body: string) => string;
}

/** About the connection to this server, not about the request. */
const ownHeaders: ReadonlySet<string> = new Set(['host', 'content-length', 'connection']);

/** A server that understands requests in its own way: the mock behind it is asked for something else. */
export async function withDefectiveProxy(
  { rig, toTarget = (target) => target, toBody = (body) => body }: Defects,
  run: (baseUrl: string) => Promise<void>,
): Promise<void> {
  const server = createServer((request, response) => {
    const forward = async (): Promise<void> => {
      const body = toBody(await text(request));
      const answer = await sendRequest({
        port: rig.port,
        method: request.method ?? 'GET',
        target: toTarget(request.url ?? ''),
        headers: Object.fromEntries(
          Object.entries(request.headers).filter(([name]) => !ownHeaders.has(name)),
        ),
        body: body === '' ? undefined : body,
      });
      response.writeHead(answer.status, { 'Content-Type': 'application/scim+json' });
      response.end(answer.text);
    };
    forward().catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a TCP port has an AddressInfo.
  const { port } = server.address() as AddressInfo;
  try {
    await run(`http://127.0.0.1:${String(port)}${rig.basePath}`);
  } finally {
    server.close();
  }
}
