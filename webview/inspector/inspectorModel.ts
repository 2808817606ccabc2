import {
  type ExchangeAction,
  type ExchangeSide,
  type ExchangeSummary,
  type FilterGround,
} from '../../src/protocol/inspector.js';
import { type HostPort } from '../ui/hostPort.js';
import { LaterScript } from '../ui/laterScript.js';
import { afterPaint } from '../ui/afterPaint.js';
import { withTimeout } from '../ui/withTimeout.js';
import { CaptureChoice } from './captures/captureChoice.js';
import { ComparisonStore } from './comparison/comparisonStore.js';
import { type ColumnChoice } from './columns.js';
import { BreakpointStore } from './control/breakpointStore.js';
import { FaultStore } from './control/faultStore.js';
import { DetailStore } from './detailStore.js';
import { ExchangeFeed, type InspectorChannel, answerTimeout, messageOf } from './exchangeFeed.js';
import { ExchangeList } from './exchangeList.js';
import { FilterModel } from './filterModel.js';
import { type FollowMode, jumpToEnd, letGo, startFollowing, toggleFollow } from './followMode.js';
import { HostSearch } from './hostSearch.js';
import { readBody } from './incoming.js';
import {
  type DetailTab,
  type Drawer,
  type SavedState,
  mostPins,
  readSavedState,
} from './savedState.js';
import { SearchPreparation } from './searchPreparation.js';
import { strings } from './strings.js';

export interface Notice {
  readonly kind: 'done' | 'failed';
  readonly text: string;
}

/** How long "Copied" stays, in milliseconds. Failures stay until dismissed. */
const doneNoticeTime = 2000;

/** Everything the views show, and everything they can do. Knows no DOM. */
export class InspectorModel {
  readonly list: ExchangeList;
  readonly filter: FilterModel;
  readonly feed: ExchangeFeed;
  readonly breakpoints: BreakpointStore;
  readonly faults: FaultStore;
  /** Buttons, tabs and fields. */
  readonly controls: LaterScript;
  readonly captures: CaptureChoice;
  readonly comparison: ComparisonStore;
  readonly details: DetailStore;
  /** Of the exchange that the selected one is compared with. */
  readonly baseDetails: DetailStore;
  readonly #preparation: SearchPreparation;
  readonly #channel: InspectorChannel;
  readonly #host: HostPort;
  readonly #changed: () => void;
  #saved: SavedState;
  #follow: FollowMode;
  #selected: ExchangeSummary | undefined;
  /** Of the list, when the selection was last looked after. */
  #generation = 0;
  #searchedGeneration = 0;
  #compareBase: ExchangeSummary | undefined;
  #timelineAttribute = '';
  #isControlLoaded = false;
  #notice: Notice | undefined;
  #noticeTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: HostPort, channel: InspectorChannel, changed: () => void) {
    this.#host = host;
    this.#channel = channel;
    this.#changed = changed;
    this.#saved = readSavedState(host.getState());
    this.#follow = startFollowing(this.#saved.isFollowing);
    const search = new HostSearch(channel, () => {
      this.list.refilter();
      changed();
    });
    this.list = new ExchangeList((term) => search.lookUp(term));
    this.#preparation = new SearchPreparation(this.list);
    const { filterText, filterHistory } = this.#saved;
    // No more than that: what it saves must not bring back the rest as it was at the start.
    this.filter = new FilterModel(this.list, search, { filterText, filterHistory }, (state) => {
      this.#save({ ...this.#saved, ...state });
    });
    this.list.setGrouped(this.#saved.isGrouped);
    const hooks = {
      changed,
      report: (what: string, action: Promise<unknown>) => {
        this.#report(what, action);
      },
    };
    this.breakpoints = new BreakpointStore(channel, hooks);
    this.faults = new FaultStore(channel, hooks);
    this.controls = new LaterScript('inspectorControls.js', changed);
    this.captures = new CaptureChoice(channel, this, hooks);
    this.comparison = new ComparisonStore(channel, {
      ...hooks,
      save: (comparison) => {
        this.#save({ ...this.#saved, comparison });
      },
    });
    this.details = new DetailStore(channel, changed);
    this.baseDetails = new DetailStore(channel, changed);
    this.feed = new ExchangeFeed(channel, this.list, {
      changed: () => {
        this.#loadControl();
        this.#resolveSelection();
        this.#forgetCleared(search);
        this.filter.catchUp();
        this.#preparation.begin();
        changed();
      },
      revealed: (id) => {
        this.reveal(id);
      },
      judged: (lastSeq, isAnew) => {
        if (isAnew) {
          search.forget('rule');
        }
        this.filter.catchUp();
        if (this.#selected && this.#selected.seq <= lastSeq) {
          this.details.refreshUnjudged();
        }
        changed();
      },
    });
  }

