/**
 * What package.json contributes, as far as code names it. A test compares both, each way.
 */

import type { Uri } from 'vscode';
import { type JsonObject } from '../base/json.js';
import { type BreakpointState } from './breakpoints/breakpointState.js';
import { type CaptureComparison } from '../workbench/comparison/compareCaptures.js';
import { type SavedSession } from '../workbench/sessions/sessionFolder.js';
import { type RunResult } from '../conformance/model/runResult.js';
import { type Breakpoint } from '../exchange/breakpoints/breakpoint.js';
import { type Exchange } from '../exchange/exchange.js';
import { type ArmedFault } from '../faults/armedFault.js';
import { type JobReport } from '../okta/org/job.js';
import { type AppKind } from '../okta/client/appKind.js';
import { type PlayResult } from '../okta/scenarios/scenarioResult.js';
import { type FindingLevel, type OktaConsequence } from '../validate/finding.js';
import { type OpenedFixture } from './captures/openedFixture.js';
import { type ReplayResult } from './replay/replayResult.js';
import { type KnownTarget } from './targets/knownTarget.js';
import { type ProfileName, type SwitchValues } from '../scim/profile.js';

/** What an administrator does in the simulated Okta. */
export const oktaCommandIds = [
  'scimWorkbench.okta.testConnection',
  'scimWorkbench.okta.import',
  'scimWorkbench.okta.forceSync',
  'scimWorkbench.okta.addPerson',
  'scimWorkbench.okta.addGroup',
  'scimWorkbench.okta.assign',
  'scimWorkbench.okta.unassign',
  'scimWorkbench.okta.provision',
  'scimWorkbench.okta.rename',
  'scimWorkbench.okta.changeTitle',
  'scimWorkbench.okta.suspend',
  'scimWorkbench.okta.unsuspend',
  'scimWorkbench.okta.deactivate',
  'scimWorkbench.okta.activate',
  'scimWorkbench.okta.addMember',
  'scimWorkbench.okta.removeMember',
  'scimWorkbench.okta.push',
  'scimWorkbench.okta.pushNow',
  'scimWorkbench.okta.deactivatePush',
  'scimWorkbench.okta.activatePush',
  'scimWorkbench.okta.unlink',
  'scimWorkbench.okta.unlinkAndDelete',
  'scimWorkbench.okta.retry',
] as const;
export type OktaCommandId = (typeof oktaCommandIds)[number];

export const commandIds = [
  'scimWorkbench.server.start',
  'scimWorkbench.server.stop',
  'scimWorkbench.server.restart',
  'scimWorkbench.server.reset',
  'scimWorkbench.server.copyBaseUrl',
  'scimWorkbench.server.copyLocalBaseUrl',
  'scimWorkbench.server.copyAuthorization',
  'scimWorkbench.server.copyOAuthSettings',
  'scimWorkbench.server.showOAuthSettings',
  'scimWorkbench.server.setSecret',
  'scimWorkbench.server.renewCredentials',
  'scimWorkbench.server.showMenu',
  'scimWorkbench.forward.start',
  'scimWorkbench.forward.stop',
  'scimWorkbench.forward.copyBaseUrl',
  'scimWorkbench.profile.change',
  'scimWorkbench.profile.set',
  'scimWorkbench.profile.reset',
  'scimWorkbench.inspector.open',
  'scimWorkbench.captures.list',
  'scimWorkbench.captures.clear',
  'scimWorkbench.captures.export',
  'scimWorkbench.captures.copyAs',
  'scimWorkbench.captures.replay',
  'scimWorkbench.captures.edit',
  'scimWorkbench.captures.sendEdited',
  'scimWorkbench.captures.editRequestLine',
  'scimWorkbench.captures.editHeaders',
  'scimWorkbench.captures.import',
  'scimWorkbench.captures.openFixture',
  'scimWorkbench.captures.saveScenario',
  'scimWorkbench.captures.compare',
  'scimWorkbench.sessions.list',
  'scimWorkbench.sessions.save',
  'scimWorkbench.sessions.open',
  'scimWorkbench.sessions.rename',
  'scimWorkbench.sessions.delete',
  'scimWorkbench.scenario.play',
  'scimWorkbench.breakpoints.add',
  'scimWorkbench.breakpoints.remove',
  'scimWorkbench.breakpoints.list',
  'scimWorkbench.breakpoints.show',
  'scimWorkbench.breakpoints.continue',
  'scimWorkbench.breakpoints.answer',
  'scimWorkbench.breakpoints.drop',
  'scimWorkbench.settings.export',
  'scimWorkbench.settings.edit',
  'scimWorkbench.settings.probe',
  'scimWorkbench.settings.import',
  'scimWorkbench.document.validate',
  'scimWorkbench.findings.show',
  'scimWorkbench.filter.evaluate',
  'scimWorkbench.faults.arm',
  'scimWorkbench.faults.disarm',
  'scimWorkbench.faults.disarmAll',
  'scimWorkbench.directory.showMore',
  'scimWorkbench.target.add',
  'scimWorkbench.target.edit',
  'scimWorkbench.target.remove',
  'scimWorkbench.conformance.run',
  'scimWorkbench.conformance.saveReport',
  'scimWorkbench.conformance.showExchange',
  'scimWorkbench.okta.start',
  'scimWorkbench.okta.stop',
  'scimWorkbench.okta.play',
  'scimWorkbench.okta.serveApi',
  ...oktaCommandIds,
  'scimWorkbench.log.show',
] as const;
export type CommandId = (typeof commandIds)[number];

