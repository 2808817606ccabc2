/**
 * The extension's side of the inspector, inside the test page: answers like the real host, records
 * what was asked, and can be told to fail. Bundled and served as a script of the page.
 */
import { type CaptureParts } from '../../../src/protocol/captureParts.js';
import { Channel, type Port, RemoteError } from '../../../src/protocol/channel.js';
import {
  type ExchangeDetail,
  type ExchangeSide,
  type ExchangeSummary,
  type FilterGround,
  type HostToInspector,
  type InspectorToHost,
  type ServerView,
} from '../../../src/protocol/inspector.js';
import { type HostTerm, type SearchResult } from '../../../src/protocol/exchangeSearch.js';
import { type ResourceTimeline } from '../../../src/protocol/resourceTimeline.js';
import { answerComparison } from './fakeComparison.js';
import { FakeControl } from './fakeControl.js';
import { sampleBody, sampleDetail, sampleSummary } from './sampleExchanges.js';
import { sampleStates, sampleTimeline } from './sampleTimeline.js';
import { type ThemeName, themes } from './themes.js';

type Body = InspectorToHost['requests']['exchange/body']['result'];
type RequestName = keyof InspectorToHost['requests'];

const stateKey = 'fakeHost.state';
/** Rows of the first answer to a snapshot, and of those after it, as the real host pages them. */
const firstPage = 200;
const snapshotPage = 2000;
const themeKey = 'fakeHost.theme';

export class FakeHost {
  /** Names of the requests that the view made, oldest first. */
  readonly asked: string[] = [];
  readonly copied: string[] = [];
  readonly evaluatedOn: FilterGround[] = [];
  readonly compared: string[] = [];
  readonly performed: string[] = [];
  /** What was to be done with the capture, and with which of it, as the real host reads it. */
  readonly performedOnCapture: { readonly action: string; readonly exchanges: unknown }[] = [];
  readonly timelines = new Map<string, ResourceTimeline>();
  /** How many steps a comparison has. */
  readonly comparedCount = Number(new URLSearchParams(location.search).get('compared') ?? 40);
  /** How many exchanges one answer to a search looks at. */
  searchPiece = 20_000;
  readonly violations: string[] = [];
  /** What the view gets instead of the sample, by exchange. */
  readonly details = new Map<string, ExchangeDetail>();
  readonly bodies = new Map<string, Body>();
  items: ExchangeSummary[] = [];
  firstSeq = 1;
  lastSeq = 0;
  dropped = 0;
  server: ServerView = { status: 'running', baseUrl: 'http://127.0.0.1:8484/scim/v2' };
  readonly #failures = new Map<string, string>();
  readonly #viewListeners = new Set<(message: unknown) => void>();
  readonly #channel: Channel<HostToInspector, InspectorToHost>;
  /** Breakpoints, what they hold, and faults. */
  readonly control: FakeControl;

  constructor() {
    const port: Port = {
      post: (message) => {
        this.post(message);
      },
      onMessage: (listener) => {
        this.#viewListeners.add(listener);
        return { dispose: () => this.#viewListeners.delete(listener) };
      },
    };
    this.#channel = new Channel(port);
    this.#answer();
    this.control = new FakeControl(this.#channel, (name, answer) => {
      this.#handle(name, answer);
    });
  }

  /** Any message to the view, well-formed or not. */
  post(message: unknown): void {
    window.postMessage(message, '*');
  }

  receive(message: unknown): void {
    const copy: unknown = JSON.parse(JSON.stringify(message));
    for (const listener of this.#viewListeners) {
      listener(copy);
    }
  }

  failNext(name: RequestName, message: string): void {
    this.#failures.set(name, message);
  }

  /** Puts exchanges into the capture before the view asks, or without telling it. */
  hold(count: number): ExchangeSummary[] {
    const fresh: ExchangeSummary[] = [];
    for (let at = 0; at < count; at++) {
      const item = sampleSummary(++this.lastSeq);
      fresh.push(item);
      this.items.push(item);
    }
    return fresh;
  }

