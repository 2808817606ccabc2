import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type JobReport } from '../../okta/org/job.js';
import { type AppKind, appKinds } from '../../okta/client/appKind.js';
import { OrgError } from '../../okta/org/orgError.js';
import { type OktaCommandId, type ServedApi, viewIds } from '../contributions.js';
import { HostError } from '../hostError.js';
import { type TargetCommands } from '../targets/targetCommands.js';
import { type PlayResult } from '../../okta/scenarios/scenarioResult.js';
import { oktaActions } from './oktaActions.js';
import { findOktaNode } from './oktaNodes.js';
import { type PlayDeps } from './playScenarios.js';
import { type RunningOkta, type SimulatedOkta } from './simulatedOkta.js';

/** `scimWorkbench.okta.*` */
export class OktaCommands {
  readonly #okta: SimulatedOkta;
  readonly #targets: TargetCommands;
  readonly #playDeps: PlayDeps;

  constructor(okta: SimulatedOkta, targets: TargetCommands, playDeps: PlayDeps) {
    this.#okta = okta;
    this.#targets = targets;
    this.#playDeps = playDeps;
  }

  /** @param options `{ target?, client? }` of a caller, else the user is asked */
  async start(options: unknown): Promise<RunningOkta | undefined> {
    const given = isJsonObject(options) ? options : {};
    const target = await this.#targets.choose(readMember(given, 'target'));
    if (!target || !(await this.#targets.confirmWriting(target))) {
      return undefined;
    }
    const kind = await readOrAskKind(readMember(given, 'client'), options === undefined);
    if (kind === undefined) {
      return undefined;
    }
    const running = await this.#okta.start(target, kind);
    await vscode.commands.executeCommand(`${viewIds.okta}.focus`);
    return running;
  }

  /** @param options `{ target?, client?, scenarios? }` of a caller, else the user is asked */
  async play(options: unknown): Promise<PlayResult | undefined> {
    const { askScenarios, playInEditor, readScenarios } = await import('./playScenarios.js');
    const isAsked = options === undefined;
    const given = isJsonObject(options) ? options : {};
    const named = readScenarios(given);
    const target = await this.#targets.choose(readMember(given, 'target'));
    if (!target || !(await this.#targets.confirmWriting(target))) {
      return undefined;
    }
    const kind = await readOrAskKind(readMember(given, 'client'), isAsked);
    const scenarios = kind && (named ?? (await askScenarios()));
    return scenarios
      ? playInEditor(this.#playDeps, { target, kind, scenarios, isShown: isAsked })
      : undefined;
  }

  /** Okta's management API over this org, as Okta's own CRUD test wants it. */
  async serveApi(): Promise<ServedApi> {
    const { baseUrl, authorization, appId } = await this.#getRunning().serveApi();
    return { baseUrl, authorization, appId };
  }

  stop(): void {
    this.#okta.stop();
  }

  /**
   * Does what an administrator does, and waits for all that Okta sends because of it.
   *
   * @param subject a row of the tree, an id or a name; else the user is asked
   * @returns what was sent and what came of it; undefined where the user left
   */
  async act(
    command: OktaCommandId,
    subject?: unknown,
    value?: unknown,
  ): Promise<readonly JobReport[] | undefined> {
    const { org } = this.#getRunning();
    const reports: JobReport[] = [];
    const listening = org.onDidEndJob((report) => {
      reports.push(report);
    });
    try {
      const node = findOktaNode(subject) ?? (typeof subject === 'string' ? subject : undefined);
      if (!(await oktaActions[command].run(org, node, value))) {
        return undefined;
      }
      await vscode.window.withProgress({ location: { viewId: viewIds.okta } }, () => org.idle());
      return reports;
    } catch (cause) {
      if (cause instanceof OrgError) {
        throw new HostError('badArgument', `${cause.message}.`, { cause });
      }
      throw cause;
    } finally {
      listening.dispose();
    }
  }

  #getRunning(): RunningOkta {
    const { running } = this.#okta;
    if (!running) {
      throw new HostError(
        'notRunning',
        vscode.l10n.t('No simulated Okta is running. Start it first.'),
      );
    }
    return running;
  }
}

async function readOrAskKind(given: unknown, mayAsk: boolean): Promise<AppKind | undefined> {
  if (given === undefined) {
    return mayAsk ? askForKind() : 'aiw';
  }
  const kind = appKinds.find((one) => one === given);
  if (kind === undefined) {
    throw new HostError(
      'badArgument',
      vscode.l10n.t(
        'The client must be one of {0}, but is {1}.',
        appKinds.join(', '),
        JSON.stringify(given),
      ),
    );
  }
  return kind;
}

async function askForKind(): Promise<AppKind | undefined> {
  const items: readonly (vscode.QuickPickItem & { readonly appKind: AppKind })[] = [
    {
      label: vscode.l10n.t('App Integration Wizard'),
      detail: vscode.l10n.t('A SAML or SWA app of your own with SCIM provisioning: PUT only'),
      appKind: 'aiw',
    },
    {
      label: vscode.l10n.t('OIN, or a SCIM test app of the catalogue'),
      detail: vscode.l10n.t('PATCH for activation and for groups, PUT for profiles'),
      appKind: 'oin',
    },
    {
      label: vscode.l10n.t('OIN without PATCH'),
      detail: vscode.l10n.t('“Support PATCH for User” is off: PUT for people, PATCH for groups'),
      appKind: 'oin-nopatch',
    },
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('Okta (Simulated)'),
    placeHolder: vscode.l10n.t('Which kind of app is it in Okta?'),
  });
  return chosen?.appKind;
}
