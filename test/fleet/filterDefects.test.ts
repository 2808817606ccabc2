import { filterDefects } from '../support/fleet/defects/filterDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(filterDefects);
