/**
 * What package.json contributes, as far as code names it. A test compares both, each way.
 */

import { type JsonObject } from '../base/json.js';
import { type Exchange } from '../exchange/exchange.js';
import { type ArmedFault } from '../faults/armedFault.js';
import { type FindingLevel, type OktaConsequence } from '../validate/finding.js';
import { type ProfileName, type SwitchValues } from '../scim/profile.js';

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
  'scimWorkbench.captures.import',
  'scimWorkbench.settings.export',
  'scimWorkbench.document.validate',
  'scimWorkbench.findings.show',
  'scimWorkbench.filter.evaluate',
  'scimWorkbench.faults.arm',
  'scimWorkbench.faults.disarm',
  'scimWorkbench.faults.disarmAll',
  'scimWorkbench.directory.showMore',
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

/** What each command gives to its caller; nothing where it failed (and said why) or was cancelled. */
export interface CommandResults extends Record<CommandId, unknown> {
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
  /** Takes the Uri of the file, else asks. Gives the number of exchanges written. */
  'scimWorkbench.captures.export': number | undefined;
  /** Takes the Uri of the file, else asks. Gives the number of exchanges read. */
  'scimWorkbench.captures.import': number | undefined;
  /** Takes `{ settings, format }`, else asks. Gives the text. */
  'scimWorkbench.settings.export': string | undefined;
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
  'scimWorkbench.log.show': undefined;
}

export const viewIds = { server: 'scimWorkbench.server' } as const;

export const walkthroughId = 'scimWorkbench.getStarted';

/** Set for `when` clauses of the manifest. */
export const contextKeys = {
  serverState: 'scimWorkbench.server.state',
  forwardState: 'scimWorkbench.forward.state',
} as const;

export const inspectorViewType = 'scimWorkbench.inspector';

export const documentScheme = 'scim-workbench';
