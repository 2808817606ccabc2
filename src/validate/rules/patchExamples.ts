import { type JsonValue } from '../../base/json.js';
import { answer, type Example, type MakeExamples, patch } from '../example/exampleExchange.js';
import { errorOf, group, jane, patchOf } from '../example/exampleResources.js';

const deactivation = { op: 'replace', value: { active: false } };
const deactivated = answer(200, jane({ active: false }));
const refused = answer(
  400,
  errorOf(400, 'The PATCH cannot be read', { scimType: 'invalidSyntax' }),
);

/** A PATCH of Jane, which her service refuses. */
const refusedPatch = (...operations: readonly JsonValue[]): Example =>
  patch('/Users/2819', patchOf(operations), refused);

const goodPatch = patch('/Users/2819', patchOf([deactivation]), deactivated);
const named = jane({ name: { givenName: 'Janet', familyName: 'Doe' } });
const rename = patch(
  '/Users/2819',
  patchOf([{ op: 'replace', path: 'name.givenName', value: 'Janet' }]),
  answer(200, named),
);
const withoutMembers = answer(200, group({ members: [] }));
const removal = { op: 'remove', path: 'members[value eq "2819"]' };
const goodRemoval = patch('/Groups/e9e3', patchOf([removal]), withoutMembers);

export const patchExamples: MakeExamples = () => ({
  'patch.operations': {
    failing: [
      patch('/Users/2819', patchOf([], { Operations: undefined }), refused),
      patch('/Users/2819', patchOf([], { Operations: deactivation }), refused),
    ],
    passing: [goodPatch],
  },
  'patch.emptyOperations': {
    failing: [patch('/Users/2819', patchOf([]), answer(204))],
    passing: [goodPatch],
  },
  'patch.op': {
    failing: [refusedPatch({ value: { active: false } }), refusedPatch({ ...deactivation, op: 1 })],
    passing: [goodPatch],
  },
  'patch.unknownOp': {
    failing: [
      refusedPatch({ op: 'update', value: { active: false } }),
      refusedPatch({ op: 'test', path: 'active', value: true }),
    ],
    passing: [goodPatch],
  },
  'patch.opCapitals': {
    failing: [patch('/Users/2819', patchOf([{ ...deactivation, op: 'Replace' }]), deactivated)],
    passing: [goodPatch],
  },
  'patch.pathText': {
    failing: [refusedPatch({ op: 'remove', path: ['title'] })],
    passing: [rename],
  },
  'patch.path': {
    failing: [
      refusedPatch({ op: 'replace', path: '/name/givenName', value: 'Janet' }),
      refusedPatch({
        op: 'replace',
        path: 'emails[type eq "work"',
        value: { value: 'j@example.com' },
      }),
    ],
    passing: [rename, goodRemoval],
  },
  'patch.unknownPath': {
    failing: [refusedPatch({ op: 'replace', path: 'givenName', value: 'Janet' })],
    passing: [rename],
  },
  'patch.readOnlyPath': {
    failing: [
      refusedPatch({ op: 'add', path: 'groups', value: [{ value: 'e9e3' }] }),
      refusedPatch({ op: 'replace', path: 'meta.created', value: '2026-05-01T12:00:00Z' }),
    ],
    passing: [rename],
  },
  'patch.readOnlyValue': {
    failing: [
      patch(
        '/Groups/e9e3',
        patchOf([{ op: 'replace', value: { id: 'e9e3', displayName: 'Builders' } }]),
        answer(200, group({ displayName: 'Builders' })),
      ),
    ],
    passing: [
      patch(
        '/Groups/e9e3',
        patchOf([{ op: 'replace', value: { displayName: 'Builders' } }]),
        answer(200, group({ displayName: 'Builders' })),
      ),
    ],
  },
  'patch.filterOnOneValue': {
    failing: [refusedPatch({ op: 'remove', path: 'name[familyName eq "Doe"]' })],
    passing: [goodRemoval],
  },
  'patch.removePath': {
    failing: [refusedPatch({ op: 'remove', value: 'members' })],
    passing: [goodRemoval],
  },
  'patch.removeWithValue': {
    failing: [
      patch(
        '/Groups/e9e3',
        patchOf([{ op: 'remove', path: 'members', value: [{ value: '2819' }] }]),
        withoutMembers,
      ),
    ],
    passing: [goodRemoval],
  },
  'patch.missingValue': {
    failing: [
      refusedPatch({ op: 'replace', path: 'title' }),
      refusedPatch({ op: 'replace', active: false }),
    ],
    passing: [goodPatch],
  },
  'patch.valueObject': {
    failing: [refusedPatch({ op: 'replace', value: false })],
    passing: [goodPatch],
  },
  'patch.pathInValue': {
    failing: [
      patch(
        '/Users/2819',
        patchOf([{ op: 'replace', value: { 'name.givenName': 'Janet' } }]),
        answer(200, named),
      ),
    ],
    passing: [
      patch(
        '/Users/2819',
        patchOf([{ op: 'replace', value: { name: { givenName: 'Janet', familyName: 'Doe' } } }]),
        answer(200, named),
      ),
    ],
  },
});
