import { type BreakpointCommands } from './breakpoints/breakpointCommands.js';
import { type CaptureCommands } from './captures/captureCommands.js';
import { type CompareCommandDeps } from './comparison/compareCommand.js';
import { type CommandMap } from './commands.js';
import { readFileArgument } from './fileArgument.js';
import { type ForwardController, readForwardStart } from './forward/forwardController.js';
import { copyForwardBaseUrl, showForwarding } from './forward/forwardNotice.js';
import { type InspectorPanel } from './inspector/inspectorPanel.js';
import { type TrafficFindings } from './findings/trafficFindings.js';
import { type LanguageFeatures } from './language/languageFeatures.js';
import { type CopyCommands } from './server/copyCommands.js';
import { type ReplayCommands } from './replay/replayCommands.js';
import { type LoadSessions } from './sessions/loadSessions.js';
import { type ScenarioCommands } from './scenarios/scenarioCommands.js';
import { type RunInBackground } from './runInBackground.js';
import { type OktaCommands } from './okta/oktaCommands.js';
import { showServedApi } from './okta/servedNotice.js';
import { createOktaMap } from './okta/oktaCommandMap.js';
import { type ServerController } from './server/serverController.js';
import { showStarted } from './server/startedNotice.js';
import { readStartOptions } from './server/startOptions.js';
import { type TargetCommands } from './targets/targetCommands.js';
import { type TargetDirectory } from './targets/targetDirectory.js';
import { type ConformanceCommands } from './tests/conformanceCommands.js';
import { findExchangeId } from './tests/messageExchange.js';
import { findTargetId } from './tests/testIds.js';
import { showServerMenu } from './views/serverMenu.js';
import { type ServerTree } from './views/serverTree.js';
import { findFaultId, isTreeNode } from './views/treeNodes.js';
import { type WorkbenchLoader } from './workbenchLoader.js';

export interface CommandDeps {
  readonly workbench: WorkbenchLoader;
  readonly server: ServerController;
  readonly forward: ForwardController;
  readonly inspector: InspectorPanel;
  readonly tree: ServerTree;
  readonly copy: CopyCommands;
  readonly captures: CaptureCommands;
  readonly replay: ReplayCommands;
  readonly scenarios: ScenarioCommands;
  readonly sessions: LoadSessions;
  readonly compare: CompareCommandDeps;
  readonly breakpoints: BreakpointCommands;
  readonly findings: TrafficFindings;
  readonly language: LanguageFeatures;
  readonly targets: TargetCommands;
  readonly directory: TargetDirectory;
  readonly conformance: ConformanceCommands;
  readonly okta: OktaCommands;
  readonly showLog: () => void;
  /** A line for the user to read. */
  readonly log: (line: string) => void;
  readonly runInBackground: RunInBackground;
}

