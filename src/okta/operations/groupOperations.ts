import { nameAttributeOf } from '../../scim/schema/nameAttribute.js';
import { touchedNames } from './patchIntent.js';
import { type Recogniser, type Sighting } from './recogniser.js';

/** PUT on a resource with members: an app of the App Integration Wizard pushes the whole group. */
export const putGroupTable: readonly Recogniser<Sighting>[] = [
  {
    id: 'rename',
    title: ({ noun }) => `Rename ${noun}`,
    matches: (sighting) => isNameSet(sighting) && isNameKnown(sighting) && !isNameSame(sighting),
    appKind: 'aiw',
  },
  {
    id: 'replaceMembers',
    title: ({ noun }) => `Push ${noun}: replace members`,
    matches: (sighting) => memberChanges(sighting).has('replace'),
    appKind: 'aiw',
  },
];

/** PATCH on the same: members and name travel in operations. */
export const patchGroupTable: readonly Recogniser<Sighting>[] = [
  {
    id: 'replaceMembers',
    title: ({ noun }) => `Push ${noun}: replace members`,
    matches: (sighting) => memberChanges(sighting).has('replace'),
    appKind: 'oin',
  },
  {
    id: 'changeMembers',
    title: ({ noun }) => `Push ${noun}: add and remove members`,
    matches: (sighting) =>
      memberChanges(sighting).has('add') && memberChanges(sighting).has('remove'),
    appKind: 'oin',
  },
  {
    id: 'addMembers',
    title: ({ noun }) => `Push ${noun}: add members`,
    matches: (sighting) => memberChanges(sighting).has('add'),
    appKind: 'oin',
  },
  {
    id: 'removeMembers',
    title: ({ noun }) => `Push ${noun}: remove members`,
    matches: (sighting) => memberChanges(sighting).has('remove'),
    appKind: 'oin',
  },
  {
    // Okta sends the name after every change of members, also where it stayed the same.
    id: 'confirmName',
    title: ({ noun }) => `Push ${noun}: same name again`,
    matches: (sighting) => touchesNameAlone(sighting) && isNameSame(sighting),
    appKind: 'oin',
  },
  {
    id: 'rename',
    title: ({ noun }) => `Rename ${noun}`,
    matches: touchesNameAlone,
    appKind: 'oin',
  },
];

const memberChanges = ({ intent }: Sighting): ReadonlySet<string> =>
  intent.changes.get('members') ?? new Set();

const nameOf = ({ type }: Sighting): string => nameAttributeOf(type).toLowerCase();

const isNameSet = (sighting: Sighting): boolean => sighting.intent.sets.has(nameOf(sighting));

const isNameKnown = ({ before }: Sighting): boolean => before.name !== undefined;

const isNameSame = (sighting: Sighting): boolean =>
  isNameKnown(sighting) && sighting.intent.sets.get(nameOf(sighting)) === sighting.before.name;

function touchesNameAlone(sighting: Sighting): boolean {
  return isNameSet(sighting) && touchedNames(sighting.intent).length === 1;
}
