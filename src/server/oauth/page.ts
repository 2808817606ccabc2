import { createHash } from 'node:crypto';
import { type HttpHeader } from '../../exchange/exchange.js';
import { type Answer } from '../transaction.js';
import { Markup, markup } from './markup.js';

export interface Page {
  readonly title: string;
  readonly content: Markup;
  /** Where its form leads in the end, as a source of the content security policy. */
  readonly formTarget?: string | undefined;
}

/** A page without script, for a browser that an administrator looks at. */
export const pageAnswer = (
  status: number,
  page: Page,
  headers: readonly HttpHeader[] = [],
): Answer => ({
  status,
  mediaType: 'text/html; charset=utf-8',
  headers: [...headers, ...pageHeaders(page)],
  text: toText(page),
});

const pageHeaders = ({ formTarget }: Page): readonly HttpHeader[] => [
  ['Cache-Control', 'no-store'],
  [
    'Content-Security-Policy',
    [
      "default-src 'none'",
      `style-src '${styleHash}'`,
      // Browsers hold the redirect after the form against this as well.
      `form-action ${formTarget === undefined ? "'none'" : `'self' ${formTarget}`}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join('; '),
  ],
  ['X-Frame-Options', 'DENY'],
  ['X-Content-Type-Options', 'nosniff'],
  // With no-referrer, browsers would send `Origin: null` with the form.
  ['Referrer-Policy', 'same-origin'],
];

const style = `
:root{color-scheme:light dark;--text:#1f2430;--quiet:#565e6c;--ground:#eef1f6;--card:#fff;--line:#c9cfda;--accent:#1a56c4;--on-accent:#fff}
@media (prefers-color-scheme:dark){:root{--text:#e8ebf1;--quiet:#aab3c2;--ground:#12161f;--card:#1c222e;--line:#465063;--accent:#8ab4ff;--on-accent:#0c1424}}
*{box-sizing:border-box}
body{margin:0;min-height:100vh;display:grid;place-items:center;padding:1.5rem;background:var(--ground);color:var(--text);font:1rem/1.5 system-ui,sans-serif}
main{width:min(36rem,100%);padding:2rem;background:var(--card);border:1px solid var(--line);border-radius:.75rem}
h1{margin:0 0 1rem;font-size:1.375rem;line-height:1.3}
p{margin:0 0 1rem}
dl{margin:0 0 1.5rem;display:grid;gap:.75rem}
dt{color:var(--quiet);font-size:.875rem}
dd,li{overflow-wrap:anywhere}
dd{margin:0}
code{font:.9375rem/1.5 ui-monospace,monospace}
ul{margin:0 0 1rem;padding-left:1.25rem}
.quiet{color:var(--quiet);font-size:.875rem;margin:1.5rem 0 0}
form{display:flex;flex-wrap:wrap;gap:.75rem}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.5rem;border-radius:.5rem;border:1px solid var(--accent);background:transparent;color:var(--accent);cursor:pointer}
button.primary{background:var(--accent);color:var(--on-accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:3px}
@media (forced-colors:active){button{border-color:ButtonText}}
`;

const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`;

const toText = ({ title, content }: Page): string =>
  markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – SCIM Workbench</title>
<style>${new Markup(style)}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
