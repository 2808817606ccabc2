import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw } from 'node:zlib';
import { type ExchangeFailure } from '../../exchange/exchange.js';
import { toSize, tooLarge } from '../../exchange/callFailure.js';

export type Decoded =
  { readonly bytes: Buffer } | { readonly bytes?: never; readonly failure: ExchangeFailure };

type Decoder = (bytes: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

const gunzipped: Decoder = promisify(gunzip);
const inflated: Decoder = promisify(inflate);
const inflatedRaw: Decoder = promisify(inflateRaw);

const decoders: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', gunzipped],
  ['x-gzip', gunzipped],
  // RFC 9110 8.4.1.2 means zlib (RFC 1950); many servers send the bare stream, which clients take as well.
  ['deflate', (bytes, options) => (isZlib(bytes) ? inflated : inflatedRaw)(bytes, options)],
  ['br', promisify(brotliDecompress)],
]);

/** Takes the content codings off, the last one first (RFC 9110 8.4). Never longer than `limitBytes`. */
export async function decodeContent(
  bytes: Buffer,
  contentEncoding: string,
  limitBytes: number,
): Promise<Decoded> {
  let decoded = bytes;
  for (const coding of toCodings(contentEncoding)) {
    // A body of no bytes has nothing to take off: some servers leave the header on it.
    if (decoded.length === 0) {
      break;
    }
    const decoder = decoders.get(coding);
    if (decoder === undefined) {
      return malformed(`The answer is coded in ${coding.slice(0, 40)}, which nobody asked for`);
    }
    try {
      decoded = await decoder(decoded, { maxOutputLength: limitBytes });
    } catch (error) {
      return isTooLarge(error)
        ? { failure: tooLarge(`unpacked, the answer is longer than ${toSize(limitBytes)}`) }
        : malformed(
            `Content-Encoding says ${coding}, but the body is not (it may be cut off, or not coded at all)`,
          );
    }
  }
  return { bytes: decoded };
}

const toCodings = (contentEncoding: string): readonly string[] =>
  contentEncoding
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
    .reverse();

/** The low half of the first byte is the method, 8 for deflate (RFC 1950 2.2). */
const isZlib = (bytes: Buffer): boolean => ((bytes[0] ?? 0) & 0x0f) === 8;

const isTooLarge = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

const malformed = (detail: string): Decoded => ({ failure: { reason: 'malformed', detail } });
