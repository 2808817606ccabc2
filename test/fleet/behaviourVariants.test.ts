import { FleetServer } from '../support/fleet/fleetServer.js';
import { testVariants } from '../support/fleet/fleetTests.js';
import { behaviourVariants } from '../support/fleet/variants/behaviourVariants.js';

testVariants([
  { id: 'correct', sentence: 'the usual, correct server', server: FleetServer },
  ...behaviourVariants,
]);
