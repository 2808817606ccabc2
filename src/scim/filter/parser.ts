import { type AttributePath, type CompareOperator, type Filter, type Span } from './ast.js';
import { readAttributePath, type PathReading } from './attributePath.js';
import { readCompareValue } from './compareValue.js';
import { scanToken, type Token } from './lexer.js';
import { findOperator, operatorList } from './operators.js';
import { type PatchPath } from './patchPath.js';
import { type Problem, shorten } from './problem.js';

export type { PatchPath };

export interface FilterOptions {
  /** Takes `userName eq jane`, with a note. */
  readonly acceptsUnquotedStrings?: boolean;
}

export type FilterParse =
  | {
      readonly ok: true;
      readonly filter: Filter;
      /** What was tolerated, a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problem: Problem };

export type PatchPathParse =
  | {
      readonly ok: true;
      readonly path: PatchPath;
      /** What was tolerated, a sentence each. */
      readonly notes: readonly string[];
    }
  | { readonly ok: false; readonly problem: Problem };

/** Longer than any filter that a client has a reason to send. */
export const longestFilter = 32_768;
/** Of parentheses within parentheses. */
export const deepestFilter = 64;

/** Reads a filter of RFC 7644 3.4.2.2. Total, and linear in the length of the text. */
export function parseFilter(text: string, options: FilterOptions = {}): FilterParse {
  return attempt(text, () => {
    const parser = new Parser(text, options.acceptsUnquotedStrings ?? false);
    const filter = parser.readFilter();
    parser.expectEnd('"and", "or" or the end');
    return { ok: true, filter, notes: parser.notes };
  });
}

/** Reads `[urn:]name[.sub]` (RFC 7644 3.10). Total. */
export function parseAttributePath(text: string): PathReading {
  return attempt(text, () => {
    const parser = new Parser(text, false);
    const path = parser.readPath();
    parser.expectEnd('the end of the path');
    return { ok: true, path };
  });
}

/** Reads the path of a PATCH operation (RFC 7644 3.5.2, figure 7). Total. */
export function parsePatchPath(text: string, options: FilterOptions = {}): PatchPathParse {
  const parsed = attempt<PatchPathParse>(text, () => {
    const parser = new Parser(text, options.acceptsUnquotedStrings ?? false);
    const path = parser.readPatchPath();
    parser.expectEnd('the end of the path');
    return { ok: true, path, notes: parser.notes };
  });
  return !parsed.ok && text.length <= longestFilter && isBareUri(text)
    ? { ok: true, path: { kind: 'extension', urn: text.trim(), span: wholeOf(text) }, notes: [] }
    : parsed;
}

const wholeOf = (text: string): Span => ({ start: 0, end: text.length });

