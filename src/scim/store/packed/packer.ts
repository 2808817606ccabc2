import {
  isJsonArray,
  type JsonArray,
  type JsonObject,
  type JsonValue,
} from '../../../base/json.js';
import { type Gap, type Gaps } from './gaps.js';
import { controls, furthestRepeat, longestText } from './packedForm.js';

export interface Packed {
  /** Of the text, without the base URLs in it. */
  readonly length: number;
  /** How many of them there are. */
  readonly bases: number;
  /** Only until the next one is packed. */
  readonly bytes: Uint8Array;
}

const repeatBytes = 4;
/** So that a repeat is shorter than what it stands for. */
const shortestRepeat = 6;
/** A code unit of UTF-16 is three bytes of UTF-8 at most, one that is escaped six. */
const mostBytesPerUnit = 6;

/** Writes JSON in its packed form, token by token. */
export class Packer {
  readonly #gaps: Gaps;
  /** Strings that stand in many resources: part of gaps. */
  readonly #constants: ReadonlySet<string>;
  #bytes = new Uint8Array(16 * 1024);
  #at = 0;
  #gap: Gap;
  #length = 0;
  #bases = 0;
  /** Where a string was written and how long it is there, as `at << 8 | length`. */
  #written = new Map<string, number>();

  constructor(gaps: Gaps, constants: ReadonlySet<string>) {
    this.#gaps = gaps;
    this.#constants = constants;
    this.#gap = gaps.none;
  }

  /** Packs what `write` writes. */
  pack(write: () => void): Packed {
    this.#at = 0;
    this.#length = 0;
    this.#bases = 0;
    // Not cleared: V8 gives an old map its new entries in old space, too, 180 MB of garbage in 100,000 people.
    this.#written = new Map();
    write();
    this.#endGap();
    this.#reserve(1);
    this.#bytes[this.#at++] = controls.end;
    return {
      length: this.#length,
      bases: this.#bases,
      bytes: this.#bytes.subarray(0, this.#at),
    };
  }

  value(value: JsonValue): void {
    if (typeof value === 'string') {
      this.string(value);
    } else if (typeof value !== 'object' || value === null) {
      this.#primitive(value);
    } else if (isJsonArray(value)) {
      this.list(value, (item) => {
        this.value(item);
      });
    } else {
      this.object(value);
    }
  }

  object(object: JsonObject): void {
    let mark = '{';
    for (const name of Object.keys(object)) {
      const value = object[name];
      if (value !== undefined) {
        this.mark(mark);
        this.name(name);
        this.value(value);
        mark = ',';
      }
    }
    this.mark(mark === '{' ? '{}' : '}');
  }

  list(list: JsonArray, write: (item: JsonValue) => void): void {
    let mark = '[';
    for (const item of list) {
      this.mark(mark);
      write(item);
      mark = ',';
    }
    this.mark(mark === '[' ? '[]' : ']');
  }

  string(text: string): void {
    this.mark('"');
    if (this.#constants.has(text)) {
      this.mark(text);
    } else {
      this.text(text);
    }
    this.mark('"');
  }

  name(name: string): void {
    const next = this.#gaps.afterName(this.#gap, name);
    if (next) {
      this.#gap = next;
    } else {
      this.#literal(`${JSON.stringify(name)}:`);
    }
  }

  /** JSON that stands between values or is the same in many resources. */
  mark(mark: string): void {
    const next = this.#gaps.afterMark(this.#gap, mark);
    if (next) {
      this.#gap = next;
    } else {
      this.#literal(mark);
    }
  }

  base(): void {
    this.#endGap();
    this.#reserve(1);
    this.#bytes[this.#at++] = controls.base;
    this.#bases += 1;
  }

  /** What stands between two quotes, not escaped yet. */
  text(text: string): void {
    this.#endGap();
    this.#reserve(text.length * mostBytesPerUnit + repeatBytes);
    if (text.length < shortestRepeat || !this.#repeat(text)) {
      this.#writeText(text);
    }
  }

