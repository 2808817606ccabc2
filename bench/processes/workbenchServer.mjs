import { startMockServer } from './mockServer.mjs';
import { serveParent } from './serverProcess.mjs';

let captures;

serveParent({
  start: async (options) => {
    const { workbench, port, authorization } = await startMockServer(options);
    captures = workbench.captures;
    return { port, authorization };
  },
  captures: () => ({ size: captures.size, dropped: captures.dropped }),
  'weigh captures': weighCaptures,
});

/** How much smaller the heap is without them. */
function weighCaptures() {
  const { size } = captures;
  const full = heapOf();
  captures.clear();
  return { size, bytes: full - heapOf() };
}

function heapOf() {
  globalThis.gc();
  return process.memoryUsage().heapUsed;
}
