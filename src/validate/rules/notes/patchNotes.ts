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
];

/** What the mock server tolerated or ignored in a PATCH (RFC 7644 3.5.2). */
export const patchNotes: readonly ObservationRule[] = rows.map(({ what, ...row }) => ({
  id: `patch.${what}`,
  on: 'observation',
  ...row,
  place: inBody('request', '/Operations'),
}));

const patchJane = (operation: Parameters<typeof patchOf>[0][number]) =>
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
    'patch.pathTolerated': [
      patchJane({ op: 'remove', path: 'emails[type eq work]' }),
      patchJane({ op: 'remove', path: 'emails[type eq "work"]' }),
    ],
    'patch.booleanString': [
      patchJane({ op: 'remove', path: 'emails[primary eq "True"]' }),
      patchJane({ op: 'remove', path: 'emails[primary eq true]' }),
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
  })();
