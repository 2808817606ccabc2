import { type BodyBytes, bodyHeadLimit } from '../exchange/body.js';
import { decodeHead } from './decodeHead.js';

/** How much of a body is copied, in bytes on the wire; the capture keeps no more of it. */
const copyLimit = bodyHeadLimit;

/** The beginning of a body that goes through, so that memory does not grow with the body. */
export class BodyCopy {
  readonly contentEncoding: string;
  #chunks: Buffer[] = [];
  #copiedBytes = 0;
  #sizeBytes = 0;
  #isBroken = false;
  #bytes: BodyBytes | undefined;

  /** @param contentEncoding the header, where there is one */
  constructor(contentEncoding: string | undefined) {
    this.contentEncoding = contentEncoding ?? '';
  }

  readonly add = (chunk: Buffer): void => {
    this.#sizeBytes += chunk.length;
    const room = copyLimit - this.#copiedBytes;
    if (room > 0) {
      const part = chunk.subarray(0, room);
      this.#chunks.push(part);
      this.#copiedBytes += part.length;
    }
  };

  /** The end of it never came. */
  breakOff(): void {
    this.#isBroken = true;
  }

  /** Without its content codings, where they can be taken off. Ask when all has gone through. */
  toBytes(): BodyBytes {
    this.#bytes ??= this.#decode();
    return this.#bytes;
  }

  #decode(): BodyBytes {
    const sizeBytes = this.#sizeBytes;
    const isCut = this.#isBroken || sizeBytes > this.#copiedBytes;
    const bytes = Buffer.concat(this.#chunks);
    this.#chunks = [];
    const decoded = decodeHead(bytes, this.contentEncoding, isCut);
    return decoded
      ? { bytes: decoded.bytes, sizeBytes, isCut: decoded.isCut }
      : { bytes, sizeBytes, isEncoded: true };
  }
}
