import { type Clock } from '../../base/clock.js';
import { type Transport } from '../../exchange/transport.js';
import { type ScriptRunner } from './scriptRunner.js';

export interface RunscopeOptions {
  /** In place of, and besides, what is made for Okta's files. */
  readonly variables: ReadonlyMap<string, string>;
  readonly runScript: ScriptRunner;
  readonly clock: Pick<Clock, 'after'>;
  /** Milliseconds that a pause of the file takes at most. */
  readonly longestPause: number;
  /** The way to a server other than the checked one, such as an Okta org. Throws where it may not be called. */
  readonly openOther: (origin: string) => Transport;
}
