import { type FaultKind } from './faultKind.js';
import { bytesKinds } from './kinds/bytesKinds.js';
import { connectionKinds } from './kinds/connectionKinds.js';
import { listKinds } from './kinds/listKinds.js';
import { resourceKinds } from './kinds/resourceKinds.js';
import { statusKinds } from './kinds/statusKinds.js';

/** Every fault that can be armed, in the order in which people choose from them. */
export const faultKinds: readonly FaultKind[] = [
  ...statusKinds,
  ...connectionKinds,
  ...bytesKinds,
  ...listKinds,
  ...resourceKinds,
];