  /** New exchanges arrive and the view is told. */
  add(count: number): void {
    this.announce(this.hold(count));
  }

  addItem(item: Partial<ExchangeSummary>): string {
    const seq = ++this.lastSeq;
    const full = { ...sampleSummary(seq), ...item, seq };
    this.items = [...this.items, full];
    this.announce([full]);
    return full.id;
  }

  announce(items: readonly ExchangeSummary[]): void {
    const { firstSeq, dropped } = this;
    this.#channel.emit('exchanges/added', { firstSeq, dropped, items });
  }

  drop(count: number): void {
    this.items = this.items.slice(count);
    this.firstSeq += count;
    this.dropped += count;
    this.announce([]);
  }

  clear(): void {
    this.items = [];
    this.firstSeq = this.lastSeq + 1;
    this.dropped = 0;
    this.#channel.emit('exchanges/cleared', { seq: this.lastSeq });
  }

  /** What a command of the palette asks. */
  askParts(): Promise<CaptureParts> {
    return this.#channel.request('captures/parts', null);
  }

  reveal(id: string): void {
    this.#channel.emit('exchange/reveal', { id });
  }

  /** Two captures are compared. */
  compare(): void {
    this.#channel.emit('comparison/show', { id: 'compared' });
  }

  setServer(server: ServerView): void {
    this.server = server;
    this.#channel.emit('server/changed', server);
  }

  setTheme(name: ThemeName): void {
    const { bodyClass, colors } = themes[name];
    const { style } = document.documentElement;
    style.cssText = '';
    for (const [id, color] of Object.entries(colors)) {
      style.setProperty(`--vscode-${id}`, color);
    }
    style.setProperty('--vscode-font-family', 'system-ui, "Ubuntu", "Droid Sans", sans-serif');
    style.setProperty('--vscode-font-size', '13px');
    style.setProperty('--vscode-editor-font-family', '"DejaVu Sans Mono", monospace');
    style.setProperty('--vscode-editor-font-size', '12px');
    document.body.className = bodyClass;
    sessionStorage.setItem(themeKey, name);
  }

  readonly api = {
    postMessage: (message: unknown): void => {
      this.receive(message);
    },
    getState: (): unknown => JSON.parse(sessionStorage.getItem(stateKey) ?? 'null'),
    setState: (state: unknown): void => {
      sessionStorage.setItem(stateKey, JSON.stringify(state));
    },
  };

