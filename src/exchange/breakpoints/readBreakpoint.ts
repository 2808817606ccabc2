import { isJsonObject, readMember } from '../../base/json.js';
import { SayingError, saying } from '../../base/saying.js';
import { type BreakpointSpec } from './breakpoint.js';

/** A breakpoint that cannot be set; the message is for people. */
export class BreakpointError extends SayingError {
  override readonly name = 'BreakpointError';
}

/**
 * Of a caller: `{ stage: "request", method: "PATCH", path: "/Users/*" }`.
 *
 * @param operations the names that an operation may have
 * @throws BreakpointError
 */
export function readBreakpoint(value: unknown, operations: readonly string[]): BreakpointSpec {
  const stage = isJsonObject(value) ? readMember(value, 'stage') : undefined;
  if (!isJsonObject(value) || (stage !== 'request' && stage !== 'response')) {
    throw new BreakpointError(
      saying(
        'A breakpoint is { stage: "request" | "response", method?, path?, operation?, status? }.',
      ),
    );
  }
  const method = readText(readMember(value, 'method'), 'method', /^[A-Za-z]{1,20}$/);
  const path = readText(readMember(value, 'path'), 'path', /^[/*][^?#]{0,200}$/);
  const status = readText(readMember(value, 'status'), 'status', /^[1-5](?:\d\d|xx)$/i);
  const operation = readOperation(readMember(value, 'operation'), operations);
  if (status !== undefined && stage === 'request') {
    throw new BreakpointError(saying('A request has no status yet: hold the response instead.'));
  }
  return {
    stage,
    ...(method !== undefined && { method: method.toUpperCase() }),
    ...(path !== undefined && { path }),
    ...(operation !== undefined && { operation }),
    ...(status !== undefined && { status: status.toLowerCase() }),
  };
}

function readOperation(value: unknown, operations: readonly string[]): string | undefined {
  if (value === undefined || value === '') {
    return undefined;
  }
  const found = operations.find((name) => name === value);
  if (found === undefined) {
    throw new BreakpointError(
      saying(
        'The operation of a breakpoint is one of {0}, but is {1}.',
        operations.join(', '),
        JSON.stringify(value),
      ),
    );
  }
  return found;
}

const examples = { method: 'PATCH', path: '/Users/*', status: '409 or 4xx' } as const;

function readText(
  value: unknown,
  name: keyof typeof examples,
  pattern: RegExp,
): string | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (text === undefined || text === '') {
    return undefined;
  }
  if (typeof text !== 'string' || !pattern.test(text)) {
    throw new BreakpointError(
      saying(
        'The value of "{0}" of a breakpoint is for example {1}, but is {2}.',
        name,
        examples[name],
        JSON.stringify(value),
      ),
    );
  }
  return text;
}
