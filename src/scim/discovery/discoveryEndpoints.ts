/** Where a service describes itself (RFC 7644 4). What lies there can only be read. */
export const discoveryEndpoints: readonly string[] = [
  '/ServiceProviderConfig',
  '/ResourceTypes',
  '/Schemas',
];

/** @param path below the base path, without query */
export const isDiscoveryPath = (path: string): boolean =>
  discoveryEndpoints.some((endpoint) => path === endpoint || path.startsWith(`${endpoint}/`));
