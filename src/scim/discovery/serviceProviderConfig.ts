import { type JsonObject } from '../../base/json.js';
import { type BulkLimits } from '../bulk/bulkRequest.js';
import { type Profile } from '../profile.js';
import { printProfile } from '../profileChanges.js';
import { serviceProviderConfigUrn } from './metaSchemas.js';

/** An entry of `authenticationSchemes` (RFC 7643 5). */
export interface AuthenticationScheme {
  readonly type: 'oauthbearertoken' | 'httpbasic' | 'oauth2';
  readonly name: string;
  readonly description: string;
  readonly specUri: string;
}

export interface ServiceLimits {
  /** The most resources in one answer. */
  readonly maxResults: number;
  /** How many come where the client names no count. */
  readonly defaultPageSize: number;
  /** In seconds. */
  readonly cursorTimeout: number;
  readonly bulk: BulkLimits;
}

/** What `GET /ServiceProviderConfig` answers (RFC 7643 5). */
export function serviceProviderConfig(
  schemes: readonly AuthenticationScheme[],
  limits: ServiceLimits,
  baseUrl: string,
  profile: Profile,
): JsonObject {
  return {
    schemas: [serviceProviderConfigUrn],
    documentationUri: `https://www.rfc-editor.org/rfc/rfc7644.html#${printProfile(profile)}`,
    patch: { supported: true },
    bulk: { supported: true, ...limits.bulk },
    filter: { supported: true, maxResults: limits.maxResults },
    changePassword: { supported: true },
    sort: { supported: true },
    etag: { supported: true },
    // RFC 9865 4. By number unless the client sends a cursor, as ever: section 2.5.
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: limits.defaultPageSize,
      maxPageSize: limits.maxResults,
      cursorTimeout: limits.cursorTimeout,
    },
    authenticationSchemes: schemes.map((scheme, at) => ({ ...scheme, primary: at === 0 })),
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  };
}
