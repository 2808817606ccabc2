import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { type ServerResponse, createServer } from 'node:http';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What VS Code puts before a webview's own styles, as far as it can disturb them. */
const defaultStyles = `
body { background-color: transparent; color: var(--vscode-editor-foreground); margin: 0; padding: 0 20px;
  font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); }
code { color: var(--vscode-textPreformat-foreground); background-color: var(--vscode-textPreformat-background);
  padding: 1px 3px; border-radius: 4px; }
::-webkit-scrollbar { width: 10px; height: 10px; }
::-webkit-scrollbar-thumb { background-color: var(--vscode-scrollbarSlider-background); }
::-webkit-scrollbar-corner { background-color: var(--vscode-editor-background); }`;

/** The policy that the extension sets, with the origin of the page as `cspSource`. */
const policy = (origin: string, nonce: string): string =>
  [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${origin} 'nonce-${nonce}'`,
    `font-src ${origin}`,
  ].join('; ');

interface PageParts extends Pick<WebviewParts, 'name' | 'title'> {
  readonly origin: string;
  readonly nonce: string;
  readonly language: string;
}

const page = ({ origin, nonce, language, name, title }: PageParts): string => `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy(origin, nonce)}" />
    <meta property="csp-nonce" content="${nonce}" />
    <title>${title}</title>
    <style nonce="${nonce}">${defaultStyles}</style>
    <link rel="stylesheet" href="${name}.css" />
  </head>
  <body>
    <script nonce="${nonce}" src="fakeHost.js"></script>
    <script nonce="${nonce}" src="${name}.js"></script>
  </body>
</html>`;

async function bundleFakeHost(entry: string): Promise<string> {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'iife',
    target: 'chrome128',
    write: false,
  });
  return result.outputFiles[0]?.text ?? '';
}

async function readBuilt(name: string): Promise<string> {
  const path = join(process.env['WEBVIEW_DIST'] ?? 'dist', name);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new Error(`${path} is missing: run "npm run build" first`, { cause: error });
  }
}

export interface InspectorPage {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the built inspector on loopback, under the real content security policy, with a fake host.
 * Query parameters: `count` of exchanges, `server` status, `theme`, `lang`.
 */
export const serveInspector = (port = 0): Promise<InspectorPage> =>
  serveWebview(
    {
      name: 'inspector',
      title: 'SCIM Request Inspector',
      laterScripts: ['inspectorControls.js'],
      fakeHost: 'test/webview/support/fakeHost.ts',
    },
    port,
  );

interface WebviewParts {
  /** Of the script and the styles in dist/. */
  readonly name: string;
  readonly title: string;
  /** What the script loads by itself, from dist/. */
  readonly laterScripts?: readonly string[];
  /** The entry of what stands for VS Code. */
  readonly fakeHost: string;
}

/** Serves a built webview on loopback, under the real content security policy, with a fake host. */
export async function serveWebview(parts: WebviewParts, port = 0): Promise<InspectorPage> {
  const { name, fakeHost, laterScripts = [] } = parts;
  const files = new Map([
    [`/${name}.js`, { type: 'text/javascript', text: await readBuilt(`${name}.js`) }],
    [`/${name}.css`, { type: 'text/css', text: await readBuilt(`${name}.css`) }],
    ...(await Promise.all(
      laterScripts.map(
        async (file) =>
          [`/${file}`, { type: 'text/javascript', text: await readBuilt(file) }] as const,
      ),
    )),
    ['/fakeHost.js', { type: 'text/javascript', text: await bundleFakeHost(fakeHost) }],
  ]);
  let origin = '';
  const sendPage = (response: ServerResponse, language: string): void => {
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('Content-Security-Policy', policy(origin, nonce));
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end(page({ ...parts, origin, nonce, language }));
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    const file = files.get(pathname);
    if (file) {
      response.setHeader('Content-Type', `${file.type}; charset=utf-8`);
      response.end(file.text);
    } else if (pathname === '/') {
      sendPage(response, searchParams.get('lang') === 'de' ? 'de' : 'en');
    } else {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The page server has no address');
  }
  origin = `http://127.0.0.1:${String(address.port)}`;
  return {
    url: `${origin}/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
