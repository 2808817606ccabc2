import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface WebviewPage {
  /** Of the script and the styles in dist/. */
  readonly name: string;
  readonly title: string;
}

/** A page of ours: the bundle and its styles, under a policy that lets nothing else in. */
export function createWebviewHtml(
  webview: vscode.Webview,
  dist: vscode.Uri,
  { name, title }: WebviewPage,
): string {
  const nonce = randomBytes(16).toString('base64');
  const addressOf = (file: string): string =>
    escapeAttribute(webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString());
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
  ].join('; ');
  // The toolkit reads its nonce from the property.
  return `<!doctype html>
<html lang="${escapeAttribute(vscode.env.language)}">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}" />
    <meta property="csp-nonce" content="${nonce}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${escapeText(title)}</title>
    <link rel="stylesheet" href="${addressOf(`${name}.css`)}" />
  </head>
  <body>
    <script nonce="${nonce}" src="${addressOf(`${name}.js`)}"></script>
  </body>
</html>`;
}

const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const escapeAttribute = (text: string): string => escapeText(text).replaceAll('"', '&quot;');
