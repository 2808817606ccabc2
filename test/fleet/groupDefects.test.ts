import { groupDefects } from '../support/fleet/defects/groupDefects.js';
import { testDefects } from '../support/fleet/fleetTests.js';

testDefects(groupDefects);
