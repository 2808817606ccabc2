export type JsonTokenKind = 'name' | 'string' | 'number' | 'keyword' | 'plain';

export interface JsonToken {
  readonly kind: JsonTokenKind;
  readonly text: string;
}

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\n';
const wordOrNumber = /[-+.\w]+/y;
const numberForm = /^-?\d[-+.\deE]*$/;

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') {
    at += text[at] === '\\' ? 2 : 1;
  }
  return Math.min(at + 1, text.length);
}

function isNameEnd(text: string, from: number): boolean {
  let at = from;
  while (isSpace(text[at])) {
    at++;
  }
  return text[at] === ':';
}

function tokenAt(text: string, from: number): JsonToken | undefined {
  if (text[from] === '"') {
    const end = endOfString(text, from);
    return { kind: isNameEnd(text, end) ? 'name' : 'string', text: text.slice(from, end) };
  }
  wordOrNumber.lastIndex = from;
  const word = wordOrNumber.exec(text)?.[0];
  if (word === undefined) {
    return undefined;
  }
  if (numberForm.test(word)) {
    return { kind: 'number', text: word };
  }
  const isKeyword = word === 'true' || word === 'false' || word === 'null';
  return { kind: isKeyword ? 'keyword' : 'plain', text: word };
}

/**
 * Cuts JSON text into what is coloured alike. Total and linear: text that is not JSON, or was cut in
 * the middle, gives tokens as well, and the tokens put together are always the text.
 */
export function tokeniseJson(text: string): readonly JsonToken[] {
  const tokens: JsonToken[] = [];
  let plainFrom = 0;
  let at = 0;
  const endPlain = (): void => {
    if (at > plainFrom) {
      tokens.push({ kind: 'plain', text: text.slice(plainFrom, at) });
    }
  };
  while (at < text.length) {
    const token = tokenAt(text, at);
    if (token && token.kind !== 'plain') {
      endPlain();
      tokens.push(token);
      at += token.text.length;
      plainFrom = at;
    } else {
      at += token?.text.length ?? 1;
    }
  }
  endPlain();
  return tokens;
}
