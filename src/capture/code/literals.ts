/** JavaScript, Python, Go, Java and C# read what JSON writes. */
export const doubleQuoted = (text: string): string => JSON.stringify(text);

/** Ruby and PHP: nothing is put in for anything. */
export const singleQuoted = (text: string): string => `'${text.replaceAll(/[\\']/g, '\\$&')}'`;

/** PowerShell takes the quotes of word processors for its own. */
export const powerShellQuoted = (text: string): string =>
  `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;

export const shellQuoted = (text: string): string =>
  /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

export const shellInDoubleQuotes = (text: string): string => text.replaceAll(/["$`\\!]/g, '\\$&');

const rustEscapes: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['"', '\\"'],
  ['\\', '\\\\'],
]);

export const rustQuoted = (text: string): string =>
  `"${text.replaceAll(
    /["\\\p{Cc}]/gu,
    (character) =>
      rustEscapes.get(character) ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  )}"`;
