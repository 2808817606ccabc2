import { join } from 'node:path';
import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../base/json.js';
import { CaptureCommands } from './captures/captureCommands.js';
import { registerCommands } from './commands.js';
import { createComparisonLoader } from './comparison/loadComparisons.js';
import { contextKeys, documentScheme, viewIds } from './contributions.js';
import { createCommandMap } from './commandMap.js';
import { followOktaRequests } from './oktaRequests.js';
import { Credentials } from './credentials.js';
import { ReadOnlyFiles } from './documents/readOnlyFiles.js';
import { ErrorReporter } from './errorReporter.js';
import { ForwardController } from './forward/forwardController.js';
import { BreakpointCommands } from './breakpoints/breakpointCommands.js';
import { createInspectorActions } from './inspector/inspectorActions.js';
import { type ReadParts } from './inspector/readParts.js';
import { InspectorPanel } from './inspector/inspectorPanel.js';
import { TrafficFindings } from './findings/trafficFindings.js';
import { LanguageFeatures } from './language/languageFeatures.js';
import { loadWorkbench } from './loadWorkbench.js';
import { OktaCommands } from './okta/oktaCommands.js';
import { OktaTree } from './okta/oktaTree.js';
import { SimulatedOkta } from './okta/simulatedOkta.js';
import { createOutputLogger } from './outputLogger.js';
import { createSessionLoader } from './sessions/loadSessions.js';
import { ScenarioCommands } from './scenarios/scenarioCommands.js';
import { ReplayCommands } from './replay/replayCommands.js';
import { RequestDrafts } from './replay/requestDrafts.js';
import { createRunInBackground } from './runInBackground.js';
import { CopyCommands } from './server/copyCommands.js';
import { ServerController } from './server/serverController.js';
import { ServerSession } from './server/serverSession.js';
import { watchSettings } from './server/settingsWatcher.js';
import { createSettingsReader } from './settingsNotice.js';
import { showStoreMessage } from './server/storeNotice.js';
import { TargetCommands } from './targets/targetCommands.js';
import { TargetDirectory } from './targets/targetDirectory.js';
import { TargetStore } from './targets/targetStore.js';
import { ConformanceCommands } from './tests/conformanceCommands.js';
import { ConformanceTests } from './tests/conformanceTests.js';
import { SettingsFormEditor } from './settingsForm/settingsFormEditor.js';
import { ServerTree } from './views/serverTree.js';
import { StatusBar } from './views/statusBar.js';
import { WorkbenchLoader } from './workbenchLoader.js';

let stopServer: (() => Promise<void>) | undefined;

