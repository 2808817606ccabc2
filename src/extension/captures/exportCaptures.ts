import * as vscode from 'vscode';
import { type CapturedExchange } from '../../capture/captureLog.js';
import {
  type ExportFormat,
  exportFormatOfFile,
  exportFormats,
  type PeopleChoice,
} from '../../workbench/captureExport.js';
import { type Workbench } from '../../workbench/workbench.js';
import { type ReadParts } from '../inspector/readParts.js';
import { writeCaptureText } from './captureFiles.js';
import { askExchanges, findExchanges } from './chooseExchanges.js';
import { type ExportWish, readExportOptions } from './exportArgument.js';
import { counted, translate } from '../translate.js';

export interface ExportDeps {
  readonly workbench: Workbench;
  readonly readParts: ReadParts;
  /** Of this extension. */
  readonly version: string;
}

/**
 * Writes captured exchanges into a file; asks for what is not given.
 *
 * @returns how many; undefined where the user left
 * @throws HostError
 */
export async function exportToFile(deps: ExportDeps, given: unknown): Promise<number | undefined> {
  const wanted = readExportOptions(given);
  const captured = await choose(deps, wanted);
  if (!captured) {
    return undefined;
  }
  const isAsked = wanted.file === undefined;
  const format =
    wanted.format ??
    (wanted.file ? exportFormatOfFile(wanted.file.path) : await askFormat(captured.length));
  const people = format && (wanted.people ?? (isAsked ? await askPeople() : 'asCaptured'));
  const uri = people && (wanted.file ?? (await askWhereTo(format)));
  if (!uri) {
    return undefined;
  }
  const text = await deps.workbench.exportCaptures(captured, {
    format,
    people,
    version: deps.version,
  });
  await writeCaptureText(uri, text);
  return captured.length;
}

/** The same into the clipboard. */
export async function copyCaptures(deps: ExportDeps, given: unknown): Promise<string | undefined> {
  const wanted = readExportOptions(given);
  const captured = await choose(deps, wanted);
  if (!captured) {
    return undefined;
  }
  const format = wanted.format ?? (await askFormat(captured.length));
  const people =
    format && (wanted.people ?? (wanted.format === undefined ? await askPeople() : 'asCaptured'));
  if (!people) {
    return undefined;
  }
  const text = await deps.workbench.exportCaptures(captured, {
    format,
    people,
    version: deps.version,
  });
  await vscode.env.clipboard.writeText(text);
  return text;
}

/** A caller that says what becomes of them means all of them where it names none. */
async function choose(
  { workbench, readParts }: ExportDeps,
  { exchanges, file, format }: ExportWish,
): Promise<readonly CapturedExchange[] | undefined> {
  return (exchanges ?? file ?? format)
    ? findExchanges(workbench, exchanges)
    : askExchanges(workbench, {
        title: vscode.l10n.t('Export Captured Requests'),
        isByHand: false,
        readParts,
      });
}

async function askFormat(count: number): Promise<ExportFormat | undefined> {
  const chosen = await vscode.window.showQuickPick(
    exportFormats.map((format) => ({
      label: translate(format.label),
      description: `.${format.ending}`,
      format,
    })),
    {
      title: vscode.l10n.t('Export Captured Requests'),
      placeHolder: counted(
        count,
        vscode.l10n.t('As what shall 1 request be written?'),
        vscode.l10n.t('As what shall {0} requests be written?', count),
      ),
      matchOnDescription: true,
    },
  );
  return chosen?.format;
}

export async function askPeople(
  title = vscode.l10n.t('Export Captured Requests'),
): Promise<PeopleChoice | undefined> {
  const choices: readonly (vscode.QuickPickItem & { readonly people: PeopleChoice })[] = [
    {
      label: vscode.l10n.t('Replace people by made-up ones'),
      detail: vscode.l10n.t(
        'Names, logins, addresses, numbers and hosts; the same person is the same made-up person throughout',
      ),
      people: 'madeUp',
    },
    {
      label: vscode.l10n.t('Keep people as they were captured'),
      detail: vscode.l10n.t('For a file that stays with you. Passwords and tokens are gone anyway'),
      people: 'asCaptured',
    },
  ];
  const chosen = await vscode.window.showQuickPick(choices, {
    title,
    placeHolder: vscode.l10n.t('What shall become of personal data?'),
  });
  return chosen?.people;
}

const askWhereTo = ({ label, ending }: ExportFormat): Thenable<vscode.Uri | undefined> => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t('Export Captured Requests'),
    filters: { [translate(label)]: [ending] },
    ...(folder && {
      defaultUri: vscode.Uri.joinPath(folder.uri, `scim-captures.${ending}`),
    }),
  });
};
