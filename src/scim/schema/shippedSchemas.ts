import { oktaEntitlements } from './oktaEntitlements.js';
import { type SchemaFile } from './registry.js';

/** Schema files that come with the product, by the name that stands in place of a path. */
export const shippedSchemas: ReadonlyMap<string, SchemaFile> = new Map([
  ['okta-entitlements', oktaEntitlements],
]);
