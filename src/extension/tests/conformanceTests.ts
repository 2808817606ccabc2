import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../base/disposable.js';
import { type RunResult } from '../../conformance/model/runResult.js';
import { type SuiteSet } from '../../workbench/conformance/suiteSets.js';
import { testControllerId } from '../contributions.js';
import { type RunInBackground } from '../runInBackground.js';
import { type KnownTarget } from '../targets/knownTarget.js';
import { type TargetCommands } from '../targets/targetCommands.js';
import { type TargetDirectory } from '../targets/targetDirectory.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { type KeptRun, runTarget, type TargetRun } from './targetRun.js';
import { selectTests } from './testSelection.js';
import { toTestId } from './testIds.js';
import { showTargets } from './testTree.js';

export interface ConformanceTestsDeps {
  readonly directory: TargetDirectory;
  readonly targets: TargetCommands;
  readonly workbench: WorkbenchLoader;
  readonly runInBackground: RunInBackground;
}

/** The conformance suites in Test Explorer, below each server that can be called. */
export class ConformanceTests implements Disposable {
  readonly #deps: ConformanceTestsDeps;
  readonly #store = new DisposableStore();
  readonly #controller: vscode.TestController;
  /** The last one of each target, the newest at the end. */
  readonly #runs = new Map<string, KeptRun>();
  #suites: Promise<SuiteSet> | undefined;

  constructor(deps: ConformanceTestsDeps) {
    this.#deps = deps;
    this.#controller = this.#store.add(
      vscode.tests.createTestController(testControllerId, vscode.l10n.t('SCIM Conformance')),
    );
    this.#controller.resolveHandler = (item) => (item ? undefined : this.#show());
    this.#controller.refreshHandler = () => this.#show();
    this.#controller.createRunProfile(
      vscode.l10n.t('Run'),
      vscode.TestRunProfileKind.Run,
      async (request, token) => {
        await this.#run(request, token);
      },
      true,
    );
    this.#store.add(
      deps.directory.onDidChange(() => {
        if (this.#suites) {
          deps.runInBackground('show targets', this.#show());
        }
      }),
    );
  }

  /** The last run against a server in this window, or against any. */
  findRun(targetId?: string): KeptRun | undefined {
    return targetId === undefined ? [...this.#runs.values()].at(-1) : this.#runs.get(targetId);
  }

  /** Runs suites against one server as if they were chosen in Test Explorer. */
  async check(target: KnownTarget, suiteIds: readonly string[]): Promise<RunResult | undefined> {
    await this.#show();
    const root = this.#controller.items.get(toTestId({ targetId: target.id }));
    const include = suiteIds.flatMap(
      (suite) => root?.children.get(toTestId({ targetId: target.id, suite })) ?? [],
    );
    return vscode.window.withProgress(
      {
        location: vscode.ProgressLocation.Notification,
        title: vscode.l10n.t('Checking {0}', target.name),
        cancellable: true,
      },
      async (progress, token) => {
        const request = new vscode.TestRunRequest(include);
        await this.#run(request, token, (message) => {
          progress.report({ message });
        });
        return this.#runs.get(target.id)?.result;
      },
    );
  }

  dispose(): void {
    this.#store.dispose();
  }

  async #show(): Promise<void> {
    const { suites } = await this.#load();
    showTargets(this.#controller, this.#deps.directory.list(), suites);
  }

  #load(): Promise<SuiteSet> {
    this.#suites ??= import('../../workbench/conformance/suiteSets.js').then(({ allSuites }) =>
      allSuites(),
    );
    return this.#suites;
  }

  async #run(
    request: vscode.TestRunRequest,
    token: vscode.CancellationToken,
    tell: (title: string) => void = () => undefined,
  ): Promise<void> {
    const run = this.#controller.createTestRun(request);
    const abort = new AbortController();
    const listening = [token, run.token].map((one) =>
      one.onCancellationRequested(() => {
        abort.abort();
      }),
    );
    try {
      for (const selection of selectTests(this.#controller, request)) {
        await this.#runTarget({ run, selection, signal: abort.signal, tell });
      }
    } finally {
      for (const one of listening) {
        one.dispose();
      }
      run.end();
    }
  }

  async #runTarget(parts: Omit<TargetRun, 'suites'>): Promise<void> {
    const { targetId } = parts.selection;
    this.#runs.delete(targetId);
    const kept = await runTarget(this.#deps, { ...parts, suites: await this.#load() });
    if (kept) {
      this.#runs.set(targetId, kept);
    }
  }
}