/** The URI of a schema behind whose last colon no attribute can stand: `urn:example:custom:1.0`. */
const isBareUri = (text: string): boolean => /^\s*[a-z][a-z\d+.-]*:[^\s[\]()"]+\s*$/i.test(text);

/** Ends the parser at the first problem; never leaves this file. */
class Stop extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

function attempt<T>(text: string, run: () => T): T | { ok: false; problem: Problem } {
  if (text.length > longestFilter) {
    const message = `It has ${String(text.length)} characters, and ${String(longestFilter)} are the most`;
    return { ok: false, problem: { message, span: { start: longestFilter, end: text.length } } };
  }
  try {
    return run();
  } catch (error) {
    if (error instanceof Stop) {
      return { ok: false, problem: error.problem };
    }
    throw error;
  }
}

const strayClosers: ReadonlyMap<Token['kind'], string> = new Map([
  ['closeParenthesis', 'This parenthesis closes none that is open'],
  ['closeBracket', 'This bracket closes none that is open'],
]);

class Parser {
  readonly notes: string[] = [];
  readonly #source: string;
  readonly #acceptsUnquoted: boolean;
  #token: Token;
  /** The end of the token before `#token`. */
  #lastEnd = 0;
  #depth = 0;
  #isInBrackets = false;

  constructor(source: string, acceptsUnquoted: boolean) {
    this.#source = source;
    this.#acceptsUnquoted = acceptsUnquoted;
    this.#token = scanToken(source, 0);
  }

  /** `or` binds weaker than `and` (RFC 7644 3.4.2.2). */
  readFilter(): Filter {
    const first = this.#readConjunction();
    const filters = [first];
    while (this.#takeJoint('or')) {
      filters.push(this.#readConjunction());
    }
    return this.#join('or', first, filters);
  }

  readPath(): AttributePath {
    const { kind } = this.#token;
    if (kind !== 'word') {
      this.#fail(
        this.#token,
        kind === 'end'
          ? 'The name of an attribute is missing'
          : 'Here belongs the name of an attribute',
      );
    }
    return this.#toPath(this.#next());
  }

  readPatchPath(): PatchPath {
    const path = this.readPath();
    const { name, sub, urn } = path;
    if (!this.#isAt('openBracket')) {
      return { kind: 'attribute', ...path };
    }
    if (sub !== undefined) {
      this.#fail(path.span, 'Brackets stand behind an attribute, not behind a sub-attribute');
    }
    const filter = this.#readBrackets();
    const last = this.#isAt('word') ? this.#readSubName() : undefined;
    return {
      kind: 'valuePath',
      ...(urn !== undefined && { urn }),
      name,
      filter,
      ...(last !== undefined && { sub: last }),
      span: wholeOf(this.#source),
    };
  }

  expectEnd(wanted: string): void {
    if (!this.#isAt('end')) {
      this.#failHere(wanted);
    }
  }

  #readConjunction(): Filter {
    const first = this.#readTerm();
    const filters = [first];
    while (this.#takeJoint('and')) {
      filters.push(this.#readTerm());
    }
    return this.#join('and', first, filters);
  }

  #join(kind: 'and' | 'or', first: Filter, filters: readonly Filter[]): Filter {
    return filters.length === 1
      ? first
      : { kind, filters, span: { start: first.span.start, end: this.#lastEnd } };
  }

  #takeJoint(word: 'and' | 'or'): boolean {
    if (!this.#isWord(word)) {
      return false;
    }
    this.#expectSpace(`before "${word}"`);
    this.#next();
    this.#expectSpace(`behind "${word}"`);
    return true;
  }

  /** More than one space does no harm, but none does: `eq"x"` is in no filter of RFC 7644, figure 1. */
  #expectSpace(place: string): void {
    const { kind, start } = this.#token;
    if (kind !== 'end' && start === this.#lastEnd) {
      this.#fail(this.#token, `A space is missing ${place} (RFC 7644, figure 1)`);
    }
  }

  #readTerm(): Filter {
    const token = this.#token;
    if (token.kind === 'openParenthesis') {
      return this.#readGroup();
    }
    if (this.#isWord('not') && this.#peek().kind === 'openParenthesis') {
      this.#next();
      const filter = this.#readGroup();
      return { kind: 'not', filter, span: { start: token.start, end: this.#lastEnd } };
    }
    return this.#readExpression();
  }

  #readGroup(): Filter {
    const open = this.#next();
    this.#enter(open);
    const filter = this.readFilter();
    this.#depth -= 1;
    this.#close(open, 'closeParenthesis', 'parenthesis');
    return filter;
  }

  #readExpression(): Filter {
    const path = this.readPath();
    const token = this.#token;
    if (token.kind === 'openBracket') {
      return this.#readValuePath(path);
    }
    const word = token.kind === 'word' ? this.#textOf(token) : '';
    const operator = findOperator(word);
    if (operator === undefined) {
      this.#failOperator(path, token, word);
    }
    this.#next();
    if (operator !== 'pr') {
      return this.#readCompare(path, operator);
    }
    this.#skipValueOfPresent();
    return { kind: 'present', path, span: { start: path.span.start, end: token.end } };
  }

  /** Some clients write `userName pr x`, as if it were one of the operators that compare. */
  #skipValueOfPresent(): void {
    const isValue =
      this.#isAt('string') || (this.#isAt('word') && !this.#isWord('and') && !this.#isWord('or'));
    if (this.#acceptsUnquoted && isValue) {
      const value = shorten(this.#textOf(this.#next()));
      this.notes.push(`"pr" takes no value (RFC 7644 3.4.2.2); ${value} was left out`);
    }
  }

  #readCompare(path: AttributePath, operator: CompareOperator): Filter {
    const token = this.#token;
    if (token.kind === 'string') {
      this.#expectSpace(`behind "${operator}"`);
    }
    const reading = readCompareValue(this.#source, token, this.#acceptsUnquoted);
    if (!reading.ok) {
      throw new Stop(reading.problem);
    }
    if (reading.note !== undefined) {
      this.notes.push(reading.note);
    }
    this.#next();
    const { value } = reading;
    const span = { start: path.span.start, end: token.end };
    return { kind: 'compare', path, operator, value, span };
  }

  #readValuePath(path: AttributePath): Filter {
    if (this.#isInBrackets) {
      this.#fail(this.#token, 'Within brackets there are no brackets (RFC 7644, figure 1)');
    }
    if (path.sub !== undefined) {
      this.#fail(path.span, 'Brackets stand behind an attribute, not behind a sub-attribute');
    }
    const filter = this.#readBrackets();
    const end = this.#lastEnd;
    if (this.#token.kind === 'word' && this.#textOf(this.#token).startsWith('.')) {
      this.#fail(
        this.#token,
        'A sub-attribute behind brackets stands only in the path of a PATCH; ' +
          'in a filter its condition goes into the brackets, joined with "and"',
      );
    }
    return { kind: 'valuePath', path, filter, span: { start: path.span.start, end } };
  }

  #readBrackets(): Filter {
    const open = this.#next();
    this.#enter(open);
    this.#isInBrackets = true;
    const filter = this.readFilter();
    this.#isInBrackets = false;
    this.#depth -= 1;
    this.#close(open, 'closeBracket', 'bracket');
    return filter;
  }

  /** `.value` right behind the brackets. */
  #readSubName(): string {
    const token = this.#token;
    const text = this.#textOf(token);
    if (!text.startsWith('.') || token.start !== this.#lastEnd) {
      this.#fail(token, 'Behind the brackets belongs a dot with a sub-attribute, or nothing');
    }
    const path = this.#toPath({ start: token.start + 1, end: token.end });
    if (path.sub !== undefined || path.urn !== undefined) {
      this.#fail(token, 'Behind the brackets belongs the name of one sub-attribute');
    }
    this.#next();
    return path.name;
  }

  #toPath(span: Span): AttributePath {
    const reading = readAttributePath(this.#source, span);
    if (!reading.ok) {
      throw new Stop(reading.problem);
    }
    return reading.path;
  }

  #enter(open: Token): void {
    this.#depth += 1;
    if (this.#depth > deepestFilter) {
      this.#fail(open, `It is nested deeper than ${String(deepestFilter)} levels`);
    }
  }

  #close(open: Token, kind: Token['kind'], name: string): void {
    if (this.#isAt('end')) {
      this.#fail(open, `This ${name} is not closed`);
    }
    if (!this.#isAt(kind)) {
      this.#failHere(`"and", "or" or a closing ${name}`);
    }
    this.#next();
  }

  #failHere(wanted: string): never {
    const { kind } = this.#token;
    this.#fail(this.#token, strayClosers.get(kind) ?? `Here belongs ${wanted}`);
  }

  #failOperator({ name, urn, sub }: AttributePath, token: Token, word: string): never {
    const isNot = name.toLowerCase() === 'not' && (sub ?? urn) === undefined;
    if (isNot && token.kind !== 'end') {
      this.#fail(token, 'Behind "not" belongs a filter in parentheses (RFC 7644, figure 1)');
    }
    this.#fail(
      token,
      word === ''
        ? `Behind the attribute an operator is missing: ${operatorList}`
        : `"${shorten(word)}" is not an operator; there are ${operatorList}`,
    );
  }

  #isAt(kind: Token['kind']): boolean {
    return this.#token.kind === kind;
  }

  #isWord(lower: string): boolean {
    const { kind, start, end } = this.#token;
    return (
      kind === 'word' &&
      end - start === lower.length &&
      this.#textOf(this.#token).toLowerCase() === lower
    );
  }

  #peek(): Token {
    return scanToken(this.#source, this.#token.end);
  }

  #next(): Token {
    const token = this.#token;
    this.#lastEnd = token.end;
    this.#token = scanToken(this.#source, token.end);
    return token;
  }

  #textOf({ start, end }: Span): string {
    return this.#source.slice(start, end);
  }

  #fail({ start, end }: Span, message: string): never {
    throw new Stop({ message, span: { start, end } });
  }
}
