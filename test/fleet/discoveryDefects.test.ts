import { discoveryDefects } from '../support/fleet/defects/discoveryDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(discoveryDefects);
