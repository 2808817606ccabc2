import { type Widened } from '../english.js';
import { type englishCaptures } from './english.js';

/** The same in German. */
export const germanCaptures: Widened<typeof englishCaptures> = {
  menu: 'Speichern, exportieren, wiederholen, vergleichen',
  part: 'Mit welchen Anfragen',
  parts: {
    all: 'Alles Aufgezeichnete',
    shown: 'Was der Filter zeigt',
    selected: 'Die gewählte Anfrage',
    pinned: 'Die angehefteten Anfragen',
  },
  actions: {
    saveSession: 'Als Sitzung speichern…',
    saveScenario: 'Als Szenario speichern…',
    export: 'In eine Datei exportieren…',
    copyAs: 'Kopieren als…',
    replay: 'Wiederholen…',
    openSession: 'Sitzung öffnen…',
    import: 'Datei importieren…',
    compare: 'Aufzeichnungen vergleichen…',
    playScenario: 'Szenariodatei abspielen…',
  },
  before: 'Früher aufgezeichnet:',
  nothingShown:
    'der Filter lässt keine Anfrage durch. Leeren Sie ihn, oder wählen Sie alles Aufgezeichnete',
  stillFilling:
    'es wird noch nach Anfragen gesucht. Versuchen Sie es wieder, wenn die Liste vollständig ist',
  keys: [
    [
      ['s'],
      'speichern, exportieren, wiederholen, vergleichen: alles, was gezeigt wird, was gewählt ist',
    ],
  ],
};
