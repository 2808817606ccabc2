import {
  type CaptureParts,
  type NamedPart,
  captureParts,
} from '../../../src/protocol/captureParts.js';
import { type CaptureAction, partActions } from '../../../src/protocol/inspector.js';
import { type SeqRuns, toSeqRuns } from '../../../src/protocol/seqRuns.js';
import { type ControlHooks } from '../control/controlHooks.js';
import { type ExchangeFeed, type InspectorChannel } from '../exchangeFeed.js';
import { type ExchangeList } from '../exchangeList.js';
import { type FilterModel } from '../filterModel.js';
import { captureStrings } from '../strings.js';

/** Which of the captured exchanges something is done with. */
export type CapturePart = 'all' | NamedPart;

/** What the choice looks at. */
interface ChoiceGround {
  readonly list: ExchangeList;
  readonly filter: FilterModel;
  readonly feed: ExchangeFeed;
  readonly selected: { readonly seq: number } | undefined;
  readonly pinned: readonly { readonly seq: number }[];
}

const isOfPart = (action: CaptureAction): boolean => partActions.some((one) => one === action);

/** What is done with the capture, and with how much of it. */
export class CaptureChoice {
  readonly #channel: InspectorChannel;
  readonly #ground: ChoiceGround;
  readonly #hooks: ControlHooks;
  #isOpen = false;
  #part: CapturePart | undefined;

  constructor(channel: InspectorChannel, ground: ChoiceGround, hooks: ControlHooks) {
    this.#channel = channel;
    this.#ground = ground;
    this.#hooks = hooks;
    channel.handle('captures/parts', () => this.#named());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Those that mean something now. */
  get parts(): readonly CapturePart[] {
    return ['all' as const, ...captureParts].filter((part) => this.#isOffered(part));
  }

  /** What was chosen, as long as it means something; else what is looked at. */
  get part(): CapturePart {
    if (this.#part !== undefined && this.#isOffered(this.#part)) {
      return this.#part;
    }
    return this.#isOffered('shown') ? 'shown' : 'all';
  }

  countOf(part: CapturePart): number {
    const { list, pinned } = this.#ground;
    const counts = {
      all: list.total,
      shown: list.visibleCount,
      selected: 1,
      pinned: pinned.length,
    } as const satisfies Record<CapturePart, number>;
    return counts[part];
  }

  open(): void {
    this.#part = undefined;
    this.#isOpen = true;
    this.#hooks.changed();
  }

  close(): void {
    if (this.#isOpen) {
      this.#isOpen = false;
      this.#hooks.changed();
    }
  }

  choose(part: CapturePart): void {
    this.#part = part;
    this.#hooks.changed();
  }

  perform(action: CaptureAction): void {
    const { part } = this;
    this.#hooks.report(captureStrings.actions[action], this.#perform(action, part));
    this.close();
  }

  async #perform(action: CaptureAction, part: CapturePart): Promise<void> {
    const exchanges = isOfPart(action) ? this.#seqsOf(part) : null;
    await this.#channel.request('captures/perform', { action, exchanges });
  }

  /** For the commands of the palette. */
  #named(): CaptureParts {
    const { filter, feed } = this.#ground;
    const isKnown = (part: NamedPart): boolean =>
      part !== 'shown' || !(filter.isSearching || feed.isBehind);
    return Object.fromEntries(
      captureParts
        .filter((part) => this.#isOffered(part) && isKnown(part) && this.countOf(part) > 0)
        .map((part) => [part, this.#seqsOf(part)]),
    );
  }

  /** @throws Error with what people can do, where it is not known or nothing */
  #seqsOf(part: CapturePart): SeqRuns | null {
    const { list, filter, feed, selected, pinned } = this.#ground;
    switch (part) {
      case 'all':
        return null;
      case 'selected':
        return toSeqRuns(selected ? [selected.seq] : []);
      case 'pinned':
        return toSeqRuns(pinned.map(({ seq }) => seq).toSorted((left, right) => left - right));
      case 'shown':
        if (filter.isSearching || feed.isBehind) {
          throw new Error(captureStrings.stillFilling);
        }
        if (list.visibleCount === 0) {
          throw new Error(captureStrings.nothingShown);
        }
        return toSeqRuns(list.visibleSeqs());
    }
  }

  #isOffered(part: CapturePart): boolean {
    const { list, selected, pinned } = this.#ground;
    const offered = {
      all: true,
      shown: list.isFiltered,
      selected: selected !== undefined,
      pinned: pinned.length > 0,
    } as const satisfies Record<CapturePart, boolean>;
    return offered[part];
  }
}
