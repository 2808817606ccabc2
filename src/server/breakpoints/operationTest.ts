import { type IsOperation } from '../../exchange/breakpoints/breakpoint.js';
import { isOperation, operationNames } from '../../faults/requestFacts.js';

/** Whether a request is after an operation, by the name that faults have for it, too. */
export const operationTest =
  (method: string | undefined, path: string, filter: string | undefined): IsOperation =>
  (wanted) => {
    const operation = operationNames.find((name) => name === wanted);
    return (
      operation !== undefined && isOperation({ method: method ?? '', path, filter }, operation)
    );
  };
