import { performance } from 'node:perf_hooks';
import { getText } from '../measure/getText.mjs';
import { startMockServer } from './mockServer.mjs';

/** Says how long it takes until the first request is answered, the loading of the code included. */
const startedAt = performance.now();
const { workbench, baseUrl, authorization } = await startMockServer({ people: 25 });
await getText(`${baseUrl}/Users?count=1`, authorization);
process.send({ time: performance.now() - startedAt });
workbench.dispose();
process.disconnect();
