const wordBytes = 4;

/** Memory to be read four bytes at a time, also where its last ones begin: so there is room behind them. */
export const createWords = (sizeBytes: number): DataView =>
  new DataView(new ArrayBuffer(sizeBytes + wordBytes));

export function toWords(bytes: Uint8Array): DataView {
  const words = createWords(bytes.length);
  bytesOf(words).set(bytes);
  return words;
}

export const bytesOf = ({ buffer, byteOffset, byteLength }: DataView): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/**
 * Copies `length` bytes of what `createWords` made. What stands in the target up to three bytes behind them is
 * overwritten, where it has so many: so a target is written from its beginning to its end. Texts of a
 * dozen bytes are copied several times faster than by the platform, whose calls cost more than the copy.
 */
export function copyWords(
  source: DataView,
  from: number,
  target: DataView,
  at: number,
  length: number,
): void {
  if (at + length + wordBytes > target.byteLength) {
    for (let index = 0; index < length; index += 1) {
      target.setUint8(at + index, source.getUint8(from + index));
    }
    return;
  }
  for (let index = 0; index < length; index += wordBytes) {
    target.setUint32(at + index, source.getUint32(from + index, true), true);
  }
}
