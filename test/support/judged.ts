import { type Exchange } from '../../src/exchange/exchange.js';
import { createRegistry } from '../../src/scim/schema/registry.js';
import { type Example, toExchange } from '../../src/validate/example/exampleExchange.js';
import { type Finding } from '../../src/validate/finding.js';
import { Judge } from '../../src/validate/judge.js';

/** The exchanges of an example in turn, as a capture would hold them. */
export const exchangesOf = (example: Example): readonly Exchange[] =>
  ('method' in example ? [example] : example).map((one, at) => toExchange(one, at));

/** What a judge that knows nothing yet finds in each of the exchanges. */
export function judgeAll(exchanges: readonly Exchange[]): readonly (readonly Finding[])[] {
  const registry = createRegistry();
  const judge = new Judge({ registry: () => registry });
  return exchanges.map((exchange) => judge.judge(exchange));
}

/** The rules that find something in an exchange, nothing else known; the worst first. */
export const rulesOf = (exchange: Exchange): readonly string[] =>
  (judgeAll([exchange])[0] ?? []).map(({ rule }) => rule);

/** In one line, for messages of failing tests. */
export const printFinding = ({ rule, level, message, place }: Finding): string =>
  `${level} ${rule}: ${message} (${JSON.stringify(place)})`;
