import { type Gaps } from './gaps.js';

/**
 * The packed form of a JSON text, about a third of its length. JSON has no control characters, so that
 * they are free to mean something else:
 *
 * - `end`: the text is over;
 * - `base`: here comes the base URL of the service, as the client addresses it;
 * - `repeat`, two bytes of distance, one of length: the same bytes as so far back in the packed form;
 * - `firstGap` and above, one byte: the gap with the code `(control - firstGap) * 256 + byte`;
 * - every other byte is a byte of the text in UTF-8.
 */
export const controls = { end: 0, base: 1, repeat: 2, firstGap: 3, firstText: 0x20 } as const;

/** What is longer is copied faster by the platform. */
const shortEnough = 12;

export const furthestRepeat = 0xffff;
export const longestRepeat = 0xff;

/** What the controls stand for. */
export interface Unpacking {
  readonly gaps: Gaps;
  readonly base: Uint8Array;
}

/**
 * Writes the text that is packed in `source` from `from` on into `target`, which has room for it, and
 * gives where it ends there.
 */
export function unpack(
  source: Uint8Array,
  from: number,
  { gaps, base }: Unpacking,
  target: Uint8Array,
  at: number,
): number {
  const { texts } = gaps;
  let read = from;
  let write = at;
  for (;;) {
    const byte = byteAt(source, read++);
    if (byte >= controls.firstText) {
      target[write++] = byte;
    } else if (byte >= controls.firstGap) {
      const gap = texts[((byte - controls.firstGap) << 8) | byteAt(source, read++)];
      write = copy(gap ?? noBytes, target, write);
    } else if (byte === controls.repeat) {
      const distance = (byteAt(source, read) << 8) | byteAt(source, read + 1);
      const start = read - 1 - distance;
      write = copyPart(source, start, start + byteAt(source, read + 2), target, write);
      read += 3;
    } else if (byte === controls.base) {
      write = copy(base, target, write);
    } else {
      return write;
    }
  }
}

const noBytes = new Uint8Array();

const byteAt = (source: Uint8Array, at: number): number => source[at] ?? 0;

/** Gives where it ends in the target. */
function copy(source: Uint8Array, target: Uint8Array, at: number): number {
  if (source.length <= shortEnough) {
    return copyPart(source, 0, source.length, target, at);
  }
  target.set(source, at);
  return at + source.length;
}

function copyPart(
  source: Uint8Array,
  start: number,
  end: number,
  target: Uint8Array,
  at: number,
): number {
  let write = at;
  for (let read = start; read < end; read += 1) {
    target[write++] = byteAt(source, read);
  }
  return write;
}
