/** Where a service describes itself (RFC 7644 4). What lies there can only be read. */
export const discoveryEndpoints: readonly string[] = [
  '/ServiceProviderConfig',
  '/ResourceTypes',
  '/Schemas',
];

/** @param path below the base path, without query */
export const isDiscoveryPath = (path: string): boolean =>
  discoveryEndpoints.some((endpoint) => path === endpoint || path.startsWith(`${endpoint}/`));

/** By which other names clients ask for ServiceProviderConfig: Okta's agent, and Microsoft Entra. */
const otherNames = ['/ServiceProviderConfigs', '/ServiceConfiguration'];

/** In small letters: what has a meaning of its own in every service (RFC 7644 3.2), so that no type can have it. */
export const reservedEndpoints: readonly string[] = [
  ...discoveryEndpoints,
  ...otherNames,
  '/Bulk',
  '/Me',
].map((endpoint) => endpoint.toLowerCase());
