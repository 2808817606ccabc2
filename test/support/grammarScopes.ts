import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

export interface ScopedText {
  readonly text: string;
  /** The innermost one, without the name of the language. */
  readonly scope: string;
}

export type Tokenize = (document: string) => readonly ScopedText[];

/** A TextMate grammar at work, as in VS Code: the same engine. */
export async function loadGrammar(path: string): Promise<Tokenize> {
  const require = createRequire(import.meta.url);
  await oniguruma.loadWASM(await readFile(require.resolve('vscode-oniguruma/release/onig.wasm')));
  const raw = textmate.parseRawGrammar(await readFile(path, 'utf8'), path);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: () => Promise.resolve(raw),
  });
  const grammar = await registry.loadGrammar(raw.scopeName);
  if (!grammar) {
    throw new Error(`${path} is no grammar`);
  }
  return (document) => {
    let stack = textmate.INITIAL;
    return document.split('\n').flatMap((line) => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
      stack = ruleStack;
      return tokens.map(({ startIndex, endIndex, scopes }) => ({
        text: line.slice(startIndex, endIndex),
        scope: (scopes.at(-1) ?? '').replace(/\.?[^.]*$/, ''),
      }));
    });
  };
}
