import { type ServerOptions } from '../../workbench/serverOptions.js';

/** Who can call the server besides programs of this machine; undefined for nobody. */
export function describeReach({
  host,
  authentication,
}: Pick<ServerOptions, 'host' | 'authentication'>): string | undefined {
  if (isLoopback(host)) {
    return undefined;
  }
  return authentication.mode === 'none'
    ? 'every machine that reaches this one, without credentials'
    : 'every machine that reaches this one';
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d+){3}|::1)$/i.test(host);