/** What is wrong with a document, and where: lines and characters count from 0. */
export interface DocumentFinding {
  /** Id of the rule (docs/rules.md). */
  readonly rule: string;
  readonly level: FindingLevel;
  readonly message: string;
  /** JSON pointer (RFC 6901), empty for the whole document. */
  readonly pointer: string;
  readonly range: { readonly start: TextPosition; readonly end: TextPosition };
  /** For example `RFC 7643 2.3.2`. */
  readonly references: readonly string[];
  readonly okta?: OktaConsequence;
  readonly fix: string;
}

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface StartedServer {
  /** The address on this machine, for example `http://127.0.0.1:8484/scim/v2`. */
  readonly baseUrl: string;
  /** The whole Authorization header value; empty where the server asks for none. */
  readonly authorization: string;
}

/** What a caller of `scimWorkbench.forward.start` may say. */
export interface ForwardStart {
  /** Base URL of the SCIM server; asked for where it is left out. */
  readonly target?: string;
  /** 0 takes a free port; without it 8485, or a free one where that is taken. */
  readonly port?: number;
}

export interface StartedForward {
  /** The address on this machine, for example `http://127.0.0.1:8485/scim/v2`. */
  readonly baseUrl: string;
}

/** A profile, and the switches of it that are set otherwise than it says. */
export interface ProfileState {
  readonly profile: ProfileName;
  readonly switches: Partial<SwitchValues>;
}

/** Okta's management API of the simulated org: `oktaOrgUrl`, the header and `oktaAppId` of Okta's CRUD test. */
export interface ServedApi {
  readonly baseUrl: string;
  /** `SSWS …` */
  readonly authorization: string;
  readonly appId: string;
}

export interface StartedOkta {
  /** The server that it provisions. */
  readonly baseUrl: string;
  readonly client: AppKind;
}

