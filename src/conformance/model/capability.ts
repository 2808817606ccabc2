/** What a server may lack and say so, in its ServiceProviderConfig or by having no such endpoint. */
export const capabilities = [
  'patch',
  'bulk',
  'filter',
  'changePassword',
  'sort',
  'etag',
  'groups',
  'me',
  'search',
  'cursor',
  'enterpriseUser',
] as const;
export type Capability = (typeof capabilities)[number];
