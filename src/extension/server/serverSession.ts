import type * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { HostError } from '../hostError.js';
import { type StartOptions, readStartOptions } from './startOptions.js';

const key = 'scimWorkbench.server.session';

/** That a server runs in this window, and how: what a reload starts again. Holds no secret. */
export interface SessionState {
  readonly port: number;
  /** What the caller of the start command had asked for. */
  readonly options: StartOptions;
}

export class ServerSession {
  readonly #state: vscode.Memento;

  constructor(state: vscode.Memento) {
    this.#state = state;
  }

  /** Undefined where no server ran when the window was closed. */
  read(): SessionState | undefined {
    const kept = this.#state.get<unknown>(key);
    if (!isJsonObject(kept)) {
      return undefined;
    }
    try {
      const { port } = readStartOptions({ port: readMember(kept, 'port') });
      const options = readStartOptions(readMember(kept, 'options'));
      return port === undefined ? undefined : { port, options };
    } catch (error) {
      if (error instanceof HostError) {
        // expected: another version of the extension may have written it
        return undefined;
      }
      throw error;
    }
  }

  write(state: SessionState | undefined): Thenable<void> {
    return this.#state.update(key, state);
  }
}