/** What each command gives to its caller; nothing where it failed (and said why) or was cancelled. */
export interface CommandResults
  extends Record<Exclude<CommandId, OktaCommandId>, unknown>, OktaResults {
  /** Takes an optional `StartOptions`. */
  'scimWorkbench.server.start': StartedServer | undefined;
  'scimWorkbench.server.stop': undefined;
  'scimWorkbench.server.restart': undefined;
  'scimWorkbench.server.reset': undefined;
  'scimWorkbench.server.copyBaseUrl': string;
  'scimWorkbench.server.copyLocalBaseUrl': string;
  'scimWorkbench.server.copyAuthorization': string;
  /** What Okta's form for OAuth 2 asks for; empty where the server is in another mode. */
  'scimWorkbench.server.copyOAuthSettings': string;
  'scimWorkbench.server.showOAuthSettings': undefined;
  /** Takes token, password or client secret, whichever the server asks for; else asks. */
  'scimWorkbench.server.setSecret': undefined;
  'scimWorkbench.server.renewCredentials': undefined;
  'scimWorkbench.server.showMenu': undefined;
  /** Takes an optional `ForwardStart`. */
  'scimWorkbench.forward.start': StartedForward | undefined;
  'scimWorkbench.forward.stop': undefined;
  /** The address under which others reach it, as with the mock server. */
  'scimWorkbench.forward.copyBaseUrl': string;
  /** Takes the name of a profile, else asks. Holds from the next request on. */
  'scimWorkbench.profile.change': ProfileName | undefined;
  /** Takes the name of a switch and its value, else asks. Gives what the profile is then. */
  'scimWorkbench.profile.set': ProfileState | undefined;
  'scimWorkbench.profile.reset': ProfileState;
  /** Takes the id of an exchange to select, optionally. */
  'scimWorkbench.inspector.open': undefined;
  'scimWorkbench.captures.list': readonly Exchange[];
  'scimWorkbench.captures.clear': undefined;
  /**
   * Takes the Uri of the file, whose ending tells the format, or `{ file?, format?, exchanges?, people? }`; asks for
   * what is missing. Gives the number of exchanges written.
   */
  'scimWorkbench.captures.export': number | undefined;
  /** Takes the id of an exchange, or `{ format?, exchanges?, people? }`; asks for what is missing. Gives the text. */
  'scimWorkbench.captures.copyAs': string | undefined;
  /** Takes the id of an exchange, or `{ exchanges?, target? }` with a server as for `conformance.run`; asks for what is missing. */
  'scimWorkbench.captures.replay': ReplayResult | undefined;
  /** Takes the id of an exchange, else asks. Gives the Uri of the document to edit. */
  'scimWorkbench.captures.edit': Uri | undefined;
  /** Takes the Uri of such a document, or `{ document, target? }`. */
  'scimWorkbench.captures.sendEdited': ReplayResult | undefined;
  /** Takes the Uri of such a document and `PATCH /Users/1`; asks for what is missing. */
  'scimWorkbench.captures.editRequestLine': string | undefined;
  /** Takes the Uri of such a document and `["If-Match: *", …]`, all that it is to have; asks for what is missing. */
  'scimWorkbench.captures.editHeaders': readonly string[] | undefined;
  /** Takes the Uri of a capture file or a HAR, else asks. Gives the number of exchanges read. */
  'scimWorkbench.captures.import': number | undefined;
  /** Takes the id of an exchange, or `{ exchanges? }`; asks for what is missing. Gives the new document. */
  'scimWorkbench.captures.openFixture': OpenedFixture | undefined;
  /** Takes the id of an exchange, a list of ids, or `{ exchanges?, file?, people? }`; asks for what is missing. Gives the file. */
  'scimWorkbench.captures.saveScenario': Uri | undefined;
  /** Takes `{ before, after }`, each `current`, `{ session }` or `{ file }`, else asks. Gives what was added, is missing and differs. */
  'scimWorkbench.captures.compare': CaptureComparison | undefined;
  'scimWorkbench.sessions.list': readonly SavedSession[];
  /** Takes a name, or `{ name, replace? }`, else asks. Gives the name under which what is captured is kept. */
  'scimWorkbench.sessions.save': string | undefined;
  /** Takes a name, or `{ name, mode?: "replace" | "add" }`, else asks. Gives how many exchanges it has. */
  'scimWorkbench.sessions.open': number | undefined;
  /** Takes `{ name, to }`, else asks. Gives the new name. */
  'scimWorkbench.sessions.rename': string | undefined;
  /** Takes a name, else asks. Gives whether it is gone. */
  'scimWorkbench.sessions.delete': boolean;
  /** Takes the Uri of a scenario or a capture, or `{ file, target? }` with a server as for `conformance.run`; asks for what is missing. */
  'scimWorkbench.scenario.play': PlayResult | undefined;
  /** Takes `{ stage: "request" | "response", method?, path?, status? }`, else asks. */
  'scimWorkbench.breakpoints.add': Breakpoint | undefined;
  /** Takes the id of a breakpoint; all are meant without. What they hold goes on. Gives how many there were. */
  'scimWorkbench.breakpoints.remove': number;
  'scimWorkbench.breakpoints.list': BreakpointState;
  /** Takes the id of what is held, else the longest held is meant. Gives the Uri of the document. */
  'scimWorkbench.breakpoints.show': Uri | undefined;
  /** Takes the id of what is held, `{ id, body?, headers?, target?, status? }`, or the Uri of its document. Gives whether it was held. */
  'scimWorkbench.breakpoints.continue': boolean;
  /** Takes the same, with the status and body to answer with; else asks. */
  'scimWorkbench.breakpoints.answer': boolean;
  'scimWorkbench.breakpoints.drop': boolean;
  /** Takes `{ settings, format }`, else asks. Gives the text. */
  'scimWorkbench.settings.export': string | undefined;
  /** Takes the Uri of a settings file, else that of the active editor is meant, or it asks. Gives whether a form was opened. */
  'scimWorkbench.settings.edit': boolean;
  /** Takes `{ target?, readOnly? }`, else asks. Gives the settings file that goes with the server. */
  'scimWorkbench.settings.probe': string | undefined;
  /** Takes the Uri of a settings file or of what Okta's API answers of an app, else asks. Gives the settings file. */
  'scimWorkbench.settings.import': string | undefined;
  /** Takes the Uri of a document, else that of the active editor is meant. Gives what is wrong with it. */
  'scimWorkbench.document.validate': readonly DocumentFinding[];
  /** Takes the id of an exchange, else all are meant. Gives how many findings are in the Problems panel. */
  'scimWorkbench.findings.show': number;
  /**
   * Takes the filter, else asks; then optionally `{ source, show }`: `server`, `document` or the id of a captured
   * exchange, and whether to show what it finds. Gives the resources that match.
   */
  'scimWorkbench.filter.evaluate': readonly JsonObject[] | undefined;
  /** Takes a specification as text or object (docs/faults.md), else asks. */
  'scimWorkbench.faults.arm': ArmedFault | undefined;
  /** Takes the id of the fault, else asks. Gives whether it was armed. */
  'scimWorkbench.faults.disarm': boolean;
  /** Gives how many were armed. */
  'scimWorkbench.faults.disarmAll': number;
  'scimWorkbench.directory.showMore': undefined;
  /** Takes `{ url, authorization?, name? }`, else asks. Gives the server, with the id by which others name it. */
  'scimWorkbench.target.add': KnownTarget | undefined;
  /** Takes the id of a server, else asks. */
  'scimWorkbench.target.edit': KnownTarget | undefined;
  /** Takes the id of a server, else asks. Gives whether it was there. */
  'scimWorkbench.target.remove': boolean;
  /**
   * Takes `{ target?, suite? }`, else asks: the id of a server (`mock` is the mock server) or what `target.add`
   * takes; `okta`, `rfc`, a list of them, or `all`. Gives what came of it.
   */
  'scimWorkbench.conformance.run': RunResult | undefined;
  /** Takes `{ target?, format?, file? }`, else asks. Gives the Uri of the file. */
  'scimWorkbench.conformance.saveReport': Uri | undefined;
  'scimWorkbench.conformance.showExchange': undefined;
  /** Takes `{ target?, client? }`, else asks: a server as for `conformance.run`; `aiw`, `oin` or `oin-nopatch`. */
  'scimWorkbench.okta.start': StartedOkta | undefined;
  'scimWorkbench.okta.stop': undefined;
  /** Takes `{ target?, client?, scenarios? }`, else asks: as for `okta.start`; ids of scenarios, or `all`. */
  'scimWorkbench.okta.play': PlayResult | undefined;
  'scimWorkbench.okta.serveApi': ServedApi;
  'scimWorkbench.log.show': undefined;
}

/** Each takes the id or name of whom it is about and, where it needs one, a text; else it asks. Gives what was sent. */
type OktaResults = Readonly<Record<OktaCommandId, readonly JobReport[] | undefined>>;

export const viewIds = { server: 'scimWorkbench.server', okta: 'scimWorkbench.okta' } as const;

export const testControllerId = 'scimWorkbench.conformance';

export const walkthroughId = 'scimWorkbench.getStarted';

/** Set for `when` clauses of the manifest. */
export const contextKeys = {
  serverState: 'scimWorkbench.server.state',
  forwardState: 'scimWorkbench.forward.state',
  isOktaRunning: 'scimWorkbench.okta.isRunning',
  hasOktaRequest: 'scimWorkbench.captures.hasOktaRequest',
} as const;

export const inspectorViewType = 'scimWorkbench.inspector';

/** The custom editor of settings files. */
export const settingsFormViewType = 'scimWorkbench.settingsForm';

export const documentScheme = 'scim-workbench';
