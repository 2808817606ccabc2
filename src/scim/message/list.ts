export const listResponseUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export interface ListParts {
  readonly totalResults: number;
  /** As the client asked, 1 at least. */
  readonly startIndex: number;
  /** JSON texts of the resources on this page. */
  readonly resources: readonly string[];
}

const head = `{"schemas":["${listResponseUrn}"],"totalResults":`;

/**
 * The ListResponse of RFC 7644 3.4.2 around resources that are rendered already. `itemsPerPage` is
 * what the page holds, not what was asked for: Okta stops an import otherwise.
 */
export const listResponse = ({ totalResults, startIndex, resources }: ListParts): string =>
  `${head}${String(totalResults)},"startIndex":${String(startIndex)},"itemsPerPage":` +
  `${String(resources.length)},"Resources":[${resources.join(',')}]}`;
