import { randomBytes } from 'node:crypto';
import { readServer } from '../../okta/settings/probe/readServer.js';
import { type ProbeResult } from '../../okta/settings/probe/serverFacts.js';
import { tryServer } from '../../okta/settings/probe/tryServer.js';
import { createId } from '../createId.js';
import { systemClock } from '../systemClock.js';
import { openTransport } from '../target/openTransport.js';
import { type Target } from '../target/target.js';

export interface ProbeOptions {
  readonly target: Target;
  /** Nothing is written then, and less can be told. */
  readonly isReadOnly: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Asks a running server what it can do. Whether it may be called and written to is for the caller to ask.
 *
 * @throws ProbeError where it is not there, or refuses the credentials
 */
export async function probeTarget({
  target,
  isReadOnly,
  signal,
}: ProbeOptions): Promise<ProbeResult> {
  const transport = openTransport({ baseUrl: target.baseUrl, source: 'conformance' });
  const deps = { transport, authorization: target.authorization, ...(signal && { signal }) };
  try {
    return isReadOnly
      ? { facts: await readServer(deps), leftovers: [] }
      : await tryServer({
          ...deps,
          clock: systemClock,
          newId: createId,
          prefix: `scimwb-${randomBytes(3).toString('hex')}-`,
        });
  } finally {
    transport.dispose();
  }
}
