import {
  type BrotliOptions,
  type ZlibOptions,
  brotliDecompressSync,
  constants,
  gunzipSync,
  inflateRawSync,
  inflateSync,
} from 'node:zlib';
import { bodyHeadLimit } from '../exchange/body.js';

/** So much is unpacked at most; the capture keeps so many characters, of four bytes each at most. */
const mostBytes = bodyHeadLimit * 4;

export interface DecodedHead {
  readonly bytes: Buffer;
  /** Whether it is only the beginning of the body. */
  readonly isCut: boolean;
}

/**
 * The beginning of a body without its content codings (RFC 9110 8.4), however much it would become as a
 * whole. Undefined where a coding is not known, or is not what the bytes are in.
 */
export function decodeHead(
  bytes: Buffer,
  contentEncoding: string,
  isCut: boolean,
): DecodedHead | undefined {
  let head: DecodedHead | undefined = { bytes, isCut };
  for (const coding of toCodings(contentEncoding)) {
    const decode = decoders.get(coding);
    // A body of no bytes has nothing to take off: some servers leave the header on it.
    if (head.bytes.length > 0) {
      head = decode && decodeOne(head, decode);
    }
    if (!head) {
      return undefined;
    }
  }
  return head;
}

const toCodings = (contentEncoding: string): readonly string[] =>
  contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .reverse();

interface DecodeOptions {
  readonly maxOutputLength: number;
  /** Gives what there is, also where the end is missing. */
  readonly isCut: boolean;
}
type Decode = (bytes: Buffer, options: DecodeOptions) => Buffer;

const toZlib = ({ maxOutputLength, isCut }: DecodeOptions): ZlibOptions => ({
  maxOutputLength,
  ...(isCut && { finishFlush: constants.Z_SYNC_FLUSH }),
});
const toBrotli = ({ maxOutputLength, isCut }: DecodeOptions): BrotliOptions => ({
  maxOutputLength,
  ...(isCut && { finishFlush: constants.BROTLI_OPERATION_FLUSH }),
});

const gunzip: Decode = (bytes, options) => gunzipSync(bytes, toZlib(options));
const inflate: Decode = (bytes, options) =>
  (isZlib(bytes) ? inflateSync : inflateRawSync)(bytes, toZlib(options));

const decoders: ReadonlyMap<string, Decode> = new Map([
  ['gzip', gunzip],
  ['x-gzip', gunzip],
  // RFC 9110 8.4.1.2 means zlib (RFC 1950); many servers send the bare stream, which clients take as well.
  ['deflate', inflate],
  ['br', (bytes, options) => brotliDecompressSync(bytes, toBrotli(options))],
]);

/** The low half of the first byte is the method, 8 for deflate (RFC 1950 2.2). */
const isZlib = (bytes: Buffer): boolean => ((bytes[0] ?? 0) & 0x0f) === 8;

/** Where the whole would be too long, a smaller beginning of it is tried. */
function decodeOne({ bytes, isCut }: DecodedHead, decode: Decode): DecodedHead | undefined {
  for (let size = bytes.length; size > 0; size = Math.floor(size / 4)) {
    const isShortened = isCut || size < bytes.length;
    try {
      const decoded = decode(bytes.subarray(0, size), {
        maxOutputLength: mostBytes,
        isCut: isShortened,
      });
      return { bytes: decoded, isCut: isShortened };
    } catch (error) {
      if (!isTooLarge(error)) {
        return undefined;
      }
    }
  }
  return undefined;
}

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
