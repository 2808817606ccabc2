import { toDisposable } from '../../src/base/disposable.js';
import { type Port } from '../../src/protocol/channel.js';

/** How a view reaches its host: messages both ways, and a little state that outlives the page. */
export interface HostPort extends Port {
  getState(): unknown;
  setState(state: unknown): void;
}

interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

/** Given by VS Code to the page of a webview; may be called once. */
declare function acquireVsCodeApi(): VsCodeApi;

export function vscodeHostPort(): HostPort {
  const api = acquireVsCodeApi();
  return {
    post: (message) => {
      api.postMessage(message);
    },
    onMessage: (listener) => {
      const receive = (event: MessageEvent<unknown>): void => {
        listener(event.data);
      };
      window.addEventListener('message', receive);
      return toDisposable(() => {
        window.removeEventListener('message', receive);
      });
    },
    getState: () => api.getState(),
    setState: (state) => {
      api.setState(state);
    },
  };
}
