import { type Exchange } from '../../exchange/exchange.js';
import { type ReportInput } from './reportInput.js';

/** Those that failures name, each once, in the order in which they were sent. */
export function namedExchanges({ result, findExchange }: ReportInput): readonly Exchange[] {
  const failures = [
    ...result.causes.map(({ failure }) => failure),
    ...result.cases.flatMap((one) => one.failures),
  ];
  const ids = new Set(failures.flatMap(({ exchangeIds }) => exchangeIds));
  return [...ids]
    .flatMap((id) => findExchange(id) ?? [])
    .toSorted((left, right) => left.startedAt - right.startedAt);
}
