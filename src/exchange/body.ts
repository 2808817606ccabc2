import { type ExchangeBody } from './exchange.js';
import { redacted, type Redactor } from './redaction.js';

/** How much of a body is kept, in characters of its text. */
export const bodyHeadLimit = 256 * 1024;

export interface BodyBytes {
  readonly bytes: Uint8Array;
  /** Length on the wire, where `bytes` are only its beginning. */
  readonly sizeBytes?: number;
  /** Whether `bytes` are only the beginning; told by `sizeBytes` where nothing is said. */
  readonly isCut?: boolean;
  /** The bytes came with a Content-Encoding, so nobody can see what secrets are in them. */
  readonly isEncoded?: boolean;
}

/** Takes the secrets out of a text. */
export type TextRedactor = Pick<Redactor, 'redactText'>;

/** The captured form of a body: redacted, cut to its head, base64 where it is not UTF-8. */
export function toExchangeBody(body: BodyBytes, redactor: TextRedactor): ExchangeBody | undefined {
  const { bytes } = body;
  const sizeBytes = body.sizeBytes ?? bytes.length;
  const isCut = body.isCut ?? sizeBytes > bytes.length;
  if (sizeBytes === 0) {
    return undefined;
  }
  if (body.isEncoded) {
    return { text: redacted, encoding: 'utf-8', sizeBytes, isTruncated: true };
  }
  const text = decodeUtf8(bytes, isCut);
  if (text !== undefined) {
    return cut(redactor.redactText(text), sizeBytes, isCut);
  }
  // Each byte as one character, so that ASCII secrets between the odd bytes are found.
  const clean = redactor.redactText(toLatin1(bytes));
  return {
    text: btoa(clean.slice(0, bodyHeadLimit)),
    encoding: 'base64',
    sizeBytes,
    isTruncated: isCut || clean.length > bodyHeadLimit,
  };
}

/**
 * The same for JSON that can be made again as it was sent and in which no secret can be. It becomes a
 * text when somebody looks: nearly nobody ever does.
 */
export function renderedToExchangeBody(
  toText: () => string,
  sizeBytes: number,
): ExchangeBody | undefined {
  if (sizeBytes === 0) {
    return undefined;
  }
  const body: object = {};
  Object.defineProperty(body, 'text', textWhenAsked);
  Object.assign(body, { encoding: 'utf-8', sizeBytes });
  Object.defineProperty(body, 'isTruncated', isTruncatedWhenAsked);
  Object.defineProperty(body, madeBy, { value: toText });
  return body as ExchangeBody;
}

/** What makes the text; none of the members of a body. */
const madeBy = Symbol('made by');

interface MadeWhenAsked {
  readonly [madeBy]: () => string;
  readonly sizeBytes: number;
}

const make = (body: MadeWhenAsked): ExchangeBody => cut(body[madeBy](), body.sizeBytes, false);

/*
 * Members of the body itself, so that a copy of it and its JSON have them, with the same functions for all bodies: a getter in an
 * object literal is a function for each, and V8 takes 8 µs for two of them, which is a twentieth of a request.
 */
const textWhenAsked: PropertyDescriptor & ThisType<MadeWhenAsked> = {
  enumerable: true,
  get() {
    return make(this).text;
  },
};
const isTruncatedWhenAsked: PropertyDescriptor & ThisType<MadeWhenAsked> = {
  enumerable: true,
  get() {
    return this.sizeBytes > bodyHeadLimit && make(this).isTruncated;
  },
};

/** Whether each look at the text makes it anew, so that it takes no memory itself. */
export const isRenderedWhenAsked = (body: ExchangeBody): boolean =>
  Object.getOwnPropertyDescriptor(body, 'text')?.get !== undefined;

/** The same for a text of our own making, of which it may be known that no secret is in it. */
export function textToExchangeBody(
  text: string,
  sizeBytes: number,
  redactor?: TextRedactor,
): ExchangeBody | undefined {
  return text === '' ? undefined : cut(redactor?.redactText(text) ?? text, sizeBytes, false);
}

function cut(text: string, sizeBytes: number, isCutAlready: boolean): ExchangeBody {
  if (text.length <= bodyHeadLimit) {
    return { text, encoding: 'utf-8', sizeBytes, isTruncated: isCutAlready };
  }
  const isBetweenSurrogates = /[\uD800-\uDBFF]/.test(text.charAt(bodyHeadLimit - 1));
  const head = text.slice(0, isBetweenSurrogates ? bodyHeadLimit - 1 : bodyHeadLimit);
  return { text: head, encoding: 'utf-8', sizeBytes, isTruncated: true };
}

function decodeUtf8(bytes: Uint8Array, isCut: boolean): string | undefined {
  // A cut may go through a character of up to four bytes.
  for (let spare = 0; spare <= (isCut ? 3 : 0); spare += 1) {
    try {
      // The byte order mark is shown: JSON must not begin with one (RFC 8259 8.1).
      const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      return decoder.decode(bytes.subarray(0, bytes.length - spare));
    } catch {
      // expected: not UTF-8, or cut within a character
    }
  }
  return undefined;
}

function toLatin1(bytes: Uint8Array): string {
  const parts: string[] = [];
  const step = 8192;
  for (let at = 0; at < bytes.length; at += step) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + step)));
  }
  return parts.join('');
}