/** Puts everything together and loads nothing: the server's code comes with the first use of it. */
export function activate(context: vscode.ExtensionContext): void {
  const startedAt = performance.now();
  const channel = vscode.window.createOutputChannel('SCIM Workbench', { log: true });
  const logger = createOutputLogger(channel);
  const runInBackground = createRunInBackground(logger);
  const readSettings = createSettingsReader(logger, runInBackground);
  const reporter = new ErrorReporter(logger, runInBackground);
  const report = (error: unknown, what: string): void => {
    reporter.report(error, what);
  };
  const workbench = new WorkbenchLoader({
    load: () => loadWorkbench({ context, logger, readSettings, runInBackground }),
    onListenerError: (error) => {
      logger.error(error, { what: 'listener' });
    },
  });
  const server = new ServerController({
    workbench,
    credentials: new Credentials(context.secrets),
    session: new ServerSession(context.workspaceState),
    readSettings,
    logger,
  });
  const forward = new ForwardController({
    workbench,
    memory: context.workspaceState,
    readSettings,
  });
  const readParts: ReadParts = () => inspector.readParts();
  const sessions = createSessionLoader({
    readParts,
    workbench,
    // A window without a folder has no storage of its own; its sessions are those of all such windows.
    path: join((context.storageUri ?? context.globalStorageUri).fsPath, 'sessions'),
    tell: (message) => {
      runInBackground('tell the user', vscode.window.showInformationMessage(message));
    },
  });
  const compareDeps = { workbench, sessions, memory: context.workspaceState, runInBackground };
  const comparisons = createComparisonLoader(compareDeps);
  const inspector = new InspectorPanel({
    workbench,
    comparisons,
    extensionUri: context.extensionUri,
    actions: createInspectorActions(workbench),
    runInBackground,
  });
  const tree = new ServerTree(workbench);
  const files = new ReadOnlyFiles(workbench, comparisons);
  const language = new LanguageFeatures(logger, runInBackground);
  const findings = new TrafficFindings(workbench, runInBackground);
  const onListenerError = (error: unknown): void => {
    logger.error(error, { what: 'listener' });
  };
  const targetStore = new TargetStore({
    state: context.workspaceState,
    secrets: context.secrets,
    onListenerError,
  });
  const directory = new TargetDirectory({ store: targetStore, server, workbench, onListenerError });
  const targets = new TargetCommands(directory);
  const tests = new ConformanceTests({ directory, targets, workbench, runInBackground });
  const okta = new SimulatedOkta({
    open: async (target, kind) => {
      const { openOktaOrg } = await import('./okta/openOktaOrg.js');
      return openOktaOrg({ directory, workbench, logger }, target, kind);
    },
    onListenerError,
  });
  const oktaTree = new OktaTree(okta);
  const drafts = new RequestDrafts();
  const breakpoints = new BreakpointCommands({ workbench, inspector, runInBackground });
  const commands = createCommandMap({
    workbench,
    server,
    forward,
    inspector,
    tree,
    copy: new CopyCommands({ server, runInBackground, logger }),
    findings,
    language,
    captures: new CaptureCommands({
      workbench,
      readParts,
      runInBackground,
      version: versionOf(context.extension),
    }),
    breakpoints,
    scenarios: new ScenarioCommands({
      workbench,
      targets,
      directory,
      logger,
      readParts,
      runInBackground,
    }),
    sessions,
    compare: { ...compareDeps, comparisons, show: (id) => inspector.showComparison(id) },
    replay: new ReplayCommands({
      workbench,
      directory,
      targets,
      drafts,
      inspector,
      runInBackground,
    }),
    targets,
    directory,
    conformance: new ConformanceCommands({ tests, targets, version: versionOf(context.extension) }),
    okta: new OktaCommands(okta, targets, { directory, workbench, logger }),
    showLog: () => {
      channel.show();
    },
    log: (line) => {
      channel.info(line);
    },
    runInBackground,
  });
  stopServer = () => workbench.stop();
  context.subscriptions.push(
    channel,
    workbench,
    inspector,
    tree,
    files,
    drafts,
    breakpoints,
    new StatusBar(workbench),
    registerCommands(commands, report),
    new SettingsFormEditor({ extensionUri: context.extensionUri, runInBackground }).register(),
    vscode.window.createTreeView(viewIds.server, { treeDataProvider: tree, showCollapseAll: true }),
    vscode.workspace.registerFileSystemProvider(documentScheme, files, {
      isCaseSensitive: true,
      isReadonly: true,
    }),
    workbench.onStoreMessage((message) => {
      runInBackground('store message', showStoreMessage(message));
    }),
    findings,
    language,
    watchSettings({
      workbench,
      server,
      forward,
      report,
      tellProblems: readSettings,
      runInBackground,
    }),
    targetStore,
    directory,
    tests,
    okta,
    oktaTree,
    okta.onDidChange(() => {
      const isRunning = okta.running !== undefined;
      runInBackground(
        'set context',
        vscode.commands.executeCommand('setContext', contextKeys.isOktaRunning, isRunning),
      );
    }),
    vscode.window.createTreeView(viewIds.okta, {
      treeDataProvider: oktaTree,
      showCollapseAll: true,
    }),
    workbench.onDidChangeDirectory(() => {
      files.refresh();
    }),
    followOktaRequests(workbench, runInBackground),
    workbench.onDidChangeForward(({ status }) => {
      runInBackground(
        'set context',
        vscode.commands.executeCommand('setContext', contextKeys.forwardState, status),
      );
    }),
    workbench.onDidChangeServer(({ status }) => {
      files.refresh();
      runInBackground(
        'set context',
        vscode.commands.executeCommand('setContext', contextKeys.serverState, status),
      );
    }),
  );
  server.restore().catch((error: unknown) => {
    report(error, 'restore');
  });
  logger.info('activated', { duration: Math.round((performance.now() - startedAt) * 10) / 10 });
}

/** VS Code gives this promise at most five seconds and does not hold a window reload for it. */
export function deactivate(): Promise<void> | undefined {
  return stopServer?.();
}

function versionOf({ packageJSON }: vscode.Extension<unknown>): string {
  const manifest: unknown = packageJSON;
  const version = isJsonObject(manifest) ? readMember(manifest, 'version') : undefined;
  return typeof version === 'string' ? version : '';
}
