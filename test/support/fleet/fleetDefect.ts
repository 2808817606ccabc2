import { type FleetServer } from './fleetServer.js';

/** A server with one thing wrong, as real ones had it. */
export interface FleetDefect {
  readonly id: string;
  /** What the developer did, in one sentence. */
  readonly sentence: string;
  /** What an explanation of a run has to name. */
  readonly named: RegExp;
  readonly server: new () => FleetServer;
}

/** A server that is right, though another than the usual one. */
export interface LegalVariant {
  readonly id: string;
  readonly sentence: string;
  readonly server: new () => FleetServer;
}
