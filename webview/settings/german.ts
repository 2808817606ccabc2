import { type Strings } from './english.js';

const counted = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** The form in German. */
export const german: Strings = {
  title: 'Okta-Provisionierung: Einstellungen',
  loading: 'Die Einstellungen werden gelesen…',
  pages: 'Seiten der Admin Console',
  exports: 'Export',
  format: 'Format',
  preview: 'Was exportiert wird',
  copy: 'Kopieren',
  copied: 'Kopiert',
  open: 'Als Dokument öffnen',
  openText: 'Als Text öffnen',
  notJson: (reason: string): string =>
    `Diese Datei ist kein JSON und kann deshalb nicht als Formular gezeigt werden: ${reason}. Berichtigen Sie sie als Text; nichts davon geht verloren.`,
  notUsable: (errors: number): string =>
    `Nichts wird exportiert, solange es ${counted(errors, 'Fehler', 'Fehler')} gibt.`,
  state: (errors: number, warnings: number): string =>
    errors + warnings === 0
      ? 'Mit diesen Einstellungen ist alles in Ordnung'
      : [
          ...(errors > 0 ? [counted(errors, 'Fehler', 'Fehler')] : []),
          ...(warnings > 0 ? [counted(warnings, 'Warnung', 'Warnungen')] : []),
        ].join(', '),
  tab: (title: string, count: number, state: string): string =>
    `${title} ${String(count)}: ${state}`,
  levels: { error: 'Fehler', warning: 'Warnung', hint: 'Hinweis' },
  others: 'Zur ganzen Datei',
  addRow: 'Hinzufügen',
  removeRow: (label: string, row: number): string => `Zeile ${String(row)} entfernen: ${label}`,
  cell: (label: string, row: number): string => `${label}, Zeile ${String(row)}`,
  place: (row: number, column: string | undefined): string =>
    column === undefined ? `Zeile ${String(row)}:` : `Zeile ${String(row)}, ${column}:`,
  noRows: 'Keine.',
  failed: (reason: string): string => `Das ist nicht gelungen: ${reason}`,
  timeout: 'VS Code hat nicht geantwortet',
};