  #primitive(value: number | boolean | null): void {
    if (typeof value === 'number') {
      this.#literal(JSON.stringify(value));
    } else {
      this.mark(String(value));
    }
  }

  #repeat(text: string): boolean {
    const written = this.#written.get(text);
    const at = (written ?? 0) >>> 8;
    const distance = this.#at - at;
    if (written === undefined || distance > furthestRepeat) {
      return false;
    }
    const length = written & 0xff;
    this.#bytes[this.#at] = controls.repeat;
    this.#bytes[this.#at + 1] = distance >>> 8;
    this.#bytes[this.#at + 2] = distance & 0xff;
    this.#bytes[this.#at + 3] = length;
    this.#at += repeatBytes;
    this.#length += length;
    return true;
  }

  #writeText(text: string): void {
    const control = this.#at;
    const start = control + 1;
    const end = text.length > longestText ? -1 : this.#writePlain(text, start);
    const length = end - start;
    if (end === -1 || length > longestText) {
      this.#literal(JSON.stringify(text).slice(1, -1));
      return;
    }
    if (length === 0) {
      return;
    }
    this.#bytes[control] = controls.firstText + length - 1;
    this.#at = end;
    this.#length += length;
    if (text.length >= shortestRepeat && start < mostRemembered) {
      this.#written.set(text, (start << 8) | length);
    }
  }

  /** Gives where it ends, or -1 where the text needs escapes. */
  #writePlain(text: string, start: number): number {
    const bytes = this.#bytes;
    let at = start;
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      if (code < 0x80) {
        if (code < 0x20 || code === quote || code === backslash) {
          return -1;
        }
        bytes[at++] = code;
      } else if (code < 0x800) {
        bytes[at++] = 0xc0 | (code >>> 6);
        bytes[at++] = 0x80 | (code & 0x3f);
      } else {
        at = encodeWide(text, index, bytes, at);
        if (at === -1) {
          return -1;
        }
        index += isSurrogate(code) ? 1 : 0;
      }
    }
    return at;
  }

  #literal(text: string): void {
    this.#endGap();
    const bytes = encoder.encode(text);
    this.#reserve(bytes.length + Math.ceil(bytes.length / longestText));
    for (let start = 0; start < bytes.length; start += longestText) {
      const part = bytes.subarray(start, start + longestText);
      this.#bytes[this.#at++] = controls.firstText + part.length - 1;
      this.#bytes.set(part, this.#at);
      this.#at += part.length;
    }
    this.#length += bytes.length;
  }

  #endGap(): void {
    const gap = this.#gap;
    if (gap === this.#gaps.none) {
      return;
    }
    this.#gap = this.#gaps.none;
    const code = this.#gaps.codeOf(gap);
    if (code === undefined) {
      this.#literal(gap.text);
      return;
    }
    this.#reserve(2);
    this.#bytes[this.#at++] = controls.firstGap + (code >>> 8);
    this.#bytes[this.#at++] = code & 0xff;
    this.#length += this.#gaps.lengthOf(code);
  }

  #reserve(more: number): void {
    const needed = this.#at + more;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
  }
}

const encoder = new TextEncoder();
const quote = 0x22;
const backslash = 0x5c;
/** So that place and length together stay a small integer. */
const mostRemembered = 1 << 22;

const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

/** Gives -1 for half of a character, which JSON.stringify escapes. */
function encodeWide(text: string, index: number, bytes: Uint8Array, at: number): number {
  const point = text.codePointAt(index) ?? 0;
  if (isSurrogate(point)) {
    return -1;
  }
  let next = at;
  if (point > 0xffff) {
    bytes[next++] = 0xf0 | (point >>> 18);
    bytes[next++] = 0x80 | ((point >>> 12) & 0x3f);
  } else {
    bytes[next++] = 0xe0 | (point >>> 12);
  }
  bytes[next++] = 0x80 | ((point >>> 6) & 0x3f);
  bytes[next++] = 0x80 | (point & 0x3f);
  return next;
}
