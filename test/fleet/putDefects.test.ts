import { putDefects } from '../support/fleet/defects/putDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(putDefects);
