import { type BreakpointStage, type Decision } from '../../exchange/breakpoints/breakpoint.js';
import { type ServerObservation } from '../observationIds.js';

/** What the exchange says of it, so that nobody looks for the reason elsewhere. */
export function describeHeld(
  stage: BreakpointStage,
  decision: Decision,
  heldFor: number,
): ServerObservation {
  const seconds = (heldFor / 1000).toFixed(1);
  return {
    id: 'breakpoint.held',
    level: 'hint',
    detail: `A breakpoint held the ${stage === 'request' ? 'request' : 'answer'} for ${seconds} s; ${toEnd(decision)}`,
  };
}

function toEnd(decision: Decision): string {
  switch (decision.do) {
    case 'drop':
      return 'then the connection was closed by hand';
    case 'answer':
      return 'it was answered by hand';
    case 'continue':
      return [decision.target, decision.headers, decision.body, decision.status].every(
        (change) => change === undefined,
      )
        ? 'it went on as it was'
        : 'it went on changed by hand: what the client sent, and what is shown here, may differ';
  }
}
