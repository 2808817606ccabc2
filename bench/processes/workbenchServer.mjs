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

/** How much less memory is taken without them: of the heap, and of the buffers outside it. */
function weighCaptures() {
  const { size } = captures;
  const full = takenMemory();
  captures.clear();
  return { size, bytes: full - takenMemory() };
}

function takenMemory() {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
