import { type ExchangeSource } from '../../exchange/exchange.js';
import { createRegistry } from '../../scim/schema/registry.js';
import { createRedactor } from '../../server/app.js';
import { createId } from '../createId.js';
import { systemClock } from '../systemClock.js';
import { NodeTransport, type NodeTransportOptions } from './nodeTransport.js';

export type OpenOptions = Partial<NodeTransportOptions> & {
  readonly baseUrl: string;
  readonly source: ExchangeSource;
};

/** The way to a target with the time and the ids of this machine. To be disposed. */
export const openTransport = (options: OpenOptions): NodeTransport =>
  new NodeTransport({
    clock: systemClock,
    newId: createId,
    redactor: createRedactor(createRegistry()),
    ...options,
  });