  /** Asks the host for all that is shown. */
  start(): void {
    this.breakpoints.listen();
    this.faults.listen();
    this.feed.start();
    this.comparison.start(this.#saved.comparison);
  }

  /** When the first rows are painted: they are what is waited for. */
  #loadControl(): void {
    if (!this.#isControlLoaded && this.feed.state.kind !== 'loading') {
      this.#isControlLoaded = true;
      void afterPaint().then(() => {
        this.breakpoints.load();
        this.faults.load();
      });
    }
  }

  get saved(): SavedState {
    return this.#saved;
  }

  get follow(): FollowMode {
    return this.#follow;
  }

  get selected(): ExchangeSummary | undefined {
    return this.#selected;
  }

  get notice(): Notice | undefined {
    return this.#notice;
  }

  setFilter(text: string): void {
    this.filter.setText(text);
  }

  select(summary: ExchangeSummary): void {
    this.#selected = summary;
    this.breakpoints.deselect();
    this.#follow = letGo(this.#follow);
    this.details.select(summary.id);
    const isOther = this.#compareBase && this.#compareBase.id !== summary.id;
    const tab = isOther ? 'compare' : this.#saved.tab;
    this.#save({ ...this.#saved, selectedId: summary.id, tab });
  }

  deselect(): void {
    this.#selected = undefined;
    this.details.select(undefined);
    this.#save({ ...this.#saved, selectedId: undefined });
  }

  /** Selects an exchange wherever it is, also one whose row is yet to come. */
  reveal(id: string): void {
    this.comparison.close();
    this.#selected = undefined;
    this.#save({ ...this.#saved, selectedId: id });
    const found = this.list.find(id);
    if (found) {
      this.select(found);
      if (this.list.visibleIndexOf(found) < 0) {
        this.setFilter('');
      }
    }
  }

  setTab(tab: DetailTab): void {
    this.#save({ ...this.#saved, tab });
  }

  toggleDrawer(drawer: Drawer): void {
    this.#save({ ...this.#saved, drawer: this.#saved.drawer === drawer ? undefined : drawer });
  }

  setGrouped(isGrouped: boolean): void {
    this.list.setGrouped(isGrouped);
    this.#save({ ...this.#saved, isGrouped });
  }

  toggleGroup(seq: number, isOpen?: boolean): void {
    this.list.toggleGroup(seq, isOpen);
    this.#changed();
  }

  setColumns(columns: ColumnChoice): void {
    this.#save({ ...this.#saved, columns });
  }

  get pinned(): readonly ExchangeSummary[] {
    return this.#saved.pins.flatMap((pin) => this.list.findAt(pin) ?? []);
  }

  isPinned({ id }: ExchangeSummary): boolean {
    return this.#saved.pins.some((pin) => pin.id === id);
  }

