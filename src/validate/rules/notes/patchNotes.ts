import { answer, type MakeExamples, patch } from '../../example/exampleExchange.js';
import { group, jane, patchOf } from '../../example/exampleResources.js';
import { inBody, type ObservationRule } from '../../rule.js';
import { notedExamples } from './noted.js';

interface PatchRow extends Pick<ObservationRule, 'title' | 'references' | 'okta' | 'fix'> {
  readonly what: string;
  readonly level: 'warning' | 'hint';
}

/** Okta changes people and groups of an app of the wizard by PUT. */
const byPut = 'Apps of the wizard send no PATCH';

const rows: readonly PatchRow[] = [
  {
    what: 'opCapitals',
    level: 'hint',
    title: 'The op of a PATCH is written in lower case',
    references: ['RFC 7644 3.5.2'],
    fix: 'Write add, remove or replace',
  },
  {
    what: 'emptyOperations',
    level: 'warning',
    title: 'A PATCH has one operation at least',
    references: ['RFC 7644 3.5.2'],
    fix: 'Send no PATCH where nothing changes',
  },
  {
    what: 'pathTolerated',
    level: 'warning',
    title: 'A path follows the grammar',
    references: ['RFC 7644 3.5.2', 'RFC 7644 3.4.2.2'],
    fix: 'Put text into double quotes: members[value eq "2819"]',
  },
  {
    what: 'booleanString',
    level: 'warning',
    title: 'A filter in a path compares a boolean with true or false',
    references: ['RFC 7644 3.4.2.2', 'RFC 7643 2.3.2'],
    fix: 'Write true and false without quotes: emails[primary eq true]',
  },
  {
    what: 'pathInValue',
    level: 'hint',
    title: 'The members of a value are attributes, not paths',
    references: ['RFC 7644 3.5.2.1', 'RFC 7644 3.5.2.3'],
    fix: 'Put the path into "path", or nest the value: {"name": {"givenName": "Jane"}}',
  },
  {
    what: 'filterOnOneValue',
    level: 'warning',
    title: 'A filter in a path is for an attribute with several values',
    references: ['RFC 7644 3.5.2', 'RFC 7643 2.4'],
    fix: 'Name the attribute alone: {"op": "remove", "path": "manager"}',
  },
  {
    what: 'listForOne',
    level: 'warning',
    title: 'The value of a single-valued attribute is no array',
    references: ['RFC 7643 2.4', 'RFC 7644 3.5.2.3'],
    fix: 'Send the value itself, not in an array',
  },
  {
    what: 'alreadyThere',
    level: 'hint',
    title: 'What a PATCH adds is not there yet',
    references: ['RFC 7644 3.5.2.1'],
    fix: 'Nothing has to be done: a server answers with success and changes nothing, meta.lastModified neither',
  },
  {
    what: 'missedRemove',
    level: 'warning',
    title: 'What a PATCH removes is there',
    references: ['RFC 7644 3.5.2.2'],
    okta: {
      aiw: byPut,
      oin: 'Okta removes each member by a filter in the path. An answer 400 or 404 fails the whole push of the group, and nothing tries it again by itself',
    },
    fix: 'Let the server answer with success: what was to go is gone',
  },
  {
    what: 'addedOnMiss',
    level: 'warning',
    title: 'What a PATCH replaces is there',
    references: ['RFC 7644 3.5.2.3'],
    fix: 'Send add with the whole value where the filter may match nothing; other servers answer 400 noTarget',
  },
  {
    what: 'removeWithValue',
    level: 'warning',
    title: 'A remove says in its path what goes, not in a value',
    references: ['RFC 7644 3.5.2.2'],
    okta: {
      aiw: byPut,
      oin: 'Okta names the member in the path, members[value eq "…"], and sends no value with a remove',
    },
    fix: 'Name the values in the path: {"op": "remove", "path": "members[value eq \\"2819\\"]"}',
  },
];

/** What the mock server tolerated or ignored in a PATCH (RFC 7644 3.5.2). */
export const patchNotes: readonly ObservationRule[] = rows.map(({ what, ...row }) => ({
  id: `patch.${what}`,
  on: 'observation',
  ...row,
  place: inBody('request', '/Operations'),
}));

const patchJane = (operation: Readonly<Record<string, string | boolean | readonly string[]>>) =>
  patch('/Users/2819', patchOf([operation]), answer(204));
const patchGroup = (operation: Parameters<typeof patchOf>[0][number]) =>
  patch('/Groups/e9e3', patchOf([operation]), answer(200, group()));
const rename = () =>
  patch(
    '/Users/2819',
    patchOf([{ op: 'replace', path: 'displayName', value: 'Jane Doe' }]),
    answer(200, jane({ displayName: 'Jane Doe' })),
  );

export const patchNoteExamples: MakeExamples = () =>
  notedExamples({
    'patch.opCapitals': [
      patchJane({ op: 'Replace', path: 'displayName', value: 'Jane Doe' }),
      rename(),
    ],
    'patch.emptyOperations': [patch('/Users/2819', patchOf([]), answer(204)), rename()],
    'patch.pathTolerated': [
      patchJane({ op: 'remove', path: 'emails[type eq work]' }),
      patchJane({ op: 'remove', path: 'emails[type eq "work"]' }),
    ],
    'patch.booleanString': [
      patchJane({ op: 'remove', path: 'emails[primary eq "True"]' }),
      patchJane({ op: 'remove', path: 'emails[primary eq true]' }),
    ],
    'patch.pathInValue': [
      patch(
        '/Users/2819',
        patchOf([{ op: 'replace', value: { 'name.givenName': 'Jane' } }]),
        answer(204),
      ),
      patch(
        '/Users/2819',
        patchOf([{ op: 'replace', value: { name: { givenName: 'Jane' } } }]),
        answer(204),
      ),
    ],
    'patch.filterOnOneValue': [
      patchJane({ op: 'remove', path: 'name[givenName eq "Jane"]' }),
      patchJane({ op: 'remove', path: 'name' }),
    ],
    'patch.listForOne': [
      patchJane({ op: 'replace', path: 'displayName', value: ['Jane Doe'] }),
      rename(),
    ],
    'patch.alreadyThere': [
      patchGroup({ op: 'add', path: 'members', value: [{ value: '2819' }] }),
      rename(),
    ],
    'patch.missedRemove': [
      patchGroup({ op: 'remove', path: 'members[value eq "4711"]' }),
      rename(),
    ],
    'patch.addedOnMiss': [
      patchJane({ op: 'replace', path: 'emails[type eq "home"].value', value: 'jane@example.org' }),
      rename(),
    ],
    'patch.removeWithValue': [
      patchGroup({ op: 'remove', path: 'members', value: [{ value: '4711' }] }),
      patchGroup({ op: 'remove', path: 'members[value eq "4711"]' }),
    ],
  })();
