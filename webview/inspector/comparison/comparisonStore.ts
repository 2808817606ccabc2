import {
  type ComparedKind,
  type ComparedRow,
  type ComparedStep,
  type ComparisonHead,
  comparedKinds,
} from '../../../src/protocol/captureComparison.js';
import { withTimeout } from '../../ui/withTimeout.js';
import { type ControlHooks } from '../control/controlHooks.js';
import { type Loaded } from '../detailStore.js';
import { type InspectorChannel, answerTimeout, messageOf } from '../exchangeFeed.js';
import { captureStrings, strings } from '../strings.js';
import { type ShownComparison } from './shownComparison.js';
import { readComparisonId, readHead, readRows, readStep } from './incomingComparison.js';

/** The host may have to make it anew, of two large captures. */
const makingTimeout = 10 * answerTimeout;

const loading = { kind: 'loading' } as const;

/** Two captures that are compared: their rows, and the one that is open. */
export class ComparisonStore {
  readonly #channel: InspectorChannel;
  readonly #hooks: ControlHooks;
  readonly #save: (shown: ShownComparison | undefined) => void;
  #shown: ShownComparison | undefined;
  #head: Loaded<ComparisonHead> = loading;
  #rows: ComparedRow[] = [];
  /** Places of the rows that are shown. */
  #places: number[] = [];
  #counts = new Map<ComparedKind, number>();
  #step: Loaded<ComparedStep> = loading;

  constructor(
    channel: InspectorChannel,
    hooks: ControlHooks & { readonly save: (shown: ShownComparison | undefined) => void },
  ) {
    this.#channel = channel;
    this.#hooks = hooks;
    this.#save = hooks.save;
  }

  /** @param shown when the page was here before */
  start(shown: ShownComparison | undefined): void {
    this.#channel.on('comparison/show', (data) => {
      const id = readComparisonId(data);
      if (id !== undefined) {
        this.#open({ id, kinds: [], at: undefined });
      }
    });
    if (shown) {
      this.#open(shown);
    }
  }

  get isOpen(): boolean {
    return this.#shown !== undefined;
  }

  get head(): Loaded<ComparisonHead> {
    return this.#head;
  }

  get step(): Loaded<ComparedStep> {
    return this.#step;
  }

  /** Of all rows, so far. */
  get loadedCount(): number {
    return this.#rows.length;
  }

  get shownCount(): number {
    return this.#places.length;
  }

  /** Of the open row among all. */
  get at(): number | undefined {
    return this.#shown?.at;
  }

  get openRow(): ComparedRow | undefined {
    return this.at === undefined ? undefined : this.#rows[this.at];
  }

  placeAt(index: number): number | undefined {
    return this.#places[index];
  }

  rowAt(index: number): ComparedRow | undefined {
    const at = this.#places[index];
    return at === undefined ? undefined : this.#rows[at];
  }

  /** Where the open row stands among those that are shown, or -1. */
  get openIndex(): number {
    const { at } = this;
    return at === undefined ? -1 : this.#places.indexOf(at);
  }

  countOf(kind: ComparedKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  isChosen(kind: ComparedKind): boolean {
    return this.#shown?.kinds.includes(kind) ?? false;
  }

  toggleKind(kind: ComparedKind): void {
    const kinds = this.#shown?.kinds ?? [];
    this.#setKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]);
  }

  get isOnlyDifferences(): boolean {
    return comparedKinds.every((kind) => this.isChosen(kind) === (kind !== 'same'));
  }

  toggleOnlyDifferences(): void {
    this.#setKinds(this.isOnlyDifferences ? [] : comparedKinds.filter((kind) => kind !== 'same'));
  }

  select(at: number | undefined): void {
    if (this.#shown && at !== this.#shown.at) {
      this.#keep({ ...this.#shown, at });
      this.#loadStep();
    }
  }

  retry(): void {
    if (this.#shown) {
      this.#open(this.#shown);
    }
  }

  retryStep(): void {
    this.#loadStep();
    this.#hooks.changed();
  }

  close(): void {
    this.#rows = [];
    this.#places = [];
    this.#keep(undefined);
  }

  /** @param at one row; both captures where it is null */
  openInEditor(at: number | null): void {
    const id = this.#shown?.id;
    if (id !== undefined) {
      this.#hooks.report(
        captureStrings.compare.openInEditor,
        this.#channel.request('comparison/openInEditor', { id, at }),
      );
    }
  }

  openSummary(): void {
    const id = this.#shown?.id;
    if (id !== undefined) {
      this.#hooks.report(
        captureStrings.compare.summary,
        this.#channel.request('comparison/openSummary', { id }),
      );
    }
  }

  #open(shown: ShownComparison): void {
    this.#head = loading;
    this.#rows = [];
    this.#places = [];
    this.#counts = new Map();
    this.#keep(shown);
    void this.#load(shown.id);
    this.#loadStep();
  }

  #keep(shown: ShownComparison | undefined): void {
    this.#shown = shown;
    this.#save(shown);
    this.#hooks.changed();
  }

  #setKinds(kinds: readonly ComparedKind[]): void {
    if (this.#shown) {
      this.#places = [];
      this.#keep({ ...this.#shown, kinds });
      this.#place(0);
      this.#hooks.changed();
    }
  }

  /** Rows from this one are shown where they are of a kind that is. */
  #place(from: number): void {
    const kinds = this.#shown?.kinds ?? [];
    for (let at = from; at < this.#rows.length; at++) {
      const kind = this.#rows[at]?.kind;
      if (kinds.length === 0 || (kind && kinds.includes(kind))) {
        this.#places.push(at);
      }
    }
  }

  async #load(id: string): Promise<void> {
    const isWanted = (): boolean => this.#shown?.id === id;
    try {
      const asked = this.#channel.request('comparison/head', { id }).then(readHead);
      const head = await withTimeout(asked, makingTimeout, strings.notice.timeout);
      while (isWanted() && this.#rows.length < head.rowCount) {
        const from = this.#rows.length;
        const question = this.#channel.request('comparison/rows', { id, from }).then(readRows);
        const rows = await withTimeout(question, answerTimeout, strings.notice.timeout);
        if (!isWanted() || rows.length === 0) {
          break;
        }
        this.#add(rows);
        this.#head = { kind: 'ready', value: head };
        this.#hooks.changed();
      }
      if (isWanted()) {
        this.#head = { kind: 'ready', value: head };
        this.#hooks.changed();
      }
    } catch (error) {
      if (isWanted()) {
        this.#head = { kind: 'failed', message: messageOf(error) };
        this.#hooks.changed();
      }
    }
  }

  #add(rows: readonly ComparedRow[]): void {
    const from = this.#rows.length;
    this.#rows.push(...rows);
    for (const { kind } of rows) {
      this.#counts.set(kind, this.countOf(kind) + 1);
    }
    this.#place(from);
  }

  #loadStep(): void {
    this.#step = loading;
    const shown = this.#shown;
    if (shown?.at === undefined) {
      return;
    }
    const { id, at } = shown;
    const settle = (state: Loaded<ComparedStep>): void => {
      if (this.#shown?.id === id && this.#shown.at === at) {
        this.#step = state;
        this.#hooks.changed();
      }
    };
    const asked = this.#channel.request('comparison/step', { id, at }).then(readStep);
    withTimeout(asked, makingTimeout, strings.notice.timeout).then(
      (value) => {
        settle({ kind: 'ready', value });
      },
      (error: unknown) => {
        settle({ kind: 'failed', message: messageOf(error) });
      },
    );
  }
}
