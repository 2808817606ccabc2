/** Where a text stops being JSON (RFC 8259). */
export interface JsonProblem {
  /** Offset of the first character that cannot stand there. */
  readonly offset: number;
  readonly message: string;
}

type Expectation =
  'value' | 'valueOrEnd' | 'nameOrEnd' | 'name' | 'colon' | 'commaOrEnd' | 'nothing';

const literal = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/y;
/* eslint-disable-next-line no-control-regex -- JSON strings must not hold control characters */
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const blanks = /[ \t\r\n]*/y;

const words: Readonly<Record<Expectation, string>> = {
  value: 'a value',
  valueOrEnd: 'a value or ]',
  nameOrEnd: 'a member name in double quotes or }',
  name: 'a member name in double quotes',
  colon: 'a colon',
  commaOrEnd: 'a comma or the closing bracket',
  nothing: 'the end of the text',
};

/** Undefined where the text is JSON. Walks without recursion, so any depth is fine. */
export function findJsonProblem(text: string): JsonProblem | undefined {
  const closers: ('}' | ']')[] = [];
  let expected: Expectation = 'value';
  let offset = skip(blanks, text, 0);
  while (offset < text.length) {
    const step: Step | undefined = takers[expected](text, offset, closers);
    if (!step) {
      return { offset, message: describe(text, offset, expected) };
    }
    expected = step.next;
    offset = skip(blanks, text, step.end);
  }
  return expected === 'nothing'
    ? undefined
    : { offset: text.length, message: `the text ends where ${words[expected]} should come` };
}

/** How deep brackets are nested in a text that is JSON. */
export function jsonDepth(text: string): number {
  let depth = 0;
  let deepest = 0;
  let isInString = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (isInString) {
      at += code === backslash ? 1 : 0;
      isInString = code !== quote;
    } else if (code === quote) {
      isInString = true;
    } else if (code === openBrace || code === openBracket) {
      depth += 1;
      deepest = Math.max(deepest, depth);
    } else if (code === closeBrace || code === closeBracket) {
      depth -= 1;
    }
  }
  return deepest;
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [
  ...['"', '\\', '{', '}', '[', ']'],
].map((character) => character.charCodeAt(0));

interface Step {
  readonly end: number;
  readonly next: Expectation;
}

type Take = (text: string, offset: number, closers: ('}' | ']')[]) => Step | undefined;

/** What may stand where something is expected; undefined where it is something else. */
const takers: Readonly<Record<Expectation, Take>> = {
  value: (text, offset, closers) => takeValue(text, offset, closers),
  valueOrEnd: (text, offset, closers) =>
    text[offset] === ']' ? close(offset, closers) : takeValue(text, offset, closers),
  nameOrEnd: (text, offset, closers) =>
    text[offset] === '}' ? close(offset, closers) : takeName(text, offset),
  name: (text, offset) => takeName(text, offset),
  colon: (text, offset) => (text[offset] === ':' ? { end: offset + 1, next: 'value' } : undefined),
  commaOrEnd: (text, offset, closers) => {
    const closer = closers.at(-1);
    if (text[offset] === ',') {
      return { end: offset + 1, next: closer === '}' ? 'name' : 'value' };
    }
    return text[offset] === closer ? close(offset, closers) : undefined;
  },
  nothing: () => undefined,
};

function takeValue(text: string, offset: number, closers: ('}' | ']')[]): Step | undefined {
  const character = text.charAt(offset);
  if (character === '{' || character === '[') {
    closers.push(character === '{' ? '}' : ']');
    return { end: offset + 1, next: character === '{' ? 'nameOrEnd' : 'valueOrEnd' };
  }
  const end = skip(character === '"' ? string : literal, text, offset);
  return end === offset ? undefined : { end, next: afterValue(closers) };
}

function takeName(text: string, offset: number): Step | undefined {
  const end = skip(string, text, offset);
  return end === offset ? undefined : { end, next: 'colon' };
}

function close(offset: number, closers: ('}' | ']')[]): Step {
  closers.pop();
  return { end: offset + 1, next: afterValue(closers) };
}

const afterValue = (closers: readonly string[]): Expectation =>
  closers.length === 0 ? 'nothing' : 'commaOrEnd';

/** @param pattern sticky */
function skip(pattern: RegExp, text: string, offset: number): number {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
}

function describe(text: string, offset: number, expected: Expectation): string {
  const character = text.charAt(offset);
  if (character === '"') {
    return 'a string that has no end, a control character or a broken escape in it';
  }
  const shown =
    character < ' ' ? `the control character ${String(character.charCodeAt(0))}` : character;
  return `${shown} where ${words[expected]} should come`;
}
