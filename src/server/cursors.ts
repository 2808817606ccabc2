import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { type Clock } from '../base/clock.js';
import { type JsonValue, isJsonArray } from '../base/json.js';
import { expiredCursor, invalidCursor } from '../scim/errors.js';
import { type Position, type Step } from '../scim/store/keyset.js';

const macLength = 16;

/**
 * Makes cursors out of places in lists (RFC 9865), and places out of cursors. A cursor is sealed with
 * a key that is another one at each start, holds good for one query and for some time, and has only
 * the letters that RFC 9865 2 allows.
 */
export class Cursors {
  readonly #key = randomBytes(32);
  readonly #clock: Pick<Clock, 'now'>;
  readonly #timeout: number;

  /** @param timeout in seconds */
  constructor(clock: Pick<Clock, 'now'>, timeout: number) {
    this.#clock = clock;
    this.#timeout = timeout;
  }

  /** @param query all that must stay the same from page to page */
  seal({ from, isBackwards }: Step, query: string): string {
    const place = from ? [from.type, from.ordinal, from.key ?? null] : [];
    const text = JSON.stringify([this.#clock.now(), digestOf(query), isBackwards, ...place]);
    const content = Buffer.from(text);
    return Buffer.concat([this.#macOf(content), content]).toString('base64url');
  }

  /** @throws ScimError where it is none of these, or of another query, or too old */
  open(cursor: string, query: string): Step {
    const [issuedAt, digest, isBackwards, ...place] = this.#unseal(cursor);
    if (digest !== digestOf(query)) {
      throw invalidCursor(
        'The cursor is of another query. Ask for the next page with the same path and parameters as for ' +
          'the first one, but for the cursor (RFC 9865 2).',
      );
    }
    if (this.#clock.now() - Number(issuedAt) > this.#timeout * 1000) {
      throw expiredCursor(
        `The cursor is older than ${String(this.#timeout)} seconds, the cursorTimeout of this service. ` +
          'Begin again with an empty cursor.',
      );
    }
    const from = readPosition(place);
    return { ...(from && { from }), isBackwards: isBackwards === true };
  }

  #unseal(cursor: string): readonly JsonValue[] {
    const bytes = Buffer.from(cursor, 'base64url');
    const mac = bytes.subarray(0, macLength);
    const content = bytes.subarray(macLength);
    if (
      // What is no letter of base64url is passed over when it is decoded.
      bytes.toString('base64url') !== cursor ||
      mac.length < macLength ||
      !timingSafeEqual(mac, this.#macOf(content))
    ) {
      throw invalidCursor(
        'The cursor is none that this service has given since it was started. Begin with an empty cursor, ' +
          'then send nextCursor or previousCursor of the last answer, unchanged (RFC 9865 2).',
      );
    }
    const value: unknown = JSON.parse(content.toString());
    return isJsonArray(value) ? value : [];
  }

  #macOf(content: Uint8Array): Buffer {
    return createHmac('sha256', this.#key).update(content).digest().subarray(0, macLength);
  }
}

const digestOf = (query: string): string =>
  createHash('sha256').update(query).digest('base64url').slice(0, 16);

function readPosition([type, ordinal, key]: readonly JsonValue[]): Position | undefined {
  if (typeof type !== 'number' || typeof ordinal !== 'number') {
    return undefined;
  }
  const hasKey = typeof key === 'string' || typeof key === 'number';
  return { type, ordinal, ...(hasKey && { key }) };
}
