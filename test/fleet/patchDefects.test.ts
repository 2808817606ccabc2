import { patchDefects } from '../support/fleet/defects/patchDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(patchDefects);
