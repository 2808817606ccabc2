import { type ArmedFault } from '../../faults/armedFault.js';
import { type FaultBoard } from '../../faults/faultBoard.js';
import { faultKinds } from '../../faults/faultKinds.js';
import { conditions } from '../../faults/faultSpec.js';
import { FaultSpecError } from '../../faults/faultSpecError.js';
import { describeKind, describeParameter } from '../../faults/kindDescription.js';
import { readFaultSpec } from '../../faults/specJson.js';
import { type AdminAnswer, AdminError, type AdminRequest, type AdminRoute } from './adminRoute.js';

/** Lists what can be armed and what is, arms and disarms. */
export const createFaultsRoute = (board: FaultBoard): AdminRoute => ({
  name: 'faults',
  self: new Map<string, (request: AdminRequest) => AdminAnswer>([
    [
      'GET',
      () => ({
        status: 200,
        body: {
          armed: board.armed,
          kinds: faultKinds.map((kind) => describeKind(kind)),
          conditions: conditions.map((parameter) => describeParameter(parameter)),
        },
      }),
    ],
    ['POST', ({ body }) => toCreated(arm(board, body))],
    ['DELETE', () => ({ status: 200, body: { disarmed: board.disarmAll() } })],
  ]),
  below: new Map<string, (request: AdminRequest) => AdminAnswer>([
    ['GET', ({ rest }) => ({ status: 200, body: board.find(rest) ?? refuse(rest) })],
    ['DELETE', ({ rest }) => (board.disarm(rest) ? { status: 204 } : refuse(rest))],
  ]),
});

const toCreated = (fault: ArmedFault): AdminAnswer => ({ status: 201, body: fault });

function refuse(id: string): never {
  throw new AdminError(
    404,
    `No fault ${JSON.stringify(id.slice(0, 40))} is armed; it may have disarmed by itself.`,
  );
}

function arm(board: FaultBoard, body: unknown): ArmedFault {
  try {
    return board.arm(readFaultSpec(body));
  } catch (error) {
    if (error instanceof FaultSpecError) {
      const { span, member } = error.place;
      throw new AdminError(400, error.message, {
        ...(span && { column: span.start + 1 }),
        ...(member !== undefined && { member }),
      });
    }
    throw error;
  }
}
