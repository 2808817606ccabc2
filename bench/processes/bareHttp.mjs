import { createServer } from 'node:http';
import { serveParent } from './serverProcess.mjs';

/** Node's own server, with nothing to do but to send a text that it has already: the floor. */
serveParent({
  start: async ({ texts }) => {
    const server = createServer((request, response) => {
      const text = texts.get(request.url);
      response.writeHead(200, {
        'Content-Type': 'application/scim+json',
        'Content-Length': Buffer.byteLength(text),
      });
      response.end(text);
    });
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { port: server.address().port };
  },
});
