import { type Gaps } from './gaps.js';
import { copyWords } from './words.js';

/**
 * The packed form of a JSON text, about a third of its length: one piece after the other, each with a byte
 * before it that says what it is.
 *
 * - `end`: the text is over;
 * - `base`: here comes the base URL of the service, as the client addresses it;
 * - `repeat`, two bytes of distance, one of length: the same bytes as so far back in the packed form;
 * - `firstGap` and above, one byte: the gap with the code `(control - firstGap) * 256 + byte`;
 * - `firstText` and above: `control - firstText + 1` bytes of the text in UTF-8.
 */
export const controls = { end: 0, base: 1, repeat: 2, firstGap: 3, firstText: 0x20 } as const;

export const furthestRepeat = 0xffff;
/** In one piece. */
export const longestText = 0x100 - controls.firstText;

/** What the controls stand for. */
export interface Unpacking {
  readonly gaps: Gaps;
  /** The base URL as words, and how many bytes it has. */
  readonly base: DataView;
  readonly baseLength: number;
}

/**
 * Writes the text that is packed in `source` from `from` on into `target`, which has room for it, and
 * gives where it ends there.
 */
export function unpack(
  source: DataView,
  from: number,
  { gaps, base, baseLength }: Unpacking,
  target: DataView,
  at: number,
): number {
  const { texts, starts } = gaps;
  let read = from;
  let write = at;
  for (;;) {
    const control = source.getUint8(read++);
    if (control >= controls.firstText) {
      const length = control - controls.firstText + 1;
      copyWords(source, read, target, write, length);
      read += length;
      write += length;
    } else if (control >= controls.firstGap) {
      const code = ((control - controls.firstGap) << 8) | source.getUint8(read++);
      const start = starts[code] ?? 0;
      const length = (starts[code + 1] ?? 0) - start;
      copyWords(texts, start, target, write, length);
      write += length;
    } else if (control === controls.repeat) {
      const start = read - 1 - source.getUint16(read);
      const length = source.getUint8(read + 2);
      copyWords(source, start, target, write, length);
      read += 3;
      write += length;
    } else if (control === controls.base) {
      copyWords(base, 0, target, write, baseLength);
      write += baseLength;
    } else {
      return write;
    }
  }
}
