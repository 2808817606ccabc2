import assert from 'node:assert/strict';

/** What PowerShell takes for a single quote (about_Quoting_Rules). */
const quotes = "'\u2018\u2019\u201a\u201b";

/** The texts in single quotes of a script; fails where one is never closed or something follows that cannot. */
export function readPowerShellTexts(script: string): ReadonlySet<string> {
  const texts = new Set<string>();
  for (const line of script.split('\n')) {
    if (line.startsWith('#')) {
      continue;
    }
    readLine(line, texts);
  }
  return texts;
}

function readLine(line: string, texts: Set<string>): void {
  const pattern = new RegExp(
    `[${quotes}]((?:[^${quotes}]|[${quotes}]{2})*)[${quotes}](?![${quotes}])`,
    'gu',
  );
  const outside = line.replaceAll(pattern, (_all, inner: string) => {
    texts.add(inner.replaceAll(new RegExp(`([${quotes}])[${quotes}]`, 'gu'), '$1'));
    return ' ';
  });
  assert.ok(!new RegExp(`[${quotes}]`, 'u').test(outside), `a quote is not closed: ${line}`);
}
