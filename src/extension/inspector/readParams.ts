import { isJsonObject, readMember } from '../../base/json.js';
import { RemoteError } from '../../protocol/channel.js';
import { type HostTerm, hostTermKinds } from '../../protocol/exchangeSearch.js';
import {
  type CaptureAction,
  captureActions,
  type ExchangeAction,
  type ExchangeSide,
  exchangeActions,
  type FilterGround,
} from '../../protocol/inspector.js';
import { type SeqRuns } from '../../protocol/seqRuns.js';

/** A filter of SCIM may be this long (src/scim/filter/parser.ts). */
const longestTerm = 32_768;
/** More exchanges than a capture of the largest budget holds, every other one. */
const mostRuns = 4_000_000;

const isLength = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** A webview is untrusted: what it sends is read, whatever its type says. */
export class Params {
  readonly #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  text(name: string): string {
    const value = this.#member(name);
    return typeof value === 'string' ? value : this.#fail(name);
  }

  flag(name: string): boolean {
    const value = this.#member(name);
    return typeof value === 'boolean' ? value : this.#fail(name);
  }

  /** A whole number from 0. */
  count(name: string): number {
    const value = this.#member(name);
    return isLength(value) ? value : this.#fail(name);
  }

  side(name: string): ExchangeSide {
    const value = this.#member(name);
    return value === 'request' || value === 'response' ? value : this.#fail(name);
  }

  ground(name: string): FilterGround {
    const value = this.#member(name);
    return value === 'server' || value === 'answer' ? value : this.#fail(name);
  }

  action(name: string): ExchangeAction {
    const value = this.#member(name);
    return exchangeActions.find((known) => known === value) ?? this.#fail(name);
  }

  captureAction(name: string): CaptureAction {
    const value = this.#member(name);
    return captureActions.find((known) => known === value) ?? this.#fail(name);
  }

  /** Null stands for all. */
  seqRuns(name: string): SeqRuns | null {
    const value = this.#member(name);
    if (value === null) {
      return null;
    }
    const lengths: readonly unknown[] = Array.isArray(value) ? value : this.#fail(name);
    return lengths.length <= mostRuns && lengths.every(isLength) ? lengths : this.#fail(name);
  }

  /** Undefined where it is absent. */
  optionalSeqRuns(name: string): SeqRuns | undefined {
    return this.#member(name) === undefined ? undefined : (this.seqRuns(name) ?? undefined);
  }

  hostTerm(name: string): HostTerm {
    const term = new Params(this.#member(name));
    const text = term.text('text');
    const kind = hostTermKinds.find((known) => known === term.text('kind'));
    return kind && text.length <= longestTerm ? { kind, text } : this.#fail(name);
  }

  /** For a reader of its own. */
  any(name: string): unknown {
    return this.#member(name);
  }

  #member(name: string): unknown {
    return isJsonObject(this.#value) ? readMember(this.#value, name) : undefined;
  }

  #fail(name: string): never {
    throw new RemoteError('badParams', `The parameter ${name} is missing or of the wrong type`);
  }
}
