import { loadPeer } from '../setup/peers.mjs';
import { serveParent } from './serverProcess.mjs';

/** Express 5 as it is out of the box, with nothing to do but to send a text that it has already. */
serveParent({
  start: async ({ texts }) => {
    const { default: express } = await loadPeer('express');
    const app = express();
    const answer = (request, response) => {
      response.set('Content-Type', 'application/scim+json');
      response.send(texts.get(request.url));
    };
    app.get('/scim/v2/Users', answer);
    app.get('/scim/v2/Users/:id', answer);
    // A write is read whole and answered with the resource of the path, or with the one that there is.
    const [only] = texts.values();
    const take = (status) => (request, response) => {
      const chunks = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        JSON.parse(Buffer.concat(chunks).toString());
        response.status(status).set('Content-Type', 'application/scim+json');
        response.send(texts.get(request.url) ?? only);
      });
    };
    app.post('/scim/v2/Users', take(201));
    app.patch('/scim/v2/Users/:id', take(200));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { port: server.address().port };
  },
});
