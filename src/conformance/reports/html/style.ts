/** The whole look of the report. A test holds `styleHash` against it. */
export const style = `
:root {
  color-scheme: light dark;
  --back: #ffffff; --card: #f6f8fa; --text: #1f2328; --muted: #59636e; --line: #d1d9e0; --link: #0550ae;
  --error: #b3261e; --warning: #8a5300; --hint: #0550ae; --passed: #1a6b33;
  --removed: #ffebe9; --added: #dafbe1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #0d1117; --card: #161b22; --text: #e6edf3; --muted: #9aa4af; --line: #30363d; --link: #79b8ff;
    --error: #ff8a80; --warning: #e3b341; --hint: #79b8ff; --passed: #56d364;
    --removed: #4b1f20; --added: #12351f;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 24px 20px 64px; max-width: 1120px;
  color: var(--text); background: var(--back);
  font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1, h2, h3, h4 { line-height: 1.25; }
h1 { font-size: 1.75rem; margin: 0 0 8px; }
h2 { font-size: 1.3rem; margin: 40px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); }
h3 { font-size: 1.08rem; margin: 0 0 6px; }
p { margin: 0 0 8px; }
a { color: var(--link); }
code, pre { font: 13px/1.45 ui-monospace, SFMono-Regular, Consolas, "Liberation Mono", monospace; }
code { overflow-wrap: anywhere; }
pre {
  margin: 6px 0; padding: 10px 12px; max-height: 480px; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere;
  background: var(--back); border: 1px solid var(--line); border-radius: 6px;
}
.verdict { font-size: 1.1rem; font-weight: 600; }
.muted { color: var(--muted); }
.error { color: var(--error); } .warning { color: var(--warning); } .hint { color: var(--hint); }
.passed { color: var(--passed); } .failed { color: var(--error); } .blocked { color: var(--warning); }
.skipped, .untested, .untestable { color: var(--muted); }
.chip {
  display: inline-block; padding: 0 8px; border: 1px solid currentcolor; border-radius: 999px;
  font-size: 0.85em; font-weight: 600; white-space: nowrap;
}
.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin: 16px 0; padding: 0; list-style: none; }
.tiles li { flex: 1 1 110px; padding: 10px 14px; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.tiles strong { display: block; font-size: 1.6rem; line-height: 1.2; }
.facts { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 0 0 8px; }
.facts dt { color: var(--muted); } .facts dd { margin: 0; overflow-wrap: anywhere; }
nav ul { display: flex; flex-wrap: wrap; gap: 4px 18px; margin: 0; padding: 0; list-style: none; }
.cause { margin: 0 0 16px; padding: 14px 16px; background: var(--card); border: 1px solid var(--line); border-left: 4px solid currentcolor; border-radius: 8px; }
.cause > * { color: var(--text); }
.cause h3 .chip { margin-right: 6px; }
.mend { padding: 8px 12px; background: var(--back); border: 1px solid var(--line); border-radius: 6px; }
.expected { background: var(--removed); } .actual { background: var(--added); }
.difference span { display: block; padding: 0 4px; }
details { margin: 6px 0; } summary { cursor: pointer; }
.exchange, .group { margin: 0 0 10px; padding: 8px 14px; border: 1px solid var(--line); border-radius: 8px; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; color: var(--muted); padding-bottom: 6px; }
th, td { padding: 6px 10px 6px 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; } td:first-child { white-space: nowrap; }
.cases { table-layout: fixed; } .cases th:first-child { width: 96px; } .cases th:last-child { width: 84px; }
.messages { scroll-margin-top: 48px; }
footer { margin-top: 48px; color: var(--muted); }
@media print {
  :root {
    color-scheme: light;
    --back: #ffffff; --card: #ffffff; --text: #000000; --muted: #444444; --line: #bbbbbb; --link: #000000;
    --error: #b3261e; --warning: #8a5300; --hint: #0550ae; --passed: #1a6b33; --removed: #ffebe9; --added: #dafbe1;
  }
  body { max-width: none; padding: 0; font-size: 11pt; }
  nav { display: none; }
  pre { max-height: none; }
  .cause, tr, .tiles li { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;

/** Of the style, for the Content-Security-Policy: nothing else may give the page a look. */
export const styleHash = 'sha256-+g8mqYgscAhE3olb1omSwdlT9tRifXsjsx8k7sy/bY0=';
