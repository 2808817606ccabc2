import { type ObservationLevel } from '../../../exchange/exchange.js';
import {
  type ExampleExchange,
  type MakeExamples,
  type Example,
} from '../../example/exampleExchange.js';

/** An exchange about which the mock server has noted something. */
const noted = (
  exchange: ExampleExchange,
  id: string,
  level: ObservationLevel = 'hint',
): ExampleExchange => ({
  ...exchange,
  observations: [{ id, level, detail: 'What the mock server says of it' }],
});

/** By id: an exchange in which it is noted, and one in which there is nothing to note. */
export const notedExamples =
  (
    rows: Readonly<Record<string, readonly [failing: ExampleExchange, passing: Example]>>,
  ): MakeExamples =>
  () =>
    Object.fromEntries(
      Object.entries(rows).map(([id, [failing, passing]]) => [
        id,
        { failing: [noted(failing, id)], passing: [passing] },
      ]),
    );
