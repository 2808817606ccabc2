import * as vscode from 'vscode';
import { type Report } from '../../conformance/reports/reportInput.js';
import { type KeptRun } from './targetRun.js';

interface Format {
  readonly id: string;
  readonly label: string;
  readonly detail: string;
  readonly ending: string;
  load(): Promise<Report>;
}

const reportFormats = (): readonly Format[] => [
  {
    id: 'html',
    label: 'HTML',
    detail: vscode.l10n.t('One file for people who were not there, or for an OIN submission'),
    ending: 'html',
    load: async () => (await import('../../conformance/reports/html/htmlReport.js')).htmlReport,
  },
  {
    id: 'markdown',
    label: 'Markdown',
    detail: vscode.l10n.t('For an issue or a pull request'),
    ending: 'md',
    load: async () => (await import('../../conformance/reports/markdownReport.js')).markdownReport,
  },
  {
    id: 'junit',
    label: 'JUnit XML',
    detail: vscode.l10n.t('For CI servers'),
    ending: 'xml',
    load: async () => (await import('../../conformance/reports/junitReport.js')).junitReport,
  },
  {
    id: 'json',
    label: 'JSON',
    detail: vscode.l10n.t('For programs'),
    ending: 'json',
    load: async () => (await import('../../conformance/reports/jsonReport.js')).jsonReport,
  },
  {
    id: 'sarif',
    label: 'SARIF',
    detail: vscode.l10n.t('For code scanning'),
    ending: 'sarif',
    load: async () => {
      const { sarifReport } = await import('../../conformance/reports/sarifReport.js');
      return (input) => sarifReport(input);
    },
  },
];

export interface ReportChoice {
  readonly format?: string | undefined;
  readonly file?: vscode.Uri | undefined;
}

/** Writes the report of a run to a file, and opens it where the user was asked; undefined where he left. */
export async function saveReport(
  { result, exchanges }: KeptRun,
  { version, ...choice }: ReportChoice & { readonly version: string },
): Promise<vscode.Uri | undefined> {
  const formats = reportFormats();
  const format =
    choice.format === undefined
      ? await vscode.window.showQuickPick(formats, {
          title: vscode.l10n.t('Conformance Report'),
          placeHolder: vscode.l10n.t('Which format?'),
        })
      : formats.find(({ id }) => id === choice.format);
  const file = format && (choice.file ?? (await askFile(format)));
  if (!format || !file) {
    return undefined;
  }
  const report = await format.load();
  const text = report({ result, version, findExchange: (id) => exchanges.get(id) });
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(text));
  return file;
}

function askFile({ ending, label }: Format): Thenable<vscode.Uri | undefined> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const name = `scim-conformance.${ending}`;
  return vscode.window.showSaveDialog({
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, name) }),
    filters: { [label]: [ending] },
  });
}
