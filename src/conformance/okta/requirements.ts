import { type Requirement } from '../model/requirement.js';

const rows: readonly (readonly [id: string, reference: string, text: string])[] = [
  [
    'probe',
    'Okta: test connection',
    'GET /Users?startIndex=1&count=2 gives a ListResponse with numbers that are numbers',
  ],
  [
    'credentials.refused',
    'Okta: SPEC test 21',
    'Requests without the right credentials are answered with 401 and do nothing',
  ],
  ['credentials.body', 'Okta: SPEC test 21', 'A 401 has an Error body with detail and status'],
  [
    'lookup.miss',
    'Okta: existence check',
    'The lookup of a userName that nobody has gives an empty list',
  ],
  ['lookup.hit', 'Okta: existence check', 'The lookup of a userName gives the one user, whole'],
  ['lookup.case', 'Okta: SPEC test 17', 'The lookup does not care for capitals'],
  [
    'lookup.encoding',
    'Okta: existence check',
    'The query is read in each encoding and order that Okta sends',
  ],
  [
    'lookup.signs',
    'Okta: existence check',
    'Signs of mail addresses stand for themselves in a filter',
  ],
  ['lookup.exact', 'Okta: existence check', 'The lookup compares the whole userName'],
  ['lookup.inactive', 'Okta: reactivation', 'The lookup finds inactive users'],
  ['lookup.renamed', 'Okta: existence check', 'The lookup follows a change of the userName'],
  [
    'create.answer',
    'Okta: create',
    'POST is answered with 201 and the resource with its id and active true',
  ],
  ['create.stored', 'Okta: create', 'What POST brings is stored as it came'],
  [
    'create.mediaType',
    'Okta: headers',
    'Bodies of application/scim+json and application/json are read, with a charset or without',
  ],
  [
    'create.conflict',
    'Okta: create',
    'A userName that is taken is refused with 409 and an Error body',
  ],
  ['create.parallel', 'Okta: create', 'Of parallel creations of one user one is done'],
  [
    'create.retry',
    'Okta: retry',
    'A creation that is sent again after a timeout ends with one linked user',
  ],
  ['link', 'Okta: link', 'A user who was there is found, read and written by the same id'],
  ['update.applied', 'Okta: profile push', 'PUT writes what it brings'],
  ['update.keeps', 'Okta: profile push', "PUT of the server's own GET answer loses nothing"],
  [
    'update.readOnly',
    'Okta: profile push',
    'PUT takes id, meta and groups in the body and ignores them',
  ],
  ['update.stale', 'Okta: profile push', 'PUT takes the body of an earlier GET'],
  [
    'update.groups',
    'Okta: profile push',
    'The empty groups of a profile push leave the memberships',
  ],
  ['update.unknown', 'Okta: profile push', 'PUT takes extensions that the server does not know'],
  ['update.taken', 'Okta: profile push', 'PUT of a userName that is taken is refused with 409'],
  [
    'update.emptied',
    'Okta: OIN plan C9337',
    'Attributes that were emptied in Okta are emptied in the app',
  ],
  [
    'deactivation.inactive',
    'Okta: deactivation',
    'After PUT or PATCH with active false the user is inactive',
  ],
  ['deactivation.keeps', 'Okta: deactivation', 'A deactivation changes active alone'],
  [
    'deactivation.found',
    'Okta: deactivation',
    'Inactive users are there by id, by filter and in the list',
  ],
  [
    'reactivation',
    'Okta: OIN plan C9293',
    'A reactivated user has the same id and the same attributes',
  ],
  [
    'password',
    'Okta: password sync',
    'A new password is taken, not shown, and changes nothing else',
  ],
  ['import.pages', 'Okta: import', 'The pages of a list together have each resource once'],
  ['import.total', 'Okta: import', 'totalResults is the same number on each page'],
  ['import.order', 'Okta: import', 'Lists have a stable order'],
  ['import.end', 'Okta: import', 'A page beyond the end is empty and itemsPerPage 0'],
  ['import.content', 'Okta: import', 'The list gives what GET by id gives'],
  ['group.lookup', 'Okta: group push', 'A group is found by its displayName'],
  [
    'group.create',
    'Okta: group push',
    'A group is created with members or with an empty list of them',
  ],
  ['group.member', 'Okta: group push', 'A member has value and display, which may be null'],
  ['group.put', 'Okta: group push (AIW)', 'PUT of a whole group sets its name and its members'],
  [
    'group.patch.add',
    'Okta: group push (OIN)',
    'PATCH adds members to those that are there, each once',
  ],
  [
    'group.patch.remove',
    'Okta: group push (OIN)',
    'PATCH removes the member of members[value eq "…"] alone',
  ],
  [
    'group.patch.several',
    'Okta: group push (OIN)',
    'The operations of one PATCH are done one after another',
  ],
  ['group.patch.replace', 'Okta: push now (OIN)', 'PATCH replaces all members, also by none'],
  [
    'group.patch.pathless',
    'Okta: group rename (OIN)',
    'A replace without a path, with an id in its value, is merged into the group',
  ],
  [
    'group.delete',
    'Okta: unlink and delete',
    'DELETE of a group is answered with 204 and leaves its members',
  ],
  ['group.mirror', 'Okta: group push', 'groups of a User follow the members of the Group'],
  [
    'error.missing',
    'Okta: SPEC test 7 and 23',
    'An id that does not exist is answered with 404 and an Error body',
  ],
  [
    'entitlements',
    'Okta: entitlements',
    'Resource types of roles and entitlements are served as Okta reads them',
  ],
  [
    'scenario',
    'Okta: everyday',
    'What an administrator does in Okta in the course of a day comes through, and comes of it what should',
  ],
];

const untestable: readonly (readonly [id: string, reference: string, text: string, why: string])[] =
  [
    [
      'tls',
      'Okta: base URL',
      'The base URL is https, public and has no underscore in its host',
      'The run reaches the server by another way than Okta does',
    ],
    [
      'rateLimit',
      'Okta: retries',
      'A 429 has Retry-After in whole seconds',
      'The run does not overload a server to see its 429; the judge looks at each that comes',
    ],
    [
      'timeout',
      'Okta: timeouts',
      'Each answer begins within 60 seconds',
      'Only seen where an answer is late; the run reports each that is',
    ],
    [
      'refresh',
      'Okta: OAuth 2',
      'The authorization server gives refresh tokens',
      'No SCIM request shows it',
    ],
  ];

/** What Okta demands of a server, beyond what the RFCs do: rows of the coverage map. */
export const oktaRequirements: readonly Requirement[] = [
  ...rows.map(([id, reference, text]) => ({
    id: `okta.${id}`,
    level: 'OKTA' as const,
    reference,
    text,
  })),
  ...untestable.map(([id, reference, text, why]) => ({
    id: `okta.${id}`,
    level: 'OKTA' as const,
    reference,
    text,
    untestable: why,
  })),
];
