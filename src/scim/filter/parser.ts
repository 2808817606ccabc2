import { type AttributePath, type CompareOperator, type Filter, type Span } from './ast.js';
import { readAttributePath, type PathReading } from './attributePath.js';
import { readCompareValue } from './compareValue.js';
import { scanToken, type Token } from './lexer.js';
import { findOperator } from './operators.js';
import { type PatchPath } from './patchPath.js';
import { shorten } from '../../base/shorten.js';
import { type Problem } from './problem.js';
import { draftBehindBrackets, draftNotClosed } from './proposal/bracketDraft.js';
import { type Draft, insertion } from './proposal/draft.js';
import { draftJoint } from './proposal/jointDraft.js';
import { draftNoName, draftNot, draftWrongName } from './proposal/nameDraft.js';
import { draftOperator } from './proposal/operatorDraft.js';
import { draftPasted } from './proposal/pastedDrafts.js';
import { settle } from './proposal/settle.js';

export type { PatchPath };

export interface FilterOptions {
  /** Takes `userName eq jane`, with a note. */
  readonly acceptsUnquotedStrings?: boolean;
  /** Takes `emails[type eq "work"].value eq "…"` in a filter, with a note. */
  readonly acceptsBracketsBeforeSub?: boolean;
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
  return attempt(text, (source) => {
    const parser = new Parser(source, options);
    const filter = parser.readFilter();
    parser.expectEnd('"and", "or" or the end');
    return { ok: true, filter, notes: parser.notes };
  });
}

/** Reads `[urn:]name[.sub]` (RFC 7644 3.10). Total. */
export function parseAttributePath(text: string): PathReading {
  return attempt(text, (source) => {
    const parser = new Parser(source, {});
    const path = parser.readPath();
    parser.expectEnd('the end of the path');
    return { ok: true, path };
  });
}

