import { loadPeer } from '../setup/peers.mjs';
import { serveParent } from './serverProcess.mjs';

/** scimmy-routers as its README shows it, with people in a Map by id and filters left to scimmy. */
serveParent({
  start: async ({ people }) => {
    const [{ default: express }, { SCIMMY: scimmy, SCIMMYRouters }] = await Promise.all(
      ['express', 'scimmy-routers'].map(loadPeer),
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    const find = ({ id, filter }) => {
      if (id === undefined) {
        return filter ? filter.match([...byId.values()]) : [...byId.values()];
      }
      const person = byId.get(id);
      if (person === undefined) {
        throw new scimmy.Types.Error(404, null, `There is no ${id}.`);
      }
      return person;
    };
    scimmy.Resources.declare(scimmy.Resources.User).egress(find);
    const app = express();
    app.use('/scim/v2', new SCIMMYRouters({ type: 'bearer', handler: () => 'bench' }));
    const server = app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    return { port: server.address().port };
  },
});
