import { type JsonValue } from '../../src/base/json.js';
import { type Channel } from '../../src/protocol/channel.js';
import {
  type FormToHost,
  type HostToForm,
  type SettingsFormView,
} from '../../src/protocol/settingsForm.js';
import { type HostPort } from '../ui/hostPort.js';
import { withTimeout } from '../ui/withTimeout.js';
import { strings } from './strings.js';

export type FormChannel = Channel<FormToHost, HostToForm>;

const answerTimeout = 10_000;
/** How long "Copied" stays, in milliseconds. */
const noticeTime = 2000;

/** What the form shows and what it can do. Knows no DOM. */
export class FormModel {
  readonly #channel: FormChannel;
  readonly #host: HostPort;
  readonly #changed: () => void;
  /** What was typed and is not in the file yet, by the pointer of its field. */
  readonly #typed = new Map<string, string>();
  #view: SettingsFormView | undefined;
  #tab: string;
  #notice = '';

  constructor(host: HostPort, channel: FormChannel, changed: () => void) {
    this.#host = host;
    this.#channel = channel;
    this.#changed = changed;
    this.#tab = readTab(host.getState());
    channel.on('changed', (view) => {
      this.#show(view);
    });
  }

  get view(): SettingsFormView | undefined {
    return this.#view;
  }

  get tab(): string {
    const tabs = this.#view?.tabs ?? [];
    return tabs.some(({ id }) => id === this.#tab) ? this.#tab : (tabs[0]?.id ?? '');
  }

  get notice(): string {
    return this.#notice;
  }

  async start(): Promise<void> {
    await this.#try(async () => {
      this.#show(await this.#ask('show', {}));
    });
  }

  selectTab(id: string): void {
    if (id !== this.#tab) {
      this.#tab = id;
      this.#host.setState({ tab: id });
      this.#changed();
    }
  }

  /** The file may say it otherwise: it trims, and comes a moment later. */
  textAt(pointer: string, inFile: string): string {
    return this.#typed.get(pointer) ?? inFile;
  }

  type(pointer: string, text: string): void {
    this.#typed.set(pointer, text);
    void this.edit(pointer, text);
  }

  /** The field was left: what the file has is what counts. */
  settle(pointer: string): void {
    if (this.#typed.delete(pointer)) {
      this.#changed();
    }
  }

  /** Without a value the member is taken out of the file. */
  edit(pointer: string, value?: JsonValue): Promise<void> {
    return this.#try(async () => {
      await this.#ask('edit', { pointer, ...(value !== undefined && { value }) });
    });
  }

  chooseFormat(format: string): Promise<void> {
    return this.#try(async () => {
      await this.#ask('chooseFormat', { format });
    });
  }

  copyExport(): Promise<void> {
    return this.#try(async () => {
      await this.#ask('copyExport', {});
      this.#tell(strings.copied);
      setTimeout(() => {
        this.#tell('');
      }, noticeTime);
    });
  }

  openExport(): Promise<void> {
    return this.#try(async () => {
      await this.#ask('openExport', {});
    });
  }

  openText(): Promise<void> {
    return this.#try(async () => {
      await this.#ask('openText', {});
    });
  }

  #ask<N extends keyof FormToHost['requests']>(
    name: N,
    params: FormToHost['requests'][N]['params'],
  ): Promise<FormToHost['requests'][N]['result']> {
    return withTimeout(this.#channel.request(name, params), answerTimeout, strings.timeout);
  }

  async #try(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#tell(strings.failed(error instanceof Error ? error.message : String(error)));
    }
  }

  #show(view: SettingsFormView): void {
    this.#view = view;
    this.#changed();
  }

  #tell(notice: string): void {
    this.#notice = notice;
    this.#changed();
  }
}

function readTab(state: unknown): string {
  const tab = typeof state === 'object' && state !== null && 'tab' in state ? state.tab : undefined;
  return typeof tab === 'string' ? tab : '';
}
