import { lifecycleDefects } from '../support/fleet/defects/lifecycleDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(lifecycleDefects);