  togglePinOfSelected(): void {
    if (this.#selected) {
      this.togglePin(this.#selected);
    }
  }

  togglePin({ id, seq }: ExchangeSummary): void {
    const others = this.#saved.pins.filter((pin) => pin.id !== id);
    const isPinned = others.length < this.#saved.pins.length;
    this.#save({
      ...this.#saved,
      pins: isPinned ? others : [...others, { id, seq }].slice(-mostPins),
    });
  }

  setBodyText(isBodyText: boolean): void {
    this.#save({ ...this.#saved, isBodyText });
  }

  /** Something that the model does not hold has changed, such as what is open in a tree. */
  refresh(): void {
    this.#changed();
  }

  setSplitRatio(splitRatio: number): void {
    this.#save({ ...this.#saved, splitRatio });
  }

  setFollow(mode: FollowMode): void {
    if (mode.isOn !== this.#follow.isOn || mode.isPinned !== this.#follow.isPinned) {
      this.#follow = mode;
      this.#save({ ...this.#saved, isFollowing: mode.isOn });
    }
  }

  toggleFollow(): void {
    this.setFollow(toggleFollow(this.#follow));
  }

  jumpToEnd(): void {
    this.setFollow(jumpToEnd(this.#follow));
  }

  startServer(): void {
    this.#report(strings.start, this.#channel.request('server/start', null));
  }

  clearCaptures(): void {
    this.#report(strings.clearAll, this.#channel.request('captures/clear', null));
  }

  copyBaseUrl(): void {
    this.#copy(strings.copyBaseUrl, this.#channel.request('server/copyBaseUrl', null));
  }

  copyAuthorization(): void {
    this.#copy(strings.copyAuthorization, this.#channel.request('server/copyAuthorization', null));
  }

  copyText(what: string, text: string): void {
    this.#copy(what, this.#channel.request('clipboard/write', { text }));
  }

  copyAsCurl(): void {
    const id = this.#selected?.id;
    if (id !== undefined) {
      this.#copy(strings.detail.copyAsCurl, this.#channel.request('exchange/copyAsCurl', { id }));
    }
  }

  perform(action: ExchangeAction): void {
    const id = this.#selected?.id;
    if (id !== undefined) {
      this.#report(
        strings.detail.perform[action],
        this.#channel.request('exchange/perform', { id, action }),
      );
    }
  }

  evaluateFilter(ground: FilterGround): void {
    const id = this.#selected?.id;
    if (id !== undefined) {
      this.#report(
        strings.detail.evaluate[ground],
        this.#channel.request('exchange/evaluateFilter', { id, ground }),
      );
    }
  }

  /** The whole body, also where only its beginning is shown. */
  copyBody(side: ExchangeSide): void {
    const id = this.#selected?.id;
    if (id !== undefined) {
      this.#copy(strings.body.copy, this.#copyWholeBody(id, side));
    }
  }

  /** Of the timeline only what happened to this attribute; empty for all. */
  get timelineAttribute(): string {
    return this.#timelineAttribute;
  }

  setTimelineAttribute(name: string): void {
    this.#timelineAttribute = name;
    this.#changed();
  }

  get compareBase(): ExchangeSummary | undefined {
    return this.#compareBase;
  }

  /** The selected one is compared with whatever is selected next. */
  markForComparison(): void {
    this.#compareBase = this.#selected;
    this.baseDetails.select(this.#selected?.id);
    this.#changed();
  }

  stopComparing(): void {
    this.#compareBase = undefined;
    this.baseDetails.select(undefined);
    this.setTab(this.#saved.tab === 'compare' ? 'overview' : this.#saved.tab);
  }

  /** Of both exchanges the same side, in the difference editor. */
  openComparison(side: ExchangeSide): void {
    const id = this.#compareBase?.id;
    const otherId = this.#selected?.id;
    if (id !== undefined && otherId !== undefined) {
      const what = side === 'request' ? strings.compare.openRequest : strings.compare.openResponse;
      this.#report(what, this.#channel.request('exchange/openComparison', { id, otherId, side }));
    }
  }

  openStates(): void {
    const id = this.#selected?.id;
    if (id !== undefined) {
      this.#report(
        strings.resource.openStates,
        this.#channel.request('resource/openStates', { id }),
      );
    }
  }

  openBody(side: ExchangeSide): void {
    const id = this.#selected?.id;
    if (id !== undefined) {
      this.#report(strings.body.open, this.#channel.request('exchange/openBody', { id, side }));
    }
  }

  dismissNotice(): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = undefined;
    this.#changed();
  }

  async #copyWholeBody(id: string, side: ExchangeSide): Promise<void> {
    const answer = await this.#channel.request('exchange/body', { id, side, isWhole: true });
    await this.#channel.request('clipboard/write', { text: readBody(answer).text });
  }

  #copy(what: string, action: Promise<unknown>): void {
    this.#report(
      what,
      withTimeout(action, answerTimeout, strings.notice.timeout),
      strings.notice.copied,
    );
  }

  /** Says what became of something that the user asked for. */
  #report(what: string, action: Promise<unknown>, done?: string): void {
    action.then(
      () => {
        if (done !== undefined) {
          this.#notify({ kind: 'done', text: done });
        }
      },
      (error: unknown) => {
        this.#notify({ kind: 'failed', text: strings.notice.failed(what, messageOf(error)) });
      },
    );
  }

  #notify(notice: Notice): void {
    clearTimeout(this.#noticeTimer);
    this.#notice = notice;
    if (notice.kind === 'done') {
      this.#noticeTimer = setTimeout(() => {
        this.dismissNotice();
      }, doneNoticeTime);
    }
    this.#changed();
  }

  /** Finds the row of the id that was saved or revealed; drops a selection that was cleared away. */
  #resolveSelection(): void {
    const id = this.#saved.selectedId;
    if (this.#selected) {
      const wasCleared = this.list.generation !== this.#generation;
      this.#generation = this.list.generation;
      // A row that the byte budget pushed out stays selected: its detail is being read.
      if (wasCleared && !this.list.find(this.#selected.id)) {
        this.deselect();
      }
    } else if (id !== undefined) {
      const found = this.list.find(id);
      if (found) {
        this.select(found);
      }
    }
  }

  #forgetCleared(search: HostSearch): void {
    if (this.list.generation !== this.#searchedGeneration) {
      this.#searchedGeneration = this.list.generation;
      search.forget();
      // A list with nothing in it stands at its end.
      this.#follow = startFollowing(this.#follow.isOn);
    }
  }

  #save(state: SavedState): void {
    this.#saved = state;
    this.#host.setState(state);
    this.#changed();
  }
}
