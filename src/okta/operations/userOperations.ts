import { setBoolean, touchedNames } from './patchIntent.js';
import { type Recogniser, type Sighting, always } from './recogniser.js';

/** PUT on a resource that can be active: what an app of the App Integration Wizard sends. */
export const putUserTable: readonly Recogniser<Sighting>[] = [
  {
    id: 'deactivate',
    title: ({ noun }) => `Deactivate ${noun} (AIW)`,
    // A profile update of somebody inactive repeats `active: false` and deactivates nobody.
    matches: ({ intent, before }) =>
      setBoolean(intent, 'active') === false && before.isActive !== false,
    appKind: 'aiw',
  },
  {
    id: 'reactivate',
    title: ({ noun }) => `Reactivate ${noun} (AIW)`,
    matches: ({ intent, before }) =>
      setBoolean(intent, 'active') === true && before.isActive === false,
    appKind: 'aiw',
  },
  {
    id: 'password',
    title: 'Sync password (AIW)',
    matches: ({ facts, intent }) => facts.isFromOkta && intent.sets.has('password'),
    appKind: 'aiw',
  },
];

/** PATCH on the same: what an app of the catalogue sends. */
export const patchUserTable: readonly Recogniser<Sighting>[] = [
  {
    id: 'deactivate',
    title: ({ noun }) => `Deactivate ${noun} (OIN)`,
    matches: ({ intent }) => setBoolean(intent, 'active') === false,
    appKind: 'oin',
  },
  {
    id: 'reactivate',
    title: ({ noun }) => `Reactivate ${noun} (OIN)`,
    matches: ({ intent, before }) =>
      setBoolean(intent, 'active') === true &&
      (before.isActive !== true || touchedNames(intent).length === 1),
    appKind: 'oin',
  },
  {
    id: 'password',
    title: 'Sync password (OIN)',
    matches: ({ intent }) => touchedNames(intent).join() === 'password',
    appKind: 'oin',
  },
];

/** What any resource type understands; the last rows of each table. */
export const putTable: readonly Recogniser<Sighting>[] = [
  { id: 'update', title: ({ noun }) => `Update ${noun} (PUT)`, matches: always },
];

export const patchTable: readonly Recogniser<Sighting>[] = [
  { id: 'update', title: ({ noun }) => `Update ${noun} (PATCH)`, matches: always },
];
