import { errorDefects } from '../support/fleet/defects/errorDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(errorDefects);
