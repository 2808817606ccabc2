import * as vscode from 'vscode';
import { type Logger } from '../base/logger.js';
import { type ProblemReport, toProblemLines } from '../base/problemReport.js';
import { executeCommand } from './commands.js';
import { HostError } from './hostError.js';
import { type RunInBackground } from './runInBackground.js';
import { openSetting } from './settings.js';
import { translateError } from './translate.js';

interface Action {
  readonly title: string;
  run(): PromiseLike<unknown>;
}

/** Shows each failure once, with what can be done about it. */
export class ErrorReporter {
  readonly #logger: Logger;
  readonly #runInBackground: RunInBackground;

  constructor(logger: Logger, runInBackground: RunInBackground) {
    this.#logger = logger;
    this.#runInBackground = runInBackground;
  }

  /** Does not wait for the user. */
  report(error: unknown, what: string): void {
    this.#runInBackground('show an error', this.#show(error, what));
  }

  async #show(error: unknown, what: string): Promise<void> {
    const failure = await readFailure(error);
    const reason = failure?.reason;
    if (reason === 'aborted') {
      // Somebody stopped the server while it started: that is what was asked for.
      this.#logger.info('given up', { what, reason });
      return;
    }
    this.#logger.error(error, { what, reason });
    if (failure?.report && failure.report.problems.length > 1) {
      // The message has only the first one.
      this.#logger.warn(toProblemLines(failure.report));
    }
    const actions = [...actionsFor(failure), showLog()];
    const chosen = await vscode.window.showErrorMessage(
      toMessage(error, reason),
      ...actions.map(({ title }) => title),
    );
    await actions.find(({ title }) => title === chosen)?.run();
  }
}

interface Failure {
  readonly reason: string;
  /** Of a setting, below `server.`, or of a secret. */
  readonly option?: string;
  readonly report?: ProblemReport | undefined;
}

/** Undefined for a bug. */
async function readFailure(error: unknown): Promise<Failure | undefined> {
  if (error instanceof HostError) {
    const { reason, setting, report } = error;
    const option = setting?.replace('server.', '');
    return { reason, report, ...(option !== undefined && { option }) };
  }
  // Loaded by now if the error is from there; never loaded by `activate`.
  const { WorkbenchError } = await import('../workbench/workbenchError.js');
  if (!(error instanceof WorkbenchError)) {
    return undefined;
  }
  const { reason, option, report } = error;
  return { reason, report, ...(option !== undefined && { option }) };
}

function toMessage(error: unknown, reason: string | undefined): string {
  const message = translateError(error);
  return reason === undefined
    ? vscode.l10n.t('SCIM Workbench failed unexpectedly: {0}', message)
    : message;
}

function actionsFor(failure: Failure | undefined): readonly Action[] {
  if (!failure) {
    return [];
  }
  const { reason, option } = failure;
  if (option !== undefined) {
    return forwardOptions.has(option)
      ? [startForward()]
      : [secretOptions.has(option) ? enterSecret() : openSettings(`server.${option}`)];
  }
  return actionTable.get(reason)?.() ?? [];
}

/** They are asked for by the command. */
const forwardOptions: ReadonlySet<string> = new Set(['target', 'targetAuthorization']);

/** They stand in no setting. */
const secretOptions: ReadonlySet<string> = new Set(['token', 'clientSecret']);

const actionTable: ReadonlyMap<string, () => readonly Action[]> = new Map([
  ['portInUse', () => [useFreePort(), openSettings('server.port')]],
  ['portDenied', () => [useFreePort(), openSettings('server.port')]],
  ['hostUnavailable', () => [openSettings('server.host')]],
  ['invalidOptions', () => [openSettings('server')]],
  ['invalidSchema', () => [openSettings('server.schemas')]],
  ['invalidData', () => [openSettings('server.data')]],
  ['invalidStore', () => [openSettings('server.store')]],
  ['storeInUse', () => [openSettings('server.store')]],
  ['badSettings', () => [openSettings('server')]],
  ['notRunning', () => [startServer()]],
  ['notForwarding', () => [startForward()]],
]);

const enterSecret = (): Action => ({
  title: vscode.l10n.t('Enter Another'),
  run: () => executeCommand('scimWorkbench.server.setSecret'),
});

const useFreePort = (): Action => ({
  title: vscode.l10n.t('Use a Free Port'),
  run: () => executeCommand('scimWorkbench.server.start', { port: 0 }),
});

const startServer = (): Action => ({
  title: vscode.l10n.t('Start Mock Server'),
  run: () => executeCommand('scimWorkbench.server.start'),
});

const startForward = (): Action => ({
  title: vscode.l10n.t('Forward to My SCIM Server…'),
  run: () => executeCommand('scimWorkbench.forward.start'),
});

const openSettings = (name: string): Action => ({
  title: vscode.l10n.t('Open Settings'),
  run: () => openSetting(name),
});

const showLog = (): Action => ({
  title: vscode.l10n.t('Show Log'),
  run: () => executeCommand('scimWorkbench.log.show'),
});
