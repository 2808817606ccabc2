export const listResponseUrn = 'urn:ietf:params:scim:api:messages:2.0:ListResponse';

export interface ListParts {
  readonly totalResults: number;
  /** As the client asked, 1 at least; undefined where the pages go by cursor. */
  readonly startIndex?: number;
  /** RFC 9865 2: to the pages before and after; nothing in them needs an escape. */
  readonly previousCursor?: string;
  readonly nextCursor?: string;
  /** JSON texts of the resources on this page. */
  readonly resources: readonly string[];
}

const head = `{"schemas":["${listResponseUrn}"],"totalResults":`;

export interface ListFrame {
  readonly start: string;
  readonly end: string;
}

/** What goes around so many resources. */
export const listFrame = (
  { totalResults, ...paging }: Omit<ListParts, 'resources'>,
  itemsPerPage: number,
): ListFrame => ({
  start:
    `${head}${String(totalResults)}${placeOfPage(paging)},` +
    `"itemsPerPage":${String(itemsPerPage)},"Resources":[`,
  end: ']}',
});

/**
 * The ListResponse of RFC 7644 3.4.2 around resources that are rendered already. `itemsPerPage` is
 * what the page holds, not what was asked for: Okta stops an import otherwise.
 */
export function listResponse({ resources, ...about }: ListParts): string {
  const { start, end } = listFrame(about, resources.length);
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

type Paging = Pick<ListParts, 'startIndex' | 'previousCursor' | 'nextCursor'>;

const placeOfPage = ({ startIndex, previousCursor, nextCursor }: Paging): string =>
  [
    startIndex === undefined ? '' : `,"startIndex":${String(startIndex)}`,
    previousCursor === undefined ? '' : `,"previousCursor":"${previousCursor}"`,
    nextCursor === undefined ? '' : `,"nextCursor":"${nextCursor}"`,
  ].join('');
