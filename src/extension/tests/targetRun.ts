import * as vscode from 'vscode';
import { type RunResult } from '../../conformance/model/runResult.js';
import { type Exchange } from '../../exchange/exchange.js';
import { type SuiteSet } from '../../workbench/conformance/suiteSets.js';
import { toExchangeUri } from '../documents/documentUris.js';
import { readRuleLevels } from '../settings.js';
import { type KnownTarget, mockTargetId } from '../targets/knownTarget.js';
import { type TargetCommands } from '../targets/targetCommands.js';
import { type TargetDirectory } from '../targets/targetDirectory.js';
import { type WorkbenchLoader } from '../workbenchLoader.js';
import { alreadyCaptured, captureAll, type RunCaptures } from './runCaptures.js';
import { type Locate, ShownRun } from './shownRun.js';
import { narrowSuites, type TargetSelection } from './testSelection.js';

export interface TargetRunDeps {
  readonly directory: TargetDirectory;
  readonly targets: TargetCommands;
  readonly workbench: WorkbenchLoader;
}

export interface TargetRun {
  readonly run: vscode.TestRun;
  readonly selection: TargetSelection;
  readonly suites: SuiteSet;
  readonly signal: AbortSignal;
  /** Takes the title of each case as it begins. */
  readonly tell: (title: string) => void;
}

/** A run with what it sent, for reports. */
export interface KeptRun {
  readonly result: RunResult;
  /** By id. */
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

/** Runs the chosen cases of one server; undefined where it was not called at all. */
export async function runTarget(
  deps: TargetRunDeps,
  { run, selection, suites, signal, tell }: TargetRun,
): Promise<KeptRun | undefined> {
  const target = deps.directory.find(selection.targetId);
  const captures = await capturesFor(deps.workbench, target);
  const shown = new ShownRun(run, selection, toLocate(captures));
  const refusal = await findRefusal(deps.targets, target);
  if (!target || refusal !== undefined) {
    shown.fail(refusal ?? '');
    return undefined;
  }
  shown.begin(target);
  const { checkServer } = await import('../../workbench/conformance/checkServer.js');
  const result = await checkServer({
    target: await deps.directory.resolve(target),
    suites: narrowSuites(suites.suites, selection),
    requirements: suites.requirements,
    signal,
    levels: readRuleLevels(),
    onEvent: (event) => {
      if (event.kind === 'exchange') {
        captures.take(event.exchange);
      } else if (event.kind === 'caseStarted') {
        tell(event.case.title);
      }
      shown.take(event);
    },
  });
  shown.finish(result);
  return { result, exchanges: shown.exchanges };
}

async function findRefusal(
  targets: TargetCommands,
  target: KnownTarget | undefined,
): Promise<string | undefined> {
  if (!target) {
    return vscode.l10n.t('it is not there any more');
  }
  return (await targets.confirmWriting(target))
    ? undefined
    : vscode.l10n.t('nobody agreed that a server elsewhere is written to');
}

async function capturesFor(
  workbench: WorkbenchLoader,
  target: KnownTarget | undefined,
): Promise<RunCaptures> {
  const { captures } = await workbench.get();
  return target?.id === mockTargetId ? alreadyCaptured(captures) : captureAll(captures);
}

/** The document of an exchange, from which the inspector is one step away. */
const toLocate =
  (captures: RunCaptures): Locate =>
  (exchange) => {
    const captured = captures.find(exchange);
    return (
      captured &&
      new vscode.Location(
        toExchangeUri(captured.id, `${captured.request.method} ${captured.path}.http`),
        new vscode.Position(0, 0),
      )
    );
  };
