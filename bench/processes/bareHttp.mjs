import { createServer } from 'node:http';
import { serveParent } from './serverProcess.mjs';

/** Node's own server, with nothing to do but to send bytes that it has already: the floor. */
serveParent({
  start: async ({ texts }) => {
    const kept = new Map([...texts].map(([url, text]) => [url, Buffer.from(text)]));
    const server = createServer((request, response) => {
      const bytes = kept.get(request.url);
      response.writeHead(200, {
        'Content-Type': 'application/scim+json',
        'Content-Length': bytes.length,
      });
      response.end(bytes);
    });
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { port: server.address().port };
  },
});
