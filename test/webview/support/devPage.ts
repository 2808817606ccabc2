/** `node out/test/webview/support/devPage.js [port]`: the inspector in a plain browser. Ctrl+C ends it. */
import { serveInspector } from './inspectorPage.js';

const page = await serveInspector(Number(process.argv[2] ?? 0));
process.stdout.write(`${page.url}?count=200\n`);
process.once('SIGINT', () => void page.close());
