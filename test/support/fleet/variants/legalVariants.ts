import { type LegalVariant } from '../fleetDefect.js';
import { FleetServer } from '../fleetServer.js';
import { answerVariants } from './answerVariants.js';
import { behaviourVariants } from './behaviourVariants.js';

/** The correct server, and servers that use the room that the RFCs leave. */
export const legalVariants: readonly LegalVariant[] = [
  { id: 'correct', sentence: 'the usual, correct server', server: FleetServer },
  ...answerVariants,
  ...behaviourVariants,
];
