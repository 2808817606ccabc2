import { type Span } from '../../scim/filter/ast.js';

/** One filter of a `.scimfilter` document. */
export interface FilterEntry {
  readonly text: string;
  /** In the document; offsets within `text` count from its start. */
  readonly span: Span;
  /** The resource type that a comment above names; undefined where any may be meant. */
  readonly type?: NamedType;
}

/** `# type: Group` */
export interface NamedType {
  readonly name: string;
  readonly span: Span;
}

/**
 * A filter is a line; lines behind it that begin with a space go on with it. `#` begins a line that is a
 * comment, and `# type: Group` says what the filters below it are about.
 */
export function readFilterEntries(document: string): readonly FilterEntry[] {
  const entries: FilterEntry[] = [];
  let open: Span | undefined;
  let type: NamedType | undefined;
  const close = (): void => {
    if (open) {
      const text = document.slice(open.start, open.end);
      entries.push({ text, span: open, ...(type && { type }) });
    }
    open = undefined;
  };
  for (const { text, start } of linesOf(document)) {
    const end = start + text.trimEnd().length;
    const isComment = /^\s*#/.test(text);
    const isBlank = end === start;
    if (open && !isComment && !isBlank && /^[ \t]/.test(text)) {
      open = { start: open.start, end };
      continue;
    }
    close();
    if (isComment) {
      type = readType(text, start) ?? type;
    } else if (!isBlank) {
      open = { start: start + (text.length - text.trimStart().length), end };
    }
  }
  close();
  return entries;
}

/** The filter at a place, its ends included. */
export const findEntryAt = (document: string, offset: number): FilterEntry | undefined =>
  readFilterEntries(document).find(({ span }) => span.start <= offset && offset <= span.end);

/** What the last comment above a place names. */
export function findTypeAbove(document: string, offset: number): NamedType | undefined {
  let type: NamedType | undefined;
  for (const { text, start } of linesOf(document.slice(0, offset))) {
    type = readType(text, start) ?? type;
  }
  return type;
}

interface Line {
  readonly text: string;
  readonly start: number;
}

function* linesOf(document: string): IterableIterator<Line> {
  let start = 0;
  for (const text of document.split('\n')) {
    yield { text, start };
    start += text.length + 1;
  }
}

function readType(line: string, start: number): NamedType | undefined {
  const [, before = '', name] = /^(\s*#\s*type:\s*)(\S+)/i.exec(line) ?? [];
  const from = start + before.length;
  return name === undefined ? undefined : { name, span: { start: from, end: from + name.length } };
}
