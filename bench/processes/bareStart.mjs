import { createServer } from 'node:http';

/** The least that a server on Node can do: what of the start of `serve` is Node's, and the machine's. */
const server = createServer((request, response) => {
  response.end('{}');
});
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address();
  process.stdout.write(`${JSON.stringify({ baseUrl: `http://127.0.0.1:${String(port)}` })}\n`);
});
process.on('SIGTERM', () => {
  process.exit(0);
});
