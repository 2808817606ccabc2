import { transportDefects } from '../support/fleet/defects/transportDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(transportDefects);