  #handle<N extends RequestName>(
    name: N,
    answer: (
      params: InspectorToHost['requests'][N]['params'],
    ) => InspectorToHost['requests'][N]['result'],
  ): void {
    this.#channel.handle(name, (params) => {
      this.asked.push(name);
      const failure = this.#failures.get(name);
      if (failure !== undefined) {
        this.#failures.delete(name);
        throw new RemoteError('internal', failure);
      }
      return answer(params);
    });
  }

  #answer(): void {
    this.#handle('exchanges/snapshot', ({ sinceSeq }) => ({
      seq: this.lastSeq,
      firstSeq: this.firstSeq,
      dropped: this.dropped,
      items: this.#itemsAfter(sinceSeq, sinceSeq === 0 ? firstPage : snapshotPage),
      server: this.server,
    }));
    this.#handle('exchange/detail', ({ id }) => {
      const known = this.details.get(id);
      return known ?? { ...sampleDetail(this.#find(id).seq), summary: this.#find(id) };
    });
    this.#handle('exchange/body', ({ id, side, isWhole }) => this.#body(id, side, isWhole));
    this.#handle('exchange/openBody', () => null);
    this.#handle('exchanges/search', ({ term, sinceSeq }) => this.#search(term, sinceSeq));
    this.#handle('resource/timeline', ({ id }) => {
      const { seq, subject } = this.#find(id);
      return this.timelines.get(id) ?? (subject === undefined ? null : sampleTimeline(id, seq));
    });
    this.#handle('resource/states', ({ id }) =>
      this.#find(id).subject === undefined ? null : sampleStates,
    );
    this.#handle('resource/openStates', () => null);
    this.#handle('exchange/openComparison', ({ otherId, side }) => {
      this.compared.push(`${otherId} ${side}`);
      return null;
    });
    this.#handle('exchange/evaluateFilter', ({ ground }) => {
      this.evaluatedOn.push(ground);
      return null;
    });
    this.#handle('exchange/perform', ({ id, action }) => {
      this.performed.push(`${action} ${id}`);
      return null;
    });
    answerComparison((name, answer) => {
      this.#handle(name, answer);
    }, this.comparedCount);
    this.#handle('captures/perform', ({ action, exchanges }) => {
      this.performedOnCapture.push({ action, exchanges });
      return null;
    });
    this.#handle('exchange/copyAsCurl', ({ id }) => this.#copy(`curl ${id}`));
    this.#handle('clipboard/write', ({ text }) => this.#copy(text));
    this.#handle('captures/clear', () => {
      this.clear();
      return null;
    });
    this.#handle('server/start', () => {
      this.setServer({ status: 'running', baseUrl: 'http://127.0.0.1:8484/scim/v2' });
      return null;
    });
    this.#handle('server/copyBaseUrl', () => this.#copy(this.server.baseUrl ?? ''));
    this.#handle('server/copyAuthorization', () => this.#copy('Bearer …'));
  }

  /** Looks through the sample bodies as text, whatever the kind; "wrong" is a filter that cannot be read. */
  #search({ text }: HostTerm, sinceSeq: number): SearchResult {
    if (text.startsWith('wrong')) {
      const problem = { message: '"wrong" is no filter', start: 0, end: 5 };
      return { seqs: [], lastSeq: this.lastSeq, isComplete: true, problem };
    }
    const items = this.#itemsAfter(sinceSeq, this.searchPiece);
    const wanted = text.toLowerCase();
    const has = (seq: number, side: ExchangeSide): boolean =>
      JSON.stringify([sampleBody(seq, side)])
        .toLowerCase()
        .includes(wanted);
    const lastSeq = items.at(-1)?.seq ?? this.lastSeq;
    return {
      seqs: items.flatMap(({ seq }) => (has(seq, 'request') || has(seq, 'response') ? [seq] : [])),
      lastSeq,
      isComplete: lastSeq >= this.lastSeq,
    };
  }

  #itemsAfter(seq: number, limit: number): ExchangeSummary[] {
    const start = Math.max(0, this.items.length - Math.max(0, this.lastSeq - seq));
    return this.items.slice(start, start + limit);
  }

  #copy(text: string): null {
    this.copied.push(text);
    return null;
  }

  #find(id: string): ExchangeSummary {
    const item = this.items.find((candidate) => candidate.id === id);
    if (!item) {
      throw new RemoteError('notFound', 'This request is no longer in the capture');
    }
    return item;
  }

  #body(id: string, side: ExchangeSide, isWhole: boolean): Body {
    const known = this.bodies.get(`${id}/${side}/${isWhole ? 'whole' : 'cut'}`);
    if (known) {
      return known;
    }
    const text = JSON.stringify(sampleBody(this.#find(id).seq, side), null, 2);
    return { text, form: 'json', isTruncated: false };
  }
}

declare global {
  interface Window {
    fakeHost: FakeHost;
    acquireVsCodeApi: () => FakeHost['api'];
  }
}

const host = new FakeHost();
const query = new URLSearchParams(location.search);
const isTheme = (name: string | null): name is ThemeName => name !== null && name in themes;
const isStatus = (name: string | null): name is ServerView['status'] => name !== null;

window.fakeHost = host;
window.acquireVsCodeApi = () => host.api;
document.addEventListener('securitypolicyviolation', (event) => {
  host.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
host.hold(Number(query.get('count') ?? 0));
const status = query.get('server');
if (isStatus(status) && status !== 'running') {
  host.server =
    status === 'failed'
      ? { status, message: 'Port 8484 is in use by another program' }
      : { status };
}
const theme = sessionStorage.getItem(themeKey) ?? query.get('theme');
host.setTheme(isTheme(theme) ? theme : 'dark');
