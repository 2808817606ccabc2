/** A string or a number of a JSON text, with the names on the way to it. */
export interface JsonPiece {
  readonly start: number;
  readonly end: number;
  readonly kind: 'key' | 'string' | 'number';
  /** Of the members around it, its own last; positions in arrays are left out. */
  readonly names: readonly string[];
  /** What stood under `path` before it in the same object: of an operation of PATCH. */
  readonly path?: string;
}

interface Frame {
  readonly isObject: boolean;
  name?: string;
  path?: string;
}

const token = /"(?:[^"\\]|\\.)*(?:"|$)|[{}[\],:]|-?\d[\d.eE+-]*/gs;

/** Goes through a text that is JSON, or was meant to be, or is only the beginning of it. Never throws. */
export function* jsonPieces(text: string): Iterable<JsonPiece> {
  const frames: Frame[] = [];
  for (const match of text.matchAll(token)) {
    const [found] = match;
    const start = match.index;
    const end = start + found.length;
    const top = frames.at(-1);
    if (found === '{' || found === '[') {
      frames.push({ isObject: found === '{' });
    } else if (found === '}' || found === ']') {
      frames.pop();
    } else if (found.startsWith('"')) {
      yield toStringPiece({ text, start, end, frames, top });
    } else if (found !== ',' && found !== ':') {
      yield toPiece('number', start, end, frames);
    }
  }
}

interface FoundString {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly frames: readonly Frame[];
  readonly top: Frame | undefined;
}

function toStringPiece({ text, start, end, frames, top }: FoundString): JsonPiece {
  const value = readJsonString(text.slice(start, end));
  const isKey = top?.isObject === true && /^\s*:/.test(text.slice(end, end + 16));
  if (top && isKey) {
    top.name = value;
    return toPiece('key', start, end, frames);
  }
  const piece = toPiece('string', start, end, frames);
  if (top?.name?.toLowerCase() === 'path') {
    top.path = value;
  }
  return piece;
}

function toPiece(
  kind: JsonPiece['kind'],
  start: number,
  end: number,
  frames: readonly Frame[],
): JsonPiece {
  const path = frames.findLast((frame) => frame.path !== undefined)?.path;
  const names = frames.flatMap(({ name }) => (name === undefined ? [] : [name]));
  return { kind, start, end, names, ...(path !== undefined && { path }) };
}

/** Of a literal with its quotes, the last of which may be missing where the text was cut. */
export function readJsonString(literal: string): string {
  const isWhole = literal.length > 1 && literal.endsWith('"');
  for (const candidate of isWhole ? [literal] : [`${literal}"`, `${literal.slice(0, -1)}"`]) {
    try {
      const value: unknown = JSON.parse(candidate);
      if (typeof value === 'string') {
        return value;
      }
    } catch {
      // expected: a line break, or an escape that is none or was cut
    }
  }
  return literal.slice(1, isWhole ? -1 : undefined);
}
