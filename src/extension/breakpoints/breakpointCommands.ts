import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import {
  type Breakpoint,
  type ByHandAnswer,
  type Decision,
} from '../../exchange/breakpoints/breakpoint.js';
import { type Workbench } from '../../workbench/workbench.js';
import { HostError } from '../hostError.js';
import { type InspectorPanel } from '../inspector/inspectorPanel.js';
import { type RunInBackground } from '../runInBackground.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type BreakpointState } from './breakpointState.js';
import { type HeldDocuments } from './heldDocuments.js';
import { HeldStatus } from './heldStatus.js';
import { translateError } from '../translate.js';

export interface BreakpointCommandDeps {
  readonly workbench: WorkbenchLoader;
  /** Shows what is held, too. */
  readonly inspector: Pick<InspectorPanel, 'isVisible'>;
  readonly runInBackground: RunInBackground;
}

/** Sets breakpoints, and decides about what they hold. */
export class BreakpointCommands implements Disposable {
  readonly #deps: BreakpointCommandDeps;
  readonly #store = new DisposableStore();
  #documents: HeldDocuments | undefined;
  #watched: Workbench | undefined;

  constructor(deps: BreakpointCommandDeps) {
    this.#deps = deps;
  }

  /** @param given else the user is asked */
  async add(given: unknown): Promise<Breakpoint | undefined> {
    const workbench = await this.#watch();
    const { readBreakpoint, BreakpointError } =
      await import('../../exchange/breakpoints/readBreakpoint.js');
    const { operationNames } = await import('../../faults/requestFacts.js');
    const { askForBreakpoint } = await import('./askForBreakpoint.js');
    const spec = given ?? (await askForBreakpoint());
    if (spec === undefined) {
      return undefined;
    }
    try {
      return workbench.breakpoints.add(readBreakpoint(spec, operationNames));
    } catch (cause) {
      if (cause instanceof BreakpointError) {
        throw new HostError('badArgument', translateError(cause), { cause });
      }
      throw cause;
    }
  }

  /** @param given id of a breakpoint; all are meant without */
  async remove(given: unknown): Promise<number> {
    const { breakpoints } = await this.#watch();
    return typeof given === 'string' ? Number(breakpoints.remove(given)) : breakpoints.removeAll();
  }

  async list(): Promise<BreakpointState> {
    const { breakpoints } = await this.#watch();
    return structuredClone({ breakpoints: breakpoints.breakpoints, held: breakpoints.held });
  }

  /** Opens what is held in an editor: the one that is named, or the longest held. */
  async show(given: unknown): Promise<vscode.Uri | undefined> {
    const { breakpoints } = await this.#watch();
    const held = typeof given === 'string' ? breakpoints.find(given) : breakpoints.held[0];
    if (!held) {
      throw new HostError('notFound', vscode.l10n.t('Nothing is held by a breakpoint now.'));
    }
    return this.#documents?.open(held);
  }

  /** @param given id of what is held, `{ id, body?, headers?, target?, status? }`, or the Uri of its document */
  async continue(given: unknown): Promise<boolean> {
    const { id, body } = await this.#read(given);
    const change = isJsonObject(given) && !(given instanceof vscode.Uri) ? given : { body };
    return this.#decide(id, await readOrRefuse({ ...change, do: 'continue' }));
  }

  /** @param given as for `continue`; status and body are asked for where they are missing */
  async answer(given: unknown): Promise<boolean> {
    const { id, body } = await this.#read(given);
    const status = isJsonObject(given) ? readMember(given, 'status') : undefined;
    const isDocument = given === undefined || given instanceof vscode.Uri;
    const answer: ByHandAnswer | undefined = isStatus(status)
      ? { status, body: body ?? '' }
      : await this.#askForAnswer();
    const isRefused = !isDocument && status !== undefined && !isStatus(status);
    if (isRefused) {
      throw new HostError(
        'badArgument',
        vscode.l10n.t('The status of an answer is a number from 200 to 599.'),
      );
    }
    return answer !== undefined && this.#decide(id, { do: 'answer', answer });
  }

  async drop(given: unknown): Promise<boolean> {
    const { id } = await this.#read(given);
    return this.#decide(id, { do: 'drop' });
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #askForAnswer(): Promise<ByHandAnswer | undefined> {
    const { askForAnswer } = await import('./askForBreakpoint.js');
    return askForAnswer();
  }

  async #decide(id: string, decision: Decision): Promise<boolean> {
    const { breakpoints } = await this.#watch();
    const isDone = breakpoints.decide(id, decision);
    this.#documents?.refresh();
    return isDone;
  }

  async #read(given: unknown): Promise<{ readonly id: string; readonly body?: string }> {
    const { breakpoints } = await this.#watch();
    if (typeof given === 'string') {
      return { id: given };
    }
    if (isJsonObject(given) && !(given instanceof vscode.Uri)) {
      const [id, body] = [readMember(given, 'id'), readMember(given, 'body')];
      if (typeof id === 'string') {
        return { id, ...(typeof body === 'string' && { body }) };
      }
    }
    const uri = given instanceof vscode.Uri ? given : vscode.window.activeTextEditor?.document.uri;
    const [first] = breakpoints.held;
    if (uri?.scheme === 'untitled' && this.#documents) {
      return this.#documents.read(uri);
    }
    if (!first) {
      throw new HostError('notFound', vscode.l10n.t('Nothing is held by a breakpoint now.'));
    }
    return { id: first.id };
  }

  async #watch(): Promise<Workbench> {
    const workbench = await this.#deps.workbench.get();
    if (this.#watched !== workbench) {
      this.#watched = workbench;
      const { HeldDocuments: Documents } = await import('./heldDocuments.js');
      const documents = new Documents((id) => workbench.breakpoints.find(id) !== undefined);
      this.#documents = documents;
      this.#store.add(documents);
      this.#store.add(
        new HeldStatus(workbench.breakpoints, {
          onTick: () => {
            documents.refresh();
          },
          isShown: () => this.#deps.inspector.isVisible,
          runInBackground: this.#deps.runInBackground,
        }),
      );
    }
    return workbench;
  }
}

/** @throws HostError with what would be right */
async function readOrRefuse(decision: unknown): Promise<Decision> {
  const { readDecision } = await import('../../exchange/breakpoints/readDecision.js');
  const { BreakpointError } = await import('../../exchange/breakpoints/readBreakpoint.js');
  try {
    return readDecision(decision);
  } catch (cause) {
    throw cause instanceof BreakpointError
      ? new HostError('badArgument', translateError(cause), { cause })
      : cause;
  }
}

const isStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 200 && value <= 599;
