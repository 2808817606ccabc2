const counted = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

/** Every text that the form shows, in one table. Labels of fields are those of Okta's Admin Console, which is English. */
export const english = {
  title: 'Okta Provisioning Settings',
  loading: 'Reading the settings…',
  pages: 'Pages of the Admin Console',
  exports: 'Export',
  format: 'Format',
  preview: 'What is exported',
  copy: 'Copy',
  copied: 'Copied',
  open: 'Open as Document',
  openText: 'Open as Text',
  notJson: (reason: string): string =>
    `This file is no JSON, so it cannot be shown as a form: ${reason}. Mend it as text; nothing of it is lost.`,
  notUsable: (errors: number): string =>
    `Nothing is exported as long as there ${errors === 1 ? 'is 1 error' : `are ${String(errors)} errors`}.`,
  state: (errors: number, warnings: number): string =>
    errors + warnings === 0
      ? 'Nothing is wrong with these settings'
      : [
          ...(errors > 0 ? [counted(errors, 'error', 'errors')] : []),
          ...(warnings > 0 ? [counted(warnings, 'warning', 'warnings')] : []),
        ].join(', '),
  tab: (title: string, count: number, state: string): string =>
    `${title} ${String(count)}: ${state}`,
  levels: { error: 'Error', warning: 'Warning', hint: 'Hint' },
  others: 'About the whole file',
  addRow: 'Add',
  removeRow: (label: string, row: number): string => `Remove row ${String(row)} of ${label}`,
  cell: (label: string, row: number): string => `${label}, row ${String(row)}`,
  place: (row: number, column: string | undefined): string =>
    column === undefined ? `Row ${String(row)}:` : `Row ${String(row)}, ${column}:`,
  noRows: 'None.',
  failed: (reason: string): string => `That did not work: ${reason}`,
  timeout: 'VS Code did not answer',
};

export type Strings = typeof english;
