import { createDefects } from '../support/fleet/defects/createDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(createDefects);
