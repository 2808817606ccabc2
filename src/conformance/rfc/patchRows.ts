import { type JsonObject, type JsonValue } from '../../base/json.js';
import { type OktaConsequence } from '../../validate/finding.js';

/** A PATCH of a user, and what it makes of the attributes that it speaks of; all others stay. */
export interface PatchRow {
  readonly id: string;
  readonly title: string;
  readonly operations: readonly JsonObject[];
  /** Undefined: no value. Lists hold these elements and no others. */
  readonly after: ReadonlyMap<string, JsonValue | undefined>;
  readonly okta?: OktaConsequence;
  readonly level?: 'warning';
  readonly fix: string;
}

/** What the users of these rows have before; `emails` too. */
const work = { value: 'work@example.com', type: 'work', primary: true };
const home = { value: 'home@example.com', type: 'home' };
const other = { value: 'other@example.com', type: 'other' };

export const patchedUser: ReadonlyMap<string, JsonValue> = new Map<string, JsonValue>([
  ['name', { givenName: 'Jane', familyName: 'Doe' }],
  ['displayName', 'Jane Doe'],
  ['emails', [work, home]],
  ['active', true],
]);

type After = readonly (readonly [string, JsonValue | undefined])[];

const row = (
  id: string,
  title: string,
  operations: readonly JsonObject[],
  after: After,
  rest: Pick<PatchRow, 'fix'> & Partial<PatchRow>,
): PatchRow => ({ id, title, operations, after: new Map(after), ...rest });

const merge =
  'Merge the value of an operation without path into the resource, attribute by attribute';
const byFilter =
  'Read the filter in the brackets of a path, and change only the values that match it';
const single = 'Set the attribute that the path names';

const deactivation: OktaConsequence = {
  aiw: 'An AIW app sends no PATCH',
  oin: 'Deactivations come in this form: users stay active, or lose their profile',
};

export const patchRows: readonly PatchRow[] = [
  row(
    'replacePathless',
    'replace without path sets the attributes of its value',
    [{ op: 'replace', value: { active: false } }],
    [['active', false]],
    { okta: deactivation, fix: merge },
  ),
  row(
    'replacePathlessSeveral',
    'replace without path sets several attributes',
    [{ op: 'replace', value: { displayName: 'Janet', active: false } }],
    [
      ['displayName', 'Janet'],
      ['active', false],
    ],
    { fix: merge },
  ),
  row(
    'replacePathlessComplex',
    'replace without path leaves the parts of a complex attribute that it does not name',
    [{ op: 'replace', value: { name: { familyName: 'Miller' } } }],
    [['name', { givenName: 'Jane', familyName: 'Miller' }]],
    { fix: merge },
  ),
  row(
    'replaceActive',
    'replace of active by its path',
    [{ op: 'replace', path: 'active', value: false }],
    [['active', false]],
    { fix: single },
  ),
  row(
    'replaceText',
    'replace of a text by its path',
    [{ op: 'replace', path: 'displayName', value: 'Janet' }],
    [['displayName', 'Janet']],
    { fix: single },
  ),
  row(
    'replaceSub',
    'replace of a part of a complex attribute',
    [{ op: 'replace', path: 'name.familyName', value: 'Miller' }],
    [['name', { givenName: 'Jane', familyName: 'Miller' }]],
    { fix: 'Set the part that the path names, and leave the others' },
  ),
  row(
    'replaceComplex',
    'replace of a complex attribute leaves the parts that it does not name',
    [{ op: 'replace', path: 'name', value: { familyName: 'Miller' } }],
    [['name', { givenName: 'Jane', familyName: 'Miller' }]],
    { fix: 'Set the parts that the value names, and leave the others', level: 'warning' },
  ),
  row(
    'addText',
    'add of a single value replaces it',
    [{ op: 'add', path: 'displayName', value: 'Janet' }],
    [['displayName', 'Janet']],
    { fix: single },
  ),
  row(
    'addPathless',
    'add without path adds values to lists and sets the others',
    [{ op: 'add', value: { displayName: 'Janet', emails: [other] } }],
    [
      ['displayName', 'Janet'],
      ['emails', [work, home, other]],
    ],
    { fix: merge },
  ),
  row(
    'addValue',
    'add to a list keeps what is there',
    [{ op: 'add', path: 'emails', value: [other] }],
    [['emails', [work, home, other]]],
    { fix: 'Add the values to those that are there' },
  ),
  row(
    'addAgain',
    'add of a value that is there changes nothing',
    [{ op: 'add', path: 'emails', value: [home] }],
    [['emails', [work, home]]],
    { fix: 'Add no value that is there already' },
  ),
  row(
    'replaceList',
    'replace of a list takes its values away',
    [{ op: 'replace', path: 'emails', value: [other] }],
    [['emails', [other]]],
    { fix: 'Replace all values of a list where the path names the list' },
  ),
  row(
    'replaceSelected',
    'replace of a part of one value changes that value alone',
    [{ op: 'replace', path: 'emails[type eq "work"].value', value: 'new@example.com' }],
    [['emails', [{ ...work, value: 'new@example.com' }, home]]],
    { fix: byFilter },
  ),
  row(
    'removeSelected',
    'remove of one value leaves the others',
    [{ op: 'remove', path: 'emails[type eq "home"]' }],
    [['emails', [work]]],
    { fix: byFilter },
  ),
  row(
    'removeText',
    'remove of an attribute leaves it without a value',
    [{ op: 'remove', path: 'externalId' }],
    [['externalId', undefined]],
    { fix: 'Clear the attribute that the path names' },
  ),
  row(
    'removeList',
    'remove of a list takes all its values away',
    [{ op: 'remove', path: 'emails' }],
    [['emails', undefined]],
    { fix: 'Clear the attribute that the path names' },
  ),
  row(
    'sequence',
    'operations are applied one after the other',
    [
      { op: 'replace', path: 'displayName', value: 'First' },
      { op: 'remove', path: 'emails[type eq "work"]' },
      { op: 'add', path: 'emails', value: [other] },
      { op: 'replace', path: 'displayName', value: 'Second' },
    ],
    [
      ['displayName', 'Second'],
      ['emails', [home, other]],
    ],
    { fix: 'Apply all operations in their order' },
  ),
  row(
    'same',
    'replace by the same value changes nothing',
    [{ op: 'replace', path: 'displayName', value: 'Jane Doe' }],
    [['displayName', 'Jane Doe']],
    { fix: 'Answer with success also where nothing changes' },
  ),
  row(
    'urn',
    'a path may stand behind the URN of its schema',
    [
      {
        op: 'replace',
        path: 'urn:ietf:params:scim:schemas:core:2.0:User:displayName',
        value: 'Janet',
      },
    ],
    [['displayName', 'Janet']],
    { fix: 'Read the URN of the schema before a path', level: 'warning' },
  ),
  row(
    'capitals',
    'the case of the names in a path does not matter',
    [
      { op: 'replace', path: 'NAME.familyname', value: 'Miller' },
      { op: 'replace', path: 'DISPLAYNAME', value: 'Janet' },
    ],
    [
      ['name', { givenName: 'Jane', familyName: 'Miller' }],
      ['displayName', 'Janet'],
    ],
    { fix: 'Compare the names in a path without regard to their case', level: 'warning' },
  ),
  row(
    'capitalsAlone',
    'the case of a name that is the whole path does not matter',
    [{ op: 'replace', path: 'displayname', value: 'Janet' }],
    [['displayName', 'Janet']],
    { fix: 'Compare the names in a path without regard to their case', level: 'warning' },
  ),
];
