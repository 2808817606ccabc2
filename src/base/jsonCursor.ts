import { isJsonArray, isJsonObject, readMember } from './json.js';
import { toPointer } from './jsonPointer.js';

/** A JSON document is not as it should be: where, as a JSON pointer (RFC 6901), and why. */
export class JsonShapeError extends Error {
  override readonly name = 'JsonShapeError';
  /** Empty for the whole document. */
  readonly pointer: string;
  readonly reason: string;

  constructor(pointer: string, reason: string) {
    super(pointer === '' ? reason : `${pointer}: ${reason}`);
    this.pointer = pointer;
    this.reason = reason;
  }

  /** The message with a subject also where it is about the whole document, without a full stop. */
  get sentence(): string {
    return this.pointer === '' ? `The document ${this.reason}` : this.message;
  }
}

/** A place in a JSON document that is being read. Everything throws JsonShapeError. */
export class JsonCursor {
  readonly value: unknown;
  readonly pointer: string;

  constructor(value: unknown, pointer = '') {
    this.value = value;
    this.pointer = pointer;
  }

  fail(reason: string): never {
    throw new JsonShapeError(this.pointer, reason);
  }

  /** The member, which may be absent. */
  member(name: string): JsonCursor {
    if (!isJsonObject(this.value)) {
      this.fail('must be an object');
    }
    return new JsonCursor(readMember(this.value, name), this.pointer + toPointer([name]));
  }

  /** Reads the member only where it is there; null counts as absent. */
  optional<T>(name: string, read: (member: JsonCursor) => T): T | undefined {
    const member = this.member(name);
    return member.value === undefined || member.value === null ? undefined : read(member);
  }

  /** An empty list where it is absent or null. */
  orEmpty(): JsonCursor {
    return this.value === undefined || this.value === null
      ? new JsonCursor([], this.pointer)
      : this;
  }

  items(): readonly JsonCursor[] {
    if (!isJsonArray(this.value)) {
      this.#failAs('an array');
    }
    return this.value.map((item, at) => new JsonCursor(item, `${this.pointer}/${String(at)}`));
  }

  string(): string {
    return typeof this.value === 'string' ? this.value : this.#failAs('a string');
  }

  /** A string with something in it. */
  text(): string {
    const text = this.string();
    return text.trim() === '' ? this.fail('must not be empty') : text;
  }

  number(): number {
    return typeof this.value === 'number' && Number.isFinite(this.value)
      ? this.value
      : this.#failAs('a number');
  }

  boolean(): boolean {
    return typeof this.value === 'boolean' ? this.value : this.#failAs('true or false');
  }

  oneOf<T extends string>(values: readonly T[]): T {
    const found = values.find((value) => value === this.value);
    return found ?? this.#failAs(`one of ${values.join(', ')}`);
  }

  #failAs(wanted: string): never {
    this.fail(this.value === undefined ? `is missing; it must be ${wanted}` : `must be ${wanted}`);
  }
}
