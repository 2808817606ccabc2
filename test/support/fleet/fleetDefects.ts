import { createDefects } from './defects/createDefects.js';
import { discoveryDefects } from './defects/discoveryDefects.js';
import { errorDefects } from './defects/errorDefects.js';
import { filterDefects } from './defects/filterDefects.js';
import { groupDefects } from './defects/groupDefects.js';
import { lifecycleDefects } from './defects/lifecycleDefects.js';
import { listDefects } from './defects/listDefects.js';
import { patchDefects } from './defects/patchDefects.js';
import { putDefects } from './defects/putDefects.js';
import { transportDefects } from './defects/transportDefects.js';
import { valueDefects } from './defects/valueDefects.js';
import { type FleetDefect } from './fleetDefect.js';

/** Every server of the fleet that is wrong in one way. */
export const fleetDefects: readonly FleetDefect[] = [
  ...valueDefects,
  ...listDefects,
  ...filterDefects,
  ...createDefects,
  ...lifecycleDefects,
  ...putDefects,
  ...patchDefects,
  ...groupDefects,
  ...errorDefects,
  ...transportDefects,
  ...discoveryDefects,
];
