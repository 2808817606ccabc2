import { readRunscope } from '../../conformance/runscope/readRunscope.js';
import { runscopeSuite } from '../../conformance/runscope/runscopeSuite.js';
import { type Suite } from '../../conformance/model/conformanceCase.js';
import { type Transport } from '../../exchange/transport.js';
import { systemClock } from '../systemClock.js';
import { isLoopbackTarget } from '../target/target.js';
import { openTransport } from '../target/openTransport.js';
import { runInVm } from './vmScriptRunner.js';

export interface PlayOptions {
  readonly variables: ReadonlyMap<string, string>;
  /** Whether servers besides the checked one, such as an Okta org, may be elsewhere than on this machine. */
  readonly isRemoteAllowed: boolean;
  /** Milliseconds that a pause takes at most; by where the org is where it is absent. */
  readonly longestPause?: number;
}

/** On this machine nothing takes as long as in the world, and nobody waits for it. */
const shortPause = 1_000;

/**
 * The tests of a file of Runscope as suites. Pauses are short, but where an org elsewhere is given as
 * `oktaOrgUrl`: that needs its time.
 *
 * @throws RunscopeError where the text is no such file
 */
export function runscopeSuites(text: string, options: PlayOptions): readonly Suite[] {
  const { variables } = options;
  const others = new Map<string, Transport>();
  const org = variables.get('oktaOrgUrl') ?? '';
  const isOrgElsewhere = URL.canParse(org) && !isLoopbackTarget({ baseUrl: org });
  const openOther = (origin: string): Transport => {
    if (!options.isRemoteAllowed && !isLoopbackTarget({ baseUrl: origin })) {
      throw new Error(
        `The file calls ${origin}, which is not on this machine. Allow it with --allow-remote`,
      );
    }
    const known = others.get(origin);
    const transport = known ?? openTransport({ baseUrl: origin, source: 'conformance' });
    others.set(origin, transport);
    return transport;
  };
  return readRunscope(text).map((file) =>
    runscopeSuite(file, {
      variables,
      runScript: runInVm,
      clock: systemClock,
      longestPause:
        options.longestPause ?? (isOrgElsewhere ? Number.POSITIVE_INFINITY : shortPause),
      openOther,
    }),
  );
}
