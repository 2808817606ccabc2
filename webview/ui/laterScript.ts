/** The script that this is in; only while it runs for the first time the browser tells which. */
const own = document.currentScript;

/** Another script of the page, from beside its first one, which is loaded when it is needed. */
export class LaterScript {
  readonly #name: string;
  readonly #changed: () => void;
  #state: 'absent' | 'loading' | 'ready' | 'failed' = 'absent';

  /** @param name of the file */
  constructor(name: string, changed: () => void) {
    this.#name = name;
    this.#changed = changed;
  }

  get isReady(): boolean {
    return this.#state === 'ready';
  }

  get hasFailed(): boolean {
    return this.#state === 'failed';
  }

  /** Loads it, unless that was begun before. */
  want(): void {
    if (this.#state === 'absent') {
      this.retry();
    }
  }

  retry(): void {
    this.#state = 'loading';
    const script = document.createElement('script');
    if (own instanceof HTMLScriptElement) {
      // The policy of the page lets in what has its nonce.
      script.nonce = own.nonce;
      script.src = new URL(this.#name, own.src).href;
    }
    script.addEventListener('load', () => {
      this.#settle('ready');
    });
    script.addEventListener('error', () => {
      script.remove();
      this.#settle('failed');
    });
    document.head.append(script);
  }

  #settle(state: 'ready' | 'failed'): void {
    this.#state = state;
    this.#changed();
  }
}