/** What each command does. Code that only a few of them need is loaded with the first of them. */
export function createCommandMap({
  workbench,
  server,
  forward,
  inspector,
  tree,
  copy,
  captures,
  replay,
  scenarios,
  sessions,
  compare,
  breakpoints,
  findings,
  language,
  targets,
  directory,
  conformance,
  okta,
  showLog,
  log,
  runInBackground,
}: CommandDeps): CommandMap {
  return {
    'scimWorkbench.server.start': async (options) => {
      const wanted = withoutNode(options);
      const running = await server.start(readStartOptions(wanted));
      // A caller with options of its own is a program, and an open inspector shows all this itself.
      if (wanted === undefined && !inspector.isOpen) {
        runInBackground('say that the server runs', showStarted(running));
      }
      return { baseUrl: running.baseUrl, authorization: await server.createAuthorization() };
    },
    'scimWorkbench.server.stop': done(() => server.stop()),
    'scimWorkbench.server.restart': done(() => server.restart()),
    'scimWorkbench.server.reset': done(() => server.reset()),
    'scimWorkbench.server.copyBaseUrl': () => copy.copyBaseUrl(),
    'scimWorkbench.server.copyLocalBaseUrl': () => copy.copyLocalBaseUrl(),
    'scimWorkbench.server.copyAuthorization': () => copy.copyAuthorization(),
    'scimWorkbench.server.copyOAuthSettings': () => copy.copyOAuthSettings(),
    'scimWorkbench.server.showOAuthSettings': done(() => copy.showOAuthSettings()),
    'scimWorkbench.server.setSecret': done(async (secret) => {
      const { setSecret } = await import('./server/setSecret.js');
      await setSecret(server, withoutNode(secret));
    }),
    'scimWorkbench.server.renewCredentials': done(() => server.renewCredentials()),
    'scimWorkbench.server.showMenu': done(() =>
      showServerMenu(workbench.serverState, workbench.forwardState),
    ),
    'scimWorkbench.forward.start': async (options) => {
      const wanted = withoutNode(options);
      const running = await forward.start(readForwardStart(wanted));
      if (running && wanted === undefined) {
        runInBackground('say that requests are forwarded', showForwarding(running));
      }
      return running && { baseUrl: running.baseUrl };
    },
    'scimWorkbench.forward.stop': done(() => forward.stop()),
    'scimWorkbench.forward.copyBaseUrl': () => copyForwardBaseUrl(forward.getRunning()),
    'scimWorkbench.profile.change': async (name) => {
      const { changeProfile } = await import('./profile/profileCommands.js');
      return changeProfile(server, withoutNode(name));
    },
    'scimWorkbench.profile.set': async (name, value) => {
      const { setSwitch } = await import('./profile/profileCommands.js');
      return setSwitch(server, { name: withoutNode(name), value: withoutNode(value) });
    },
    'scimWorkbench.profile.reset': async () => {
      const { resetSwitches } = await import('./profile/profileCommands.js');
      return resetSwitches(server);
    },
    'scimWorkbench.inspector.open': done((exchangeId) =>
      inspector.show(typeof exchangeId === 'string' ? exchangeId : undefined),
    ),
    'scimWorkbench.captures.list': () => captures.list(),
    'scimWorkbench.captures.clear': done(() => captures.clear()),
    'scimWorkbench.captures.export': (options) => captures.exportTo(withoutNode(options)),
    'scimWorkbench.captures.copyAs': (options) => captures.copyAs(withoutNode(options)),
    'scimWorkbench.captures.replay': (options) => replay.replay(withoutNode(options)),
    'scimWorkbench.captures.edit': (options) => replay.edit(withoutNode(options)),
    'scimWorkbench.captures.sendEdited': (options) => replay.sendEdited(options),
    'scimWorkbench.captures.editRequestLine': (document, line) =>
      replay.editRequestLine(document, line),
    'scimWorkbench.captures.editHeaders': (document, lines) => replay.editHeaders(document, lines),
    'scimWorkbench.captures.openFixture': (options) => captures.openFixture(withoutNode(options)),
    'scimWorkbench.captures.saveScenario': (options) => scenarios.save(withoutNode(options)),
    'scimWorkbench.scenario.play': (options) => scenarios.play(withoutNode(options)),
    'scimWorkbench.captures.compare': async (given) => {
      const { compareCommand } = await import('./comparison/compareCommand.js');
      return compareCommand(compare, withoutNode(given));
    },
    'scimWorkbench.sessions.list': async () => (await sessions()).list(),
    'scimWorkbench.sessions.save': async (given) => (await sessions()).save(withoutNode(given)),
    'scimWorkbench.sessions.open': async (given) => (await sessions()).open(withoutNode(given)),
    'scimWorkbench.sessions.rename': async (given) => (await sessions()).rename(withoutNode(given)),
    'scimWorkbench.sessions.delete': async (given) => (await sessions()).delete(withoutNode(given)),
    'scimWorkbench.captures.import': (file) => captures.importFrom(readFileArgument(file)),
    'scimWorkbench.breakpoints.add': (given) => breakpoints.add(withoutNode(given)),
    'scimWorkbench.breakpoints.remove': (given) => breakpoints.remove(withoutNode(given)),
    'scimWorkbench.breakpoints.list': () => breakpoints.list(),
    'scimWorkbench.breakpoints.show': (given) => breakpoints.show(withoutNode(given)),
    'scimWorkbench.breakpoints.continue': (given) => breakpoints.continue(withoutNode(given)),
    'scimWorkbench.breakpoints.answer': (given) => breakpoints.answer(withoutNode(given)),
    'scimWorkbench.breakpoints.drop': (given) => breakpoints.drop(withoutNode(given)),
    'scimWorkbench.settings.export': async (options) => {
      const { exportSettings } = await import('./settingsExport/exportSettings.js');
      return exportSettings(workbench, withoutNode(options));
    },
    'scimWorkbench.settings.edit': async (file) => {
      const { openSettingsForm } = await import('./settingsForm/openSettingsForm.js');
      return openSettingsForm(workbench, readFileArgument(withoutNode(file)));
    },
    'scimWorkbench.settings.probe': async (options) => {
      const { probeSettings } = await import('./settingsExport/probeSettings.js');
      const deps = { targets, directory, log, showLog, runInBackground };
      return probeSettings(deps, withoutNode(options));
    },
    'scimWorkbench.settings.import': async (file) => {
      const { importSettings } = await import('./settingsExport/importSettings.js');
      return importSettings(readFileArgument(file), runInBackground);
    },
    'scimWorkbench.document.validate': async (file) => {
      const { validateDocument } = await import('./language/validateDocument.js');
      return validateDocument(language.diagnostics, runInBackground, file);
    },
    'scimWorkbench.findings.show': (exchangeId) => findings.show(withoutNode(exchangeId)),
    'scimWorkbench.filter.evaluate': async (expression, options) => {
      const { evaluateFilter } = await import('./filter/evaluateFilter.js');
      const deps = { workbench, server, schemas: language.schemas, runInBackground };
      return evaluateFilter(deps, withoutNode(expression), withoutNode(options));
    },
    'scimWorkbench.faults.arm': async (fault) => {
      const { armFault } = await import('./faults/armFault.js');
      return armFault(workbench, server, withoutNode(fault));
    },
    'scimWorkbench.faults.disarm': async (fault) => {
      const { disarmFault } = await import('./faults/disarmFault.js');
      return disarmFault(workbench.current?.faults, findFaultId(fault));
    },
    'scimWorkbench.faults.disarmAll': () => workbench.current?.faults.disarmAll() ?? 0,
    'scimWorkbench.directory.showMore': done((typeName) => {
      if (typeof typeName === 'string') {
        tree.showMore(typeName);
      }
    }),
    'scimWorkbench.target.add': (given) => targets.add(given),
    'scimWorkbench.target.edit': (given) => targets.edit(findTargetId(given)),
    'scimWorkbench.target.remove': (given) => targets.remove(findTargetId(given)),
    'scimWorkbench.conformance.run': (options) => conformance.run(withoutNode(options)),
    'scimWorkbench.conformance.saveReport': (options) => conformance.saveReport(options),
    'scimWorkbench.conformance.showExchange': done((message) =>
      inspector.show(findExchangeId(message)),
    ),
    'scimWorkbench.okta.start': async (options) => {
      const started = await okta.start(withoutNode(options));
      return started && { baseUrl: started.target.baseUrl, client: started.org.app.kind };
    },
    'scimWorkbench.okta.play': (options) => okta.play(withoutNode(options)),
    'scimWorkbench.okta.serveApi': async () => {
      const served = await okta.serveApi();
      runInBackground('say where the management API is', showServedApi(served));
      return served;
    },
    'scimWorkbench.okta.stop': done(() => {
      okta.stop();
    }),
    ...createOktaMap(okta),
    'scimWorkbench.log.show': done(showLog),
  };
}

/** A button in a row of the tree hands its row to the command. */
const withoutNode = (argument: unknown): unknown => (isTreeNode(argument) ? undefined : argument);

/** Nothing to give back but the end of it. */
const done =
  (run: (argument: unknown) => Promise<void> | void) =>
  async (argument?: unknown): Promise<undefined> => {
    await run(argument);
    return undefined;
  };
