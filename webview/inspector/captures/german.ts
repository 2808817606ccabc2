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
  compare: {
    heading: 'Zwei Aufzeichnungen im Vergleich',
    title: (before, after) => `${before} ↔ ${after}`,
    making: 'Die Aufzeichnungen werden verglichen…',
    list: 'Schritte beider Aufzeichnungen',
    step: 'Schritt',
    kind: 'Vergleich',
    kinds: {
      different: 'verschieden',
      missing: 'nur in der ersten',
      added: 'nur in der zweiten',
      same: 'gleich',
    },
    show: 'Welche Schritte gezeigt werden',
    onlyDifferences: 'Nur Unterschiede',
    allSame: 'Alle Schritte sind gleich. Ids, Zeiten, Versionen und Adressen zählen nicht.',
    noneOfKind: 'Es gibt keinen solchen Schritt.',
    atTheEnd: 'Am Ende:',
    noAnswer: 'keine',
    nothing: 'nichts',
    differs: 'Was verschieden ist',
    resource: 'Ressource am Ende',
    more: (count) =>
      count === 1 ? 'und 1 weitere Stelle' : `und ${String(count)} weitere Stellen`,
    parts: {
      status: 'Status',
      line: 'Anfragezeile',
      finding: 'Befund',
      requestHeader: 'Header der Anfrage',
      responseHeader: 'Header der Antwort',
      request: 'Anfrage',
      response: 'Antwort',
      state: 'Attribut',
    },
    told: (kind, before, after) =>
      ({
        different:
          'Er ist in beiden Aufzeichnungen. Ids, Zeiten, Versionen und Adressen sind gleich geschrieben.',
        missing: `Er ist nur in „${before}“.`,
        added: `Er ist nur in „${after}“.`,
        same: 'Er ist in beiden Aufzeichnungen gleich; Ids, Zeiten, Versionen und Adressen zählen nicht.',
      })[kind],
    openInEditor: 'Im Vergleichseditor',
    summary: 'Zusammenfassung',
    close: 'Zurück zu den Anfragen',
    toList: (seq) => `Anfrage ${String(seq)} in der Liste zeigen`,
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
    [['o'], 'beim Vergleich von Aufzeichnungen: nur was verschieden ist, oder alles'],
    [['l'], 'dort: zur Anfrage des Schritts in der Liste, wo sie jetzt aufgezeichnet ist'],
  ],
};
