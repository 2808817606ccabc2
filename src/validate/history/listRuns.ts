import { readText } from '../view/anyCase.js';
import { type ExchangeView } from '../view/exchangeView.js';
import { type MessageView } from '../view/messageView.js';

/** The pages of one list that a client has read so far, from the first on. */
export interface ListRun {
  /** `totalResults` of the first page. */
  readonly totalResults: number;
  /** Ids in the order in which they came, with the exchange that brought each. */
  readonly exchangeByResource: ReadonlyMap<string, string>;
  /** The `startIndex` that follows the last page as it was asked for; undefined where the pages go by cursor. */
  readonly nextIndex?: number;
  readonly lastExchangeId: string;
  /** A write came between the pages, so that they may differ for good reason. */
  readonly isDisturbed: boolean;
}

interface GrowingRun extends ListRun {
  readonly exchangeByResource: Map<string, string>;
}

const mostRuns = 20;
/** So many resources of one list are followed from page to page. */
const mostFollowed = 20_000;

/** Follows clients through the pages of lists (RFC 7644 3.4.2.4, RFC 9865). */
export class ListRuns {
  readonly #byKey = new Map<string, GrowingRun>();

  /** The pages before this one; undefined for a first page, and where pages were left out. */
  findBefore(view: ExchangeView): ListRun | undefined {
    return this.#find(view);
  }

  learn(view: ExchangeView): void {
    if (isWrite(view)) {
      this.#disturb();
      return;
    }
    const totalResults = view.list?.get('totalResults');
    if (view.list && typeof totalResults === 'number') {
      this.#learnPage(view, view.list, totalResults);
    }
  }

  #disturb(): void {
    for (const [key, run] of this.#byKey) {
      this.#byKey.set(key, { ...run, isDisturbed: true });
    }
  }

  #learnPage(view: ExchangeView, list: MessageView, totalResults: number): void {
    const before = this.#find(view);
    // Grows with the run: a copy for each of a thousand pages would cost a million entries.
    const exchangeByResource = before?.exchangeByResource ?? new Map<string, string>();
    addIds(view, exchangeByResource);
    this.#keep(toKey(view), {
      totalResults: before?.totalResults ?? totalResults,
      exchangeByResource,
      ...(view.parameter('cursor') === undefined && {
        nextIndex: nextIndexOf(view, list.items('Resources').length),
      }),
      lastExchangeId: view.exchange.id,
      // What is not followed any more cannot be held against the service.
      isDisturbed: (before?.isDisturbed ?? false) || exchangeByResource.size >= mostFollowed,
    });
  }

  #keep(key: string, run: GrowingRun): void {
    this.#byKey.delete(key);
    this.#byKey.set(key, run);
    if (this.#byKey.size > mostRuns) {
      const [oldest] = this.#byKey.keys();
      this.#byKey.delete(oldest ?? key);
    }
  }

  #find(view: ExchangeView): GrowingRun | undefined {
    const run = this.#byKey.get(toKey(view));
    return run && continues(view, run) ? run : undefined;
  }
}

function addIds(view: ExchangeView, exchangeByResource: Map<string, string>): void {
  for (const { value } of view.answerMessages.slice(1)) {
    const id = readText(value, 'id');
    if (id !== undefined && exchangeByResource.size < mostFollowed) {
      exchangeByResource.set(id, view.exchange.id);
    }
  }
}

/** The `startIndex` that comes next, by what was asked for. */
function nextIndexOf(view: ExchangeView, returned: number): number {
  const count = Number(view.parameter('count') ?? '0');
  return startIndexOf(view) + Math.max(returned, Number.isFinite(count) ? count : 0);
}

/** 1 where the client does not say (RFC 7644 3.4.2.4). */
export function startIndexOf(view: ExchangeView): number {
  const asked = Number(view.parameter('startIndex') ?? '1');
  return Number.isInteger(asked) ? Math.max(1, asked) : 1;
}

const isWrite = ({ method, place, isSuccess }: ExchangeView): boolean =>
  isSuccess && method !== 'GET' && method !== 'HEAD' && place.kind !== 'search';

/** The same list: everything but the place of the page. */
const toKey = (view: ExchangeView): string =>
  [
    view.exchange.baseUrl,
    view.exchange.path,
    ...['filter', 'sortBy', 'sortOrder', 'attributes', 'excludedAttributes'].map(
      (name) => view.parameter(name) ?? '',
    ),
  ].join('\n');

/** Whether the page comes right after those of the run, or somewhat earlier. */
function continues(view: ExchangeView, run: ListRun): boolean {
  const cursor = view.parameter('cursor');
  if (cursor !== undefined) {
    return cursor !== '';
  }
  const startIndex = startIndexOf(view);
  return startIndex > 1 && run.nextIndex !== undefined && startIndex <= run.nextIndex;
}
