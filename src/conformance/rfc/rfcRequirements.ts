import { type Requirement } from '../model/requirement.js';
import { requirements7643 } from './requirements7643.js';
import { requirements7644 } from './requirements7644.js';

export const rfcRequirements: readonly Requirement[] = [...requirements7643, ...requirements7644];
