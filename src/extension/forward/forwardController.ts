import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type ForwardOptions, type RunningForward } from '../../workbench/forwardOptions.js';
import { type ForwardStart } from '../contributions.js';
import { HostError } from '../hostError.js';
import { type Settings } from '../settings.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { askForTarget } from './targetInput.js';

export interface ForwardControllerDeps {
  readonly workbench: WorkbenchLoader;
  readonly memory: vscode.Memento;
  readonly readSettings: () => Settings;
}

const memoryKey = 'scimWorkbench.forward.target';
/** The port beside that of the mock; any free one where it is taken. */
const usualPort = 8485;

/** The forwarding as the commands see it. */
export class ForwardController {
  readonly #deps: ForwardControllerDeps;

  constructor(deps: ForwardControllerDeps) {
    this.#deps = deps;
  }

  /**
   * @returns undefined where nobody said whereto
   * @throws WorkbenchError, HostError
   */
  async start({ target: given, port }: ForwardStart): Promise<RunningForward | undefined> {
    const { memory } = this.#deps;
    const target = given ?? (await askForTarget(memory.get<string>(memoryKey)));
    if (target === undefined) {
      return undefined;
    }
    const running = await this.#listen(target, port);
    await memory.update(memoryKey, running.target);
    return running;
  }

  async stop(): Promise<void> {
    await this.#deps.workbench.current?.forwarding.stop();
  }

  /** @throws HostError where it does not run. */
  getRunning(): RunningForward {
    const state = this.#deps.workbench.forwardState;
    if (state.status !== 'running') {
      throw new HostError('notForwarding', vscode.l10n.t('Nothing is forwarded. Start it first.'));
    }
    return state;
  }

  /** Takes over what can change while it runs. */
  applyLiveSettings(): void {
    const { current } = this.#deps.workbench;
    current?.forwarding.setPublicBaseUrl(this.#deps.readSettings()['forward.publicBaseUrl']);
  }

  async #listen(target: string, port: number | undefined): Promise<RunningForward> {
    const settings = this.#deps.readSettings();
    const options = {
      target,
      host: settings['server.host'],
      publicBaseUrl: settings['forward.publicBaseUrl'],
      compares: settings['forward.compare'],
      isCertificateChecked: settings['forward.verifyCertificate'],
      timeout: settings['forward.timeout'] * 1000,
    };
    const { forwarding } = await this.#deps.workbench.get();
    const start = (wanted: number): Promise<RunningForward> => {
      const all: ForwardOptions = { ...options, port: wanted };
      return forwarding.start(all);
    };
    if (port !== undefined) {
      return start(port);
    }
    try {
      return await start(usualPort);
    } catch (error) {
      const { WorkbenchError } = await import('../../workbench/workbenchError.js');
      if (error instanceof WorkbenchError && error.reason === 'portInUse') {
        return start(0);
      }
      throw error;
    }
  }
}

/** @throws HostError where something is not as it should be. */
export function readForwardStart(value: unknown): ForwardStart {
  if (value === undefined || value === null) {
    return {};
  }
  if (!isJsonObject(value)) {
    throw new HostError(
      'badArgument',
      vscode.l10n.t(
        'The options of Forward to My SCIM Server are an object, for example { "target": "http://localhost:3000/scim/v2" }.',
      ),
    );
  }
  const target = readMember(value, 'target');
  const port = readMember(value, 'port');
  if (target !== undefined && typeof target !== 'string') {
    throw badArgument(
      vscode.l10n.t(
        'The option target of Forward to My SCIM Server must be the base URL of a SCIM server, as text.',
      ),
    );
  }
  if (port !== undefined && typeof port !== 'number') {
    throw badArgument(
      vscode.l10n.t(
        'The option port of Forward to My SCIM Server must be a number from 1 to 65535, or 0 for a free one.',
      ),
    );
  }
  return { ...(target !== undefined && { target }), ...(port !== undefined && { port }) };
}

const badArgument = (message: string): HostError => new HostError('badArgument', message);
