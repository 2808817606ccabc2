const message = (name: string): string => `urn:ietf:params:scim:api:messages:2.0:${name}`;

/** The messages of RFC 7644 8.2 that are neither lists, errors nor PATCHes. */
export const searchRequestUrn = message('SearchRequest');
export const bulkRequestUrn = message('BulkRequest');
export const bulkResponseUrn = message('BulkResponse');
