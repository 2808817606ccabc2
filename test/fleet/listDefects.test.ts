import { listDefects } from '../support/fleet/defects/listDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(listDefects);
