import { valueDefects } from '../support/fleet/defects/valueDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(valueDefects);
