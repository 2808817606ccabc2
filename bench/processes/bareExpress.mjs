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
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { port: server.address().port };
  },
});
