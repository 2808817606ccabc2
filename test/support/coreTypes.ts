import { createRegistry, type SchemaRegistry } from '../../src/scim/schema/registry.js';
import { type ResourceType } from '../../src/scim/schema/resourceType.js';
import { getType } from './deviceSchema.js';

export const coreRegistry: SchemaRegistry = createRegistry();
export const userType: ResourceType = getType(coreRegistry, 'User');
export const groupType: ResourceType = getType(coreRegistry, 'Group');
