/** Shorter ones node cuts from a piece that it has already. */
const shortest = 32 * 1024;
/** Also of the longest that is worth to be kept. */
const mostKeptBytes = 4 * 1024 * 1024;

/**
 * Room for answers that is used again when they are out. A page of 100 people is 148 kB: fetched anew each
 * time, such pieces have the system clear fresh memory, and V8 collect garbage for bytes that are not
 * its own: of 1,735 µs of CPU time for a page 739 were left without (the least of ten rounds in turns).
 */
export class SpareBytes {
  /** Oldest first. */
  #kept: Uint8Array[] = [];
  #keptBytes = 0;

  /** Whatever stands in it. */
  take(sizeBytes: number): Uint8Array {
    if (!isWorthKeeping(sizeBytes)) {
      return Buffer.allocUnsafe(sizeBytes);
    }
    const wanted = roomFor(sizeBytes);
    const at = this.#kept.findLastIndex((one) => one.length === wanted);
    const [found] = at === -1 ? [] : this.#kept.splice(at, 1);
    this.#keptBytes -= found?.length ?? 0;
    // Not of node's shared piece, in which something else could stand beside it.
    const room = found ?? Buffer.allocUnsafeSlow(wanted);
    return room.subarray(0, sizeBytes);
  }

  /** Whoever took them must be done with them. Only the same piece as it was taken, and only once. */
  giveBack(bytes: Uint8Array): void {
    if (!isSpare(bytes)) {
      return;
    }
    const room = Buffer.from(bytes.buffer);
    this.#kept.push(room);
    this.#keptBytes += room.length;
    // What is asked for now stays, what nobody asks for any more goes.
    while (this.#keptBytes > mostKeptBytes) {
      this.#keptBytes -= this.#kept.shift()?.length ?? 0;
    }
  }
}

/** Whether such bytes are worth giving back. */
export const isSpare = ({ length }: Uint8Array): boolean => isWorthKeeping(length);

const isWorthKeeping = (sizeBytes: number): boolean =>
  sizeBytes >= shortest && roomFor(sizeBytes) <= mostKeptBytes / 4;

/** The next power of two, so that pages of about one length share their rooms. */
const roomFor = (sizeBytes: number): number => 2 ** Math.ceil(Math.log2(sizeBytes));
