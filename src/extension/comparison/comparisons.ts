import * as vscode from 'vscode';
import { createId } from '../../workbench/createId.js';
import {
  type CaptureComparison,
  compareInSteps,
} from '../../workbench/comparison/compareCaptures.js';
import { HostError } from '../hostError.js';
import { runInSlices } from '../language/runInSlices.js';
import { readRuleLevels } from '../settings.js';
import { translateError } from '../translate.js';
import { type CaptureSource, loadSource } from './captureSource.js';
import { type CompareDeps } from './compareDeps.js';
import { type RememberedPair, fromRemembered, readPairs, toRemembered } from './rememberedPairs.js';

/** Each holds both captures in memory. */
const mostHeld = 3;
/** So many can be made anew after a reload of the window. */
const mostRemembered = 20;
const memoryKey = 'comparisons';

export interface HeldComparison {
  readonly id: string;
  readonly before: CaptureSource;
  readonly after: CaptureSource;
  readonly comparison: CaptureComparison;
  /** Milliseconds since the epoch. */
  readonly madeAt: number;
}

/** The comparisons of this window. One that is no longer held is made anew, of the same two captures. */
export class Comparisons {
  readonly #deps: CompareDeps;
  readonly #held = new Map<string, Promise<HeldComparison>>();

  constructor(deps: CompareDeps) {
    this.#deps = deps;
  }

  /** @returns undefined where the user does not want to wait for it @throws HostError */
  async make(before: CaptureSource, after: CaptureSource): Promise<HeldComparison | undefined> {
    const id = createId();
    const made = await vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Comparing captures'),
        cancellable: true,
      },
      (_progress, token) =>
        this.#compare({ id, before, after }, () => !token.isCancellationRequested),
    );
    if (made) {
      this.#hold(id, Promise.resolve(made));
      await this.#remember({ id, before: toRemembered(before), after: toRemembered(after) });
    }
    return made;
  }

  /** @throws HostError where it cannot be made again: it says what to do */
  get(id: string): Promise<HeldComparison> {
    const held = this.#held.get(id);
    if (held) {
      return held;
    }
    const made = this.#makeAgain(id);
    this.#hold(id, made);
    made.catch(() => {
      // expected: a file or a session that is gone may come back
      this.#held.delete(id);
    });
    return made;
  }

  async #makeAgain(id: string): Promise<HeldComparison> {
    const pair = this.#remembered().find((one) => one.id === id);
    if (!pair) {
      throw new HostError('notFound', `${gone()} ${wayOut()}`);
    }
    const [before, after] = [fromRemembered(pair.before), fromRemembered(pair.after)];
    try {
      const made = await this.#compare({ id, before, after }, () => true);
      if (made) {
        return made;
      }
    } catch (cause) {
      const why = `${gone()} ${translateError(cause)}`;
      throw new HostError('notFound', `${why.replace(/[^.]$/, '$&.')} ${wayOut()}`, { cause });
    }
    throw new HostError('notFound', `${gone()} ${wayOut()}`);
  }

  async #compare(
    { id, before, after }: Pick<HeldComparison, 'id' | 'before' | 'after'>,
    isWanted: () => boolean,
  ): Promise<HeldComparison | undefined> {
    const { registry } = await this.#deps.workbench.get();
    const [left, right] = [
      await loadSource(this.#deps, before),
      await loadSource(this.#deps, after),
    ];
    const options = { registry, levels: readRuleLevels() };
    const comparison = await runInSlices(compareInSteps(left, right, options), isWanted);
    return comparison && { id, before, after, comparison, madeAt: Date.now() };
  }

  #hold(id: string, made: Promise<HeldComparison>): void {
    this.#held.set(id, made);
    const [oldest = ''] = this.#held.keys();
    if (this.#held.size > mostHeld) {
      this.#held.delete(oldest);
    }
  }

  #remembered(): readonly RememberedPair[] {
    return readPairs(this.#deps.memory.get(memoryKey));
  }

  async #remember(pair: RememberedPair): Promise<void> {
    await this.#deps.memory.update(memoryKey, [...this.#remembered(), pair].slice(-mostRemembered));
  }
}

const gone = (): string => vscode.l10n.t('This comparison is no longer held.');

const wayOut = (): string =>
  vscode.l10n.t('Choose both captures again: {0}.', vscode.l10n.t('SCIM: Compare Captures…'));
