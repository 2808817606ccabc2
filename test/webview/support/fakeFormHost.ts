/**
 * The extension's side of the settings form, inside the test page: one file, edited and shown by the
 * product's own code. Bundled and served as a script of the page.
 */
import { applyEdits } from 'jsonc-parser';
import {
  type ExportFormat,
  exportFormats,
  findExportFormat,
} from '../../../src/okta/settings/exportFormats.js';
import { toTextEdits } from '../../../src/okta/settings/form/editSettings.js';
import { Channel, RemoteError } from '../../../src/protocol/channel.js';
import {
  type FormToHost,
  type HostToForm,
  type SettingsFormView,
} from '../../../src/protocol/settingsForm.js';
import { toSettingsFormView } from '../../../src/workbench/settingsFormView.js';
import { type ThemeName, themes } from './themes.js';

export class FakeFormHost {
  text = '{}\n';
  failure: string | undefined;
  readonly copied: string[] = [];
  readonly opened: string[] = [];
  readonly violations: string[] = [];
  #format: ExportFormat = exportFormats[0];
  #state: unknown = null;
  readonly #viewListeners = new Set<(message: unknown) => void>();
  readonly #channel = new Channel<HostToForm, FormToHost>({
    post: (message) => {
      window.postMessage(message, '*');
    },
    onMessage: (listener) => {
      this.#viewListeners.add(listener);
      return { dispose: () => this.#viewListeners.delete(listener) };
    },
  });

  constructor() {
    this.#channel.handle('show', () => this.#view);
    this.#channel.handle('edit', (edit) => {
      if (this.failure !== undefined) {
        throw new RemoteError('notEdited', this.failure);
      }
      this.write(applyEdits(this.text, [...toTextEdits(this.text, edit)]));
      return null;
    });
    this.#channel.handle('chooseFormat', ({ format }) => {
      this.#format = findExportFormat(format) ?? this.#format;
      this.#post();
      return null;
    });
    this.#channel.handle('copyExport', () => {
      this.copied.push(this.#view.exported.text ?? '');
      return null;
    });
    this.#channel.handle('openExport', () => {
      this.opened.push(this.#format.name);
      return null;
    });
    this.#channel.handle('openText', () => {
      this.opened.push('text');
      return null;
    });
  }

  readonly api = {
    postMessage: (message: unknown): void => {
      const copy: unknown = JSON.parse(JSON.stringify(message));
      for (const listener of this.#viewListeners) {
        listener(copy);
      }
    },
    getState: (): unknown => this.#state,
    setState: (state: unknown): void => {
      this.#state = state;
    },
  };

  get file(): unknown {
    const file: unknown = JSON.parse(this.text);
    return file;
  }

  /** As somebody else changes the file. */
  write(text: string): void {
    this.text = text;
    this.#post();
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
    document.body.className = bodyClass;
  }

  get #view(): SettingsFormView {
    return toSettingsFormView(
      { fileName: 'my-app.scim-settings.json', text: this.text },
      this.#format,
    );
  }

  #post(): void {
    this.#channel.emit('changed', this.#view);
  }
}

declare global {
  interface Window {
    fakeFormHost: FakeFormHost;
  }
}

const host = new FakeFormHost();
window.fakeFormHost = host;
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  host.violations.push(`${violatedDirective} ${blockedURI}`);
});
Object.assign(window, { acquireVsCodeApi: () => host.api });
const theme = new URLSearchParams(location.search).get('theme');
document.addEventListener('DOMContentLoaded', () => {
  host.setTheme(theme === 'light' || theme === 'highContrast' ? theme : 'dark');
});
