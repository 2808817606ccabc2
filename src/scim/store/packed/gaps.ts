import { bytesOf, createWords } from './words.js';

/**
 * A stretch of JSON between two values that vary: `","type":"work"},{"value":"`. Resources are made of
 * few of them, so each is kept once and has a code.
 */
export interface Gap {
  readonly text: string;
  /** Where one more name of a member leads, by the name. */
  readonly byName: Map<string, Gap>;
  /** Where one more of anything else leads, by its text. */
  readonly byMark: Map<string, Gap>;
  /** Undefined until one ends here. */
  code: number | undefined;
}

/** Two bytes name a code: see `packedForm.ts`. */
const mostGaps = 29 * 256;
const longestGap = 1024;
const mostBytes = 1024 * 1024;

const encoder = new TextEncoder();

/** All gaps that have been seen, up to a limit that no sane data comes near. */
export class Gaps {
  /** The empty one. */
  readonly none: Gap = createGap('');
  /** Their texts, one after the other. What is not written yet takes no memory. */
  readonly texts = createWords(mostBytes);
  /** Where the text of each code begins in them; that of the next one is where it ends. */
  readonly starts = new Int32Array(mostGaps + 1);
  #count = 0;

  /** Undefined where the gap would become too long. */
  afterName(gap: Gap, name: string): Gap | undefined {
    return gap.byName.get(name) ?? extend(gap, gap.byName, name, `${JSON.stringify(name)}:`);
  }

  /** @see afterName */
  afterMark(gap: Gap, mark: string): Gap | undefined {
    return gap.byMark.get(mark) ?? extend(gap, gap.byMark, mark, mark);
  }

  /** Undefined where there are too many already. */
  codeOf(gap: Gap): number | undefined {
    gap.code ??= this.#add(gap.text);
    return gap.code;
  }

  lengthOf(code: number): number {
    return (this.starts[code + 1] ?? 0) - (this.starts[code] ?? 0);
  }

  #add(text: string): number | undefined {
    const bytes = encoder.encode(text);
    const start = this.starts[this.#count] ?? 0;
    const end = start + bytes.length;
    if (this.#count === mostGaps || end > mostBytes) {
      return undefined;
    }
    bytesOf(this.texts).set(bytes, start);
    this.starts[this.#count + 1] = end;
    return this.#count++;
  }
}

const createGap = (text: string): Gap => ({
  text,
  byName: new Map(),
  byMark: new Map(),
  code: undefined,
});

function extend(gap: Gap, next: Map<string, Gap>, key: string, text: string): Gap | undefined {
  if (gap.text.length + text.length > longestGap) {
    return undefined;
  }
  const longer = createGap(gap.text + text);
  next.set(key, longer);
  return longer;
}
