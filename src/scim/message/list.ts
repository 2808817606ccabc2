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
export function listResponse({ totalResults, startIndex, resources }: ListParts): string {
  const numbers = `${String(totalResults)},"startIndex":${String(startIndex)}`;
  const itemsPerPage = String(resources.length);
  const start = `${head}${numbers},"itemsPerPage":${itemsPerPage},"Resources":[`;
  const end = ']}';
  const first = resources[0];
  if (first === undefined) {
    return start + end;
  }
  // What goes around goes into the join: around its result it would be a second copy of the whole
  // page, which for 100 people takes as long as all the rest.
  const last = resources.length - 1;
  const parts = resources.with(0, start + first);
  parts[last] = `${parts[last] ?? ''}${end}`;
  return parts.join(',');
}
