import { type ExchangeSummary } from '../../src/protocol/inspector.js';

/** Which exchanges are others sent again, as they come and go. */
export class ReplayLinks {
  /** By the id of the one that they repeat, oldest first. */
  readonly #replays = new Map<string, readonly ExchangeSummary[]>();

  /** What repeats the exchange, oldest first. */
  of(id: string): readonly ExchangeSummary[] {
    return this.#replays.get(id) ?? [];
  }

  add(summary: ExchangeSummary): void {
    const { replayOf } = summary;
    if (replayOf !== undefined) {
      this.#replays.set(replayOf, [...this.of(replayOf), summary]);
    }
  }

  forget({ id, replayOf }: ExchangeSummary): void {
    if (replayOf === undefined) {
      return;
    }
    const left = this.of(replayOf).filter((one) => one.id !== id);
    if (left.length > 0) {
      this.#replays.set(replayOf, left);
    } else {
      this.#replays.delete(replayOf);
    }
  }
}
