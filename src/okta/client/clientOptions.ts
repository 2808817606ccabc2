/** What no source tells for sure about Okta's client. Each has the likelier value where nobody says another. */
export interface OktaClientOptions {
  /** Test API Credentials calls /Groups as well, as it did with SCIM 1.1. */
  readonly probesGroups: boolean;
  /** The attribute of the existence check of users. */
  readonly identifierAttribute: string;
  /** Whose value is compared with it. */
  readonly identifierValue: 'userName' | 'email' | 'externalId';
  /** How a blank in a query is written. */
  readonly queryBlank: '%20' | '+';
  /** Where the filter stands among the parameters of an existence check. */
  readonly filterPosition: 'first' | 'last';
  /** The URN of an extension whose attributes are sent stands in `schemas` too. */
  readonly listsExtensions: boolean;
  /** A GET goes before the PATCH that deactivates or activates. */
  readonly readsBeforePatch: boolean;
  /** How the PATCH of a password names it. */
  readonly passwordPatch: 'pathless' | 'path';
  /** What a profile push makes of the groups that the server gave with the person. */
  readonly pushedGroups: 'emptied' | 'asRead';
  /** When externalId is written over the answer of the server. */
  readonly pushedExternalId: 'onLink' | 'always';
  /** What becomes of a mapped attribute that is empty in Okta, in a profile push. */
  readonly emptyAttribute: 'removed' | 'emptyText' | 'asRead';
  /** What the next page of an import begins behind. */
  readonly pageAdvance: 'count' | 'itemsPerPage' | 'resources';
  /** How a group that was there before is given its members by PATCH. */
  readonly linkedMembers: 'replace' | 'add';
  /** How Push now sends all members by PATCH. */
  readonly pushNowPatch: 'path' | 'pathless';
  /** How many members one PATCH takes in or out; Infinity for all at once. */
  readonly membersPerPatch: number;
  /** The id of a group stands in the body of its PUT. */
  readonly sendsGroupId: boolean;
  /** Roles and entitlements are read page by page, as an import is. */
  readonly pagesEntitlements: boolean;
}

export const usualClientOptions: OktaClientOptions = {
  probesGroups: false,
  identifierAttribute: 'userName',
  identifierValue: 'userName',
  queryBlank: '%20',
  filterPosition: 'first',
  listsExtensions: true,
  readsBeforePatch: false,
  passwordPatch: 'pathless',
  pushedGroups: 'emptied',
  pushedExternalId: 'onLink',
  emptyAttribute: 'removed',
  pageAdvance: 'count',
  linkedMembers: 'replace',
  pushNowPatch: 'path',
  membersPerPatch: Number.POSITIVE_INFINITY,
  sendsGroupId: true,
  pagesEntitlements: true,
};

/** Why each is no certainty, with the section of the notes on Okta that it comes from. */
export const optionReasons: Readonly<
  Record<keyof OktaClientOptions, { readonly section: string; readonly reason: string }>
> = {
  probesGroups: {
    section: '1.2',
    reason: 'The capture of an AIW app has one call; SCIM 1.1 had two',
  },
  identifierAttribute: { section: '1.3', reason: 'No capture has another attribute than userName' },
  identifierValue: {
    section: '1.3',
    reason: 'The documentation compares userName with the value of the unique identifier',
  },
  queryBlank: { section: '1.1', reason: 'Newer documentation has %20, older has +' },
  filterPosition: {
    section: '1.1',
    reason: 'Captures have it before and behind startIndex and count',
  },
  listsExtensions: {
    section: '1.4',
    reason: 'RFC 7643 3 demands it; no complete capture shows it',
  },
  readsBeforePatch: { section: '1.7.1', reason: 'Nobody tells whether a GET goes before' },
  passwordPatch: { section: '1.7.3', reason: 'The body has never been published' },
  pushedGroups: {
    section: '1.6',
    reason:
      'Profile pushes have groups [] also where GET had none; none was seen where GET had some',
  },
  pushedExternalId: {
    section: '1.6',
    reason: 'It is there when a person is linked, and missing in the sample of a later push',
  },
  emptyAttribute: {
    section: '1.4',
    reason: 'Empty attributes are not sent at creation; no capture of a push has one',
  },
  pageAdvance: {
    section: '1.8',
    reason: 'The documentation says +100; nothing is said of short pages',
  },
  linkedMembers: {
    section: '1.9',
    reason: 'A link is followed by a PATCH of which no capture is known',
  },
  pushNowPatch: { section: '1.9', reason: 'Both forms were seen' },
  membersPerPatch: { section: '1.9', reason: 'They can be batched; nobody tells the size' },
  sendsGroupId: { section: '1.9', reason: 'The captures have it, the documentation has not' },
  pagesEntitlements: { section: '1.14', reason: 'Only the test suite shows a query, of one entry' },
};
