import {
  type ComparedKind,
  type ComparedRow,
  type ComparedSide,
  type ComparedStep,
} from '../../../src/protocol/captureComparison.js';
import { type Handle } from './fakeControl.js';

/** Of ten steps one differs, one is gone, one has come. */
const kindOf = (at: number): ComparedKind =>
  at % 10 === 1 ? 'different' : at % 10 === 4 ? 'missing' : at % 10 === 7 ? 'added' : 'same';

const rowsAtOnce = 2000;

function rowAt(at: number, count: number): ComparedRow {
  const kind = kindOf(at);
  const isState = at >= count - 3;
  const status = isState ? undefined : 201;
  return {
    kind,
    isState,
    operation: isState ? '' : 'Create user',
    operationId: isState ? '' : 'user.create',
    subject: isState ? `User jane${String(at)}@example.com` : `jane${String(at)}@example.com`,
    occurrence: 1,
    line: isState ? '' : 'POST /Users',
    ...(status !== undefined && kind !== 'added' && { statusBefore: status }),
    ...(status !== undefined &&
      kind !== 'missing' && { statusAfter: kind === 'different' ? 409 : status }),
    differenceCount: kind === 'different' ? 3 : 0,
  };
}

function stepAt(at: number, count: number): ComparedStep {
  const { kind, isState } = rowAt(at, count);
  const side = (isActive: boolean, status: number): ComparedSide => ({
    ...(!isState && { exchangeId: `${isActive ? 'gone' : 'x'}${String(at)}` }),
    line: isState ? '' : 'POST /Users',
    status: isState ? 0 : status,
    request: isState ? '' : JSON.stringify({ userName: `jane${String(at)}@example.com` }, null, 2),
    response: JSON.stringify({ id: `<User jane${String(at)}>`, active: isActive }, null, 2),
    isCut: false,
  });
  return {
    differences:
      kind === 'different'
        ? [
            { part: 'status', name: '', before: '201', after: '409' },
            { part: 'finding', name: 'created.location', after: 'created.location' },
            { part: 'response', name: 'active', before: 'true', after: 'false' },
          ]
        : [],
    ...(kind !== 'added' && { before: side(true, 201) }),
    ...(kind !== 'missing' && {
      after: side(kind !== 'different', kind === 'different' ? 409 : 201),
    }),
  };
}

/** The host's side of two captures that are compared. */
export function answerComparison(handle: Handle, count: number): void {
  handle('comparison/head', ({ id }) => ({
    id,
    before: 'Monday',
    after: 'What is captured now',
    rowCount: count,
  }));
  handle('comparison/rows', ({ from }) => ({
    rows: Array.from({ length: Math.max(0, Math.min(rowsAtOnce, count - from)) }, (_none, at) =>
      rowAt(from + at, count),
    ),
  }));
  handle('comparison/step', ({ at }) => stepAt(at, count));
  handle('comparison/openInEditor', () => null);
  handle('comparison/openSummary', () => null);
}
