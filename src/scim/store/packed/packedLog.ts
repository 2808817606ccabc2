import { type Packed } from './packer.js';
import { bytesOf, createWords } from './words.js';

/** Where a packed text lies. Only until the next one is asked for: there is one of these for all. */
export interface PackedPlace {
  chunk: DataView;
  /** Where the packed form begins in the chunk. */
  start: number;
  length: number;
  bases: number;
}

const chunkBytes = 1024 * 1024;
/** Two numbers of seven bits a byte. */
const mostHeaderBytes = 10;

/**
 * Packed texts one after the other in large pieces of memory outside the heap. Nothing is taken out of
 * it; where all of it becomes too large, the oldest piece goes, and what is still wanted of it is
 * packed anew.
 */
export class PackedLog {
  readonly #chunks = new Map<number, DataView>();
  readonly #place: PackedPlace = { chunk: createWords(0), start: 0, length: 0, bases: 0 };
  #last = -1;
  /** In the last chunk: where the next text begins, and how many bytes there are. */
  #end = 0;
  #chunkSize = 0;
  #sizeBytes = 0;

  get sizeBytes(): number {
    return this.#sizeBytes;
  }

  /** Gives the address by which it is found again. */
  append({ bytes, length, bases }: Packed): number {
    const needed = bytes.length + mostHeaderBytes;
    let chunk = this.#chunks.get(this.#last);
    if (!chunk || this.#end + needed > this.#chunkSize) {
      chunk = this.#addChunk(Math.max(chunkBytes, needed));
    }
    const start = this.#end;
    let at = writeNumber(chunk, start, length);
    at = writeNumber(chunk, at, bases);
    bytesOf(chunk).set(bytes, at);
    this.#end = at + bytes.length;
    return this.#last * chunkBytes + start;
  }

  find(address: number): PackedPlace | undefined {
    const chunk = this.#chunks.get(Math.floor(address / chunkBytes));
    if (!chunk) {
      return undefined;
    }
    const place = this.#place;
    place.chunk = chunk;
    place.start = address % chunkBytes;
    place.length = readNumber(place);
    place.bases = readNumber(place);
    return place;
  }

  /** Lets the oldest go until no more than `mostBytes` are left; the newest stays in any case. */
  shrink(mostBytes: number): void {
    for (const [number, chunk] of this.#chunks) {
      if (this.#sizeBytes <= mostBytes || number === this.#last) {
        return;
      }
      this.#chunks.delete(number);
      this.#sizeBytes -= chunk.byteLength;
    }
  }

  #addChunk(size: number): DataView {
    const chunk = createWords(size);
    // A large one takes no second text, and so no number besides its own.
    this.#last += 1;
    this.#end = 0;
    this.#chunkSize = size;
    this.#chunks.set(this.#last, chunk);
    this.#sizeBytes += chunk.byteLength;
    return chunk;
  }
}

function writeNumber(chunk: DataView, at: number, value: number): number {
  let rest = value;
  let next = at;
  while (rest > 0x7f) {
    chunk.setUint8(next++, 0x80 | (rest & 0x7f));
    rest >>>= 7;
  }
  chunk.setUint8(next++, rest);
  return next;
}

/** Moves `start` behind it. */
function readNumber(place: PackedPlace): number {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = place.chunk.getUint8(place.start++);
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) {
      return value;
    }
  }
}
