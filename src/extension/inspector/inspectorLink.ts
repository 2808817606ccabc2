import { type Disposable, DisposableStore, toDisposable } from '../../base/disposable.js';
import { Channel, type Port } from '../../protocol/channel.js';
import { type HostToInspector, type InspectorToHost } from '../../protocol/inspector.js';
import { countLevels } from '../../workbench/inspectorViews.js';
import { type Workbench } from '../../workbench/workbench.js';
import { type LoadComparisons } from '../comparison/loadComparisons.js';
import { linkBreakpoints } from './breakpointLink.js';
import { handleComparisons } from './comparisonRequests.js';
import { linkFaults } from './faultLink.js';
import { type InspectorActions, handleActions, handleQuestions } from './inspectorRequests.js';
import { Params } from './readParams.js';
import { partsOf } from './readParts.js';
import { type CaptureParts } from '../../protocol/captureParts.js';
import { toServerView } from './serverView.js';

export interface InspectorLinkOptions {
  readonly port: Port;
  readonly workbench: Workbench;
  readonly comparisons: LoadComparisons;
  readonly actions: InspectorActions;
  /** Nothing is posted to a hidden page: it asks anew when it is shown. */
  readonly isVisible: () => boolean;
}

/** Most summaries that one message carries. */
const batchLimit = 2000;
/** As many rows as a page may have in view: the first answer is there to be shown at once. */
const firstBatch = 200;
/** At most 20 messages a second, however many requests arrive. */
const batchInterval = 50;

/** The host's end of one inspector page. */
export class InspectorLink implements Disposable {
  readonly #options: InspectorLinkOptions;
  readonly #channel: Channel<HostToInspector, InspectorToHost>;
  readonly #store = new DisposableStore();
  /** The last exchange that the page knows; undefined until it has asked for a snapshot. */
  #sentSeq: number | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isReady = false;
  #revealId: string | undefined;
  #comparisonId: string | undefined;

  constructor(options: InspectorLinkOptions) {
    this.#options = options;
    this.#channel = this.#store.add(new Channel(options.port));
    this.#handleRequests();
    this.#listen();
  }

  /** Selects the exchange, once the page is there. */
  reveal(exchangeId: string): void {
    this.#revealId = exchangeId;
    this.#postReveal();
  }

  /** Shows it in place of the list, once the page is there. */
  showComparison(id: string): void {
    this.#comparisonId = id;
    this.#postReveal();
  }

  /** What the page shows, has selected and pinned; nothing of it while nobody sees the page. */
  async readParts(): Promise<CaptureParts> {
    return this.#canPost() ? partsOf(this.#channel.request('captures/parts', null)) : {};
  }

  /** The page is gone or loads anew. */
  forgetPage(): void {
    this.#isReady = false;
    this.#sentSeq = undefined;
  }

  dispose(): void {
    this.#store.dispose();
  }

  #listen(): void {
    const { workbench } = this.#options;
    this.#channel.on('view/ready', () => {
      this.#isReady = true;
      this.#postReveal();
    });
    this.#store.add(
      workbench.captures.onDidAdd(() => {
        this.#schedule();
      }),
    );
    this.#store.add(
      workbench.captures.onDidClear((seq) => {
        this.#sentSeq = this.#sentSeq === undefined ? undefined : seq;
        if (this.#canPost()) {
          this.#channel.emit('exchanges/cleared', { seq });
        }
      }),
    );
    this.#listenToJudgements();
    this.#store.add(
      workbench.onDidChangeServer(() => {
        this.#postServer();
      }),
    );
    this.#store.add(
      workbench.forwarding.onDidChange(() => {
        this.#postServer();
      }),
    );
    this.#store.add(
      toDisposable(() => {
        clearTimeout(this.#timer);
      }),
    );
  }

  #listenToJudgements(): void {
    const { judgements } = this.#options.workbench;
    this.#store.add(
      judgements.onDidJudge((judged) => {
        this.#postLevels(
          judged.flatMap(({ captured: { seq }, findings }) => {
            const level = findings[0]?.level;
            if (!level || seq > (this.#sentSeq ?? 0)) {
              return [];
            }
            const counts = countLevels(findings);
            return [{ seq, level, ...(counts && { counts }) }];
          }),
        );
      }),
    );
    this.#store.add(
      judgements.onDidReset(() => {
        this.#postLevels([], true);
      }),
    );
  }

  #postLevels(
    levels: HostToInspector['events']['exchanges/judged']['levels'],
    isAnew = false,
  ): void {
    if (this.#canPost() && this.#sentSeq !== undefined) {
      const { lastSeq } = this.#options.workbench.judgements;
      this.#channel.emit('exchanges/judged', { isAnew, lastSeq, levels });
    }
  }

  #handleRequests(): void {
    const { workbench, actions } = this.#options;
    const channel = this.#channel;
    channel.handle('exchanges/snapshot', (params) =>
      this.#snapshot(new Params(params).count('sinceSeq')),
    );
    handleQuestions(channel, workbench);
    handleActions(channel, actions);
    handleComparisons(channel, this.#options.comparisons);
    const canPost = (): boolean => this.#canPost();
    this.#store.add(
      linkBreakpoints(channel, workbench.breakpoints, { canPost, watch: actions.watchBreakpoints }),
    );
    this.#store.add(linkFaults(channel, workbench, canPost));
  }

  #snapshot(sinceSeq: number): InspectorToHost['requests']['exchanges/snapshot']['result'] {
    const { workbench } = this.#options;
    const { captures } = workbench;
    const items = this.#summariesSince(sinceSeq, sinceSeq === 0 ? firstBatch : batchLimit);
    this.#sentSeq = items.at(-1)?.seq ?? captures.lastSeq;
    return {
      seq: captures.lastSeq,
      firstSeq: captures.firstSeq,
      dropped: captures.dropped,
      items,
      server: toServerView(workbench),
    };
  }

  #schedule(): void {
    if (this.#timer === undefined && this.#canPost() && this.#sentSeq !== undefined) {
      this.#timer = setTimeout(() => {
        this.#timer = undefined;
        this.#postAdded();
      }, batchInterval);
    }
  }

  #postAdded(): void {
    if (!this.#canPost() || this.#sentSeq === undefined) {
      return;
    }
    const { captures } = this.#options.workbench;
    const items = this.#summariesSince(this.#sentSeq, batchLimit);
    const last = items.at(-1);
    if (!last) {
      return;
    }
    this.#sentSeq = last.seq;
    this.#channel.emit('exchanges/added', {
      firstSeq: captures.firstSeq,
      dropped: captures.dropped,
      items,
    });
    if (last.seq < captures.lastSeq) {
      this.#schedule();
    }
  }

  #summariesSince(
    seq: number,
    limit: number,
  ): InspectorToHost['requests']['exchanges/snapshot']['result']['items'] {
    const { workbench } = this.#options;
    return workbench.captures.since(seq, limit).map((captured) => workbench.summarise(captured));
  }

  #postServer(): void {
    if (this.#canPost()) {
      this.#channel.emit('server/changed', toServerView(this.#options.workbench));
    }
  }

  #postReveal(): void {
    if (this.#revealId !== undefined && this.#canPost()) {
      this.#channel.emit('exchange/reveal', { id: this.#revealId });
      this.#revealId = undefined;
    }
    if (this.#comparisonId !== undefined && this.#canPost()) {
      this.#channel.emit('comparison/show', { id: this.#comparisonId });
      this.#comparisonId = undefined;
    }
  }

  #canPost(): boolean {
    return this.#isReady && this.#options.isVisible();
  }
}