/** Reads the path of a PATCH operation (RFC 7644 3.5.2, figure 7). Total. */
export function parsePatchPath(text: string, options: FilterOptions = {}): PatchPathParse {
  const parsed = attempt<PatchPathParse>(text, (source) => {
    const parser = new Parser(source, options);
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
  readonly draft: Draft;

  constructor(draft: Draft) {
    super(draft.message);
    this.draft = draft;
  }
}

type Run<T> = (source: string) => T;

/** What would mend the text is looked for only where it is wrong. */
function attempt<T>(text: string, run: Run<T>): T | { ok: false; problem: Problem } {
  if (text.length > longestFilter) {
    const message = `It has ${String(text.length)} characters, and ${String(longestFilter)} are the most`;
    return { ok: false, problem: { message, span: { start: longestFilter, end: text.length } } };
  }
  try {
    return run(text);
  } catch (error) {
    const drafts = [...draftPasted(text), toDraft(error)];
    return { ok: false, problem: settle(text, drafts, (source) => findDraft(source, run)) };
  }
}

function toDraft(error: unknown): Draft {
  if (error instanceof Stop) {
    return error.draft;
  }
  throw error;
}

function findDraft(source: string, run: Run<unknown>): Draft | undefined {
  try {
    run(source);
    return undefined;
  } catch (error) {
    return toDraft(error);
  }
}

/** Where one condition ends that begins at a place. */
function findEnd(source: string, start: number): number | undefined {
  const parser = new Parser(source, {}, start);
  return findDraft(source, () => parser.readCondition()) ? undefined : parser.lastEnd;
}

class Parser {
  readonly notes: string[] = [];
  readonly #source: string;
  readonly #options: FilterOptions;
  #token: Token;
  /** The end of the token before `#token`. */
  #lastEnd = 0;
  #depth = 0;
  #isInBrackets = false;
  readonly #isProbe: boolean;

  /** @param start other than 0 to read a part of the text, only to see where it ends */
  constructor(source: string, options: FilterOptions, start = 0) {
    this.#source = source;
    this.#options = options;
    this.#isProbe = start > 0;
    this.#token = scanToken(source, start);
  }

  get lastEnd(): number {
    return this.#lastEnd;
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
    if (!this.#isAt('word')) {
      throw new Stop(draftNoName(this.#source, this.#token));
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

  /** A comparison or `pr`, without a space too many. */
  readCondition(): Filter {
    return this.#readExpression();
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
      this.#fail(this.#token, `A space is missing ${place} (RFC 7644, figure 1)`, {
        candidates: [insertion(start, ' ')],
      });
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
    return this.#isAt('openBracket') ? this.#readValuePath(path) : this.#readConditionOf(path);
  }

  #readConditionOf(path: AttributePath): Filter {
    const token = this.#token;
    const word = token.kind === 'word' ? this.#textOf(token) : '';
    const operator = findOperator(word);
    if (operator === undefined) {
      this.#failOperator(path, token);
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
    if (this.#options.acceptsUnquotedStrings === true && isValue) {
      const value = shorten(this.#textOf(this.#next()));
      this.notes.push(`"pr" takes no value (RFC 7644 3.4.2.2); ${value} was left out`);
    }
  }

  #readCompare(path: AttributePath, operator: CompareOperator): Filter {
    const token = this.#token;
    if (token.kind === 'string') {
      this.#expectSpace(`behind "${operator}"`);
    }
    const reading = readCompareValue(
      this.#source,
      token,
      this.#options.acceptsUnquotedStrings ?? false,
    );
    if (!reading.ok) {
      throw new Stop(reading.draft);
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
    const { end: start } = this.#token;
    const filter = this.#readBrackets();
    const end = this.#lastEnd;
    const token = this.#token;
    if (token.kind === 'word' && this.#textOf(token).startsWith('.')) {
      if (this.#options.acceptsBracketsBeforeSub === true) {
        return this.#readSubBehind(path, filter);
      }
      const brackets = { start, end: end - 1 };
      const last = this.#findEnd(token.start + 1);
      throw new Stop(draftBehindBrackets(this.#source, brackets, token, last));
    }
    return { kind: 'valuePath', path, filter, span: { start: path.span.start, end } };
  }

  /** `.value eq "…"` behind the brackets, for one and the same value, as Microsoft Entra asks. */
  #readSubBehind(path: AttributePath, filter: Filter): Filter {
    const { start, end } = this.#token;
    const condition = this.#readConditionOf({ name: this.#readSubName(), span: { start, end } });
    const whole = { start: path.span.start, end: this.#lastEnd };
    this.notes.push(
      `${shorten(this.#textOf(whole))} has a sub-attribute behind brackets, which is for paths of a PATCH ` +
        '(RFC 7644, figures 1 and 7); its condition was read as one within the brackets',
    );
    return {
      kind: 'valuePath',
      path,
      filter: {
        kind: 'and',
        filters: [filter, condition],
        span: { ...whole, start: filter.span.start },
      },
      span: whole,
    };
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
      throw new Stop(draftWrongName(this.#source, span, reading.problem, this.#findEnd));
    }
    return reading.path;
  }

  /** A probe looks for no ends of its own: that would take ever longer, for "not not not …". */
  readonly #findEnd = (start: number): number | undefined =>
    this.#isProbe ? undefined : findEnd(this.#source, start);

  #enter(open: Token): void {
    this.#depth += 1;
    if (this.#depth > deepestFilter) {
      this.#fail(open, `It is nested deeper than ${String(deepestFilter)} levels`);
    }
  }

  #close(open: Token, kind: Token['kind'], name: string): void {
    if (this.#isAt('end')) {
      throw new Stop(draftNotClosed(this.#source, open, name));
    }
    if (!this.#isAt(kind)) {
      this.#failHere(`"and", "or" or a closing ${name}`, kind === 'closeBracket' ? ']' : ')');
    }
    this.#next();
  }

  /** @param missing what closes the parenthesis or bracket that is open */
  #failHere(wanted: string, missing?: string): never {
    throw new Stop(draftJoint(this.#source, this.#token, wanted, missing));
  }

  #failOperator(path: AttributePath, token: Token): never {
    const { name, urn, sub } = path;
    const isNot = name.toLowerCase() === 'not' && (sub ?? urn) === undefined;
    throw new Stop(
      isNot && token.kind !== 'end'
        ? draftNot(this.#source, token, this.#findEnd)
        : draftOperator(this.#source, path, token),
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

  #fail({ start, end }: Span, message: string, more: Pick<Draft, 'candidates'> = {}): never {
    throw new Stop({ message, span: { start, end }, ...more });
  }
}
