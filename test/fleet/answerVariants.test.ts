import { testVariants } from '../support/fleet/fleetTests.js';
import { answerVariants } from '../support/fleet/variants/answerVariants.js';

testVariants(answerVariants);
