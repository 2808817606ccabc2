import { crc32 } from 'node:zlib';

/** A record as it lies in a file: `length checksum payload` and a line feed, all of it text. */
export interface Frame {
  readonly payload: string;
  /** Where it begins and ends in the file. */
  readonly start: number;
  readonly end: number;
}

export interface FrameDamage {
  /** Where the first record begins that is not as it was written. */
  readonly at: number;
  readonly reason: string;
}

const headSize = 18;
const headPattern = /^([0-9a-f]{8}) ([0-9a-f]{8}) $/;
const lineFeed = 0x0a;
/** Beyond that it is no length that was written, but damage. */
const mostPayloadBytes = 0x10_00_00_00;

/** The checksum covers the length too: a length that is wrong must not be believed. */
const checksumOf = (length: string, payload: string | Uint8Array): string =>
  toHex(crc32(payload, crc32(length)));

const toHex = (value: number): string => value.toString(16).padStart(8, '0');

/** JSON on one line, since records are told apart by their line feeds where one of them is damaged. */
export function encodeFrame(payload: string): Buffer {
  const sizeBytes = Buffer.byteLength(payload);
  const length = toHex(sizeBytes);
  const frame = Buffer.allocUnsafe(headSize + sizeBytes + 1);
  frame.write(payload, headSize);
  const body = frame.subarray(headSize, headSize + sizeBytes);
  frame.write(`${length} ${checksumOf(length, body)} `, 0, 'latin1');
  frame[headSize + sizeBytes] = lineFeed;
  return frame;
}

type Reading = Frame | 'more' | { readonly reason: string };

/** Takes the bytes of a file in pieces and gives its records up to the first damage. */
export class FrameReader {
  #bytes: Buffer = Buffer.alloc(0);
  /** In the file, of the first of the bytes. */
  #offset = 0;
  #damage: FrameDamage | undefined;

  get damage(): FrameDamage | undefined {
    return this.#damage;
  }

  push(chunk: Uint8Array): readonly Frame[] {
    if (this.#damage) {
      return [];
    }
    this.#bytes = Buffer.concat([this.#bytes, chunk]);
    const frames: Frame[] = [];
    let at = 0;
    for (;;) {
      const reading = readFrame(this.#bytes, at, this.#offset);
      if (reading === 'more') {
        break;
      }
      if ('reason' in reading) {
        this.#damage = { at: this.#offset + at, reason: reading.reason };
        break;
      }
      frames.push(reading);
      at = reading.end - this.#offset;
    }
    this.#bytes = this.#bytes.subarray(at);
    this.#offset += at;
    return frames;
  }

  /** After the last piece. */
  end(): FrameDamage | undefined {
    if (!this.#damage && this.#bytes.length > 0) {
      this.#damage = { at: this.#offset, reason: 'the file ends in the middle of it' };
    }
    return this.#damage;
  }
}

/** How many whole records there are in what follows a damaged one. */
export function countFrames(bytes: Buffer): number {
  let count = 0;
  let at = bytes.indexOf(lineFeed) + 1;
  while (at > 0 && at < bytes.length) {
    const reading = readFrame(bytes, at, 0);
    if (reading !== 'more' && !('reason' in reading)) {
      count += 1;
      at = reading.end;
    } else {
      at = bytes.indexOf(lineFeed, at) + 1;
    }
  }
  return count;
}

function readFrame(bytes: Buffer, at: number, offset: number): Reading {
  if (bytes.length - at < headSize) {
    return 'more';
  }
  const head = headPattern.exec(bytes.toString('latin1', at, at + headSize));
  const [, length = '', checksum] = head ?? [];
  const sizeBytes = Number.parseInt(length, 16);
  if (!head || sizeBytes > mostPayloadBytes) {
    return { reason: 'it does not begin as a record does' };
  }
  const start = at + headSize;
  const end = start + sizeBytes;
  if (bytes.length <= end) {
    return 'more';
  }
  const payload = bytes.subarray(start, end);
  if (bytes[end] !== lineFeed || checksumOf(length, payload) !== checksum) {
    return { reason: 'its checksum is not that of its content' };
  }
  return { payload: payload.toString('utf8'), start: offset + at, end: offset + end + 1 };
}
