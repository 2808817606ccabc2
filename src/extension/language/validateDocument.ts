import * as vscode from 'vscode';
import { findJsonProblem } from '../../base/jsonProblem.js';
import { type PlacedFinding } from '../../language/diagnostics/judgeText.js';
import { type DocumentFinding } from '../contributions.js';
import { readFileArgument } from '../fileArgument.js';
import { HostError } from '../hostError.js';
import { type RunInBackground } from '../runInBackground.js';
import { toRange } from './ranges.js';
import { type ScimDiagnostics } from './scimDiagnostics.js';

/**
 * Judges a document and shows what it finds.
 *
 * @param file a Uri; else the document of the active editor is meant
 * @returns plain data
 * @throws HostError where there is no document, or it is none of SCIM
 */
export async function validateDocument(
  diagnostics: ScimDiagnostics,
  runInBackground: RunInBackground,
  file: unknown,
): Promise<readonly DocumentFinding[]> {
  const document = await getDocument(readFileArgument(file));
  const name = vscode.workspace.asRelativePath(document.uri);
  const judged = await diagnostics.judge(document);
  if (judged?.kind === 'broken') {
    throw new HostError('badDocument', toBrokenMessage(document, name));
  }
  if (judged?.kind === 'notScim') {
    throw new HostError(
      'badDocument',
      vscode.l10n.t(
        '{0} is no SCIM document: its "schemas" names no SCIM schema. Add "schemas", or name the file *.scim.json.',
        name,
      ),
    );
  }
  if (judged === undefined) {
    throw new HostError(
      'badDocument',
      vscode.l10n.t('{0} was changed while it was judged. Validate it once more.', name),
    );
  }
  runInBackground('show the result', show(judged.findings.length, name));
  return judged.findings.map((placed) => toPlainFinding(document, placed));
}

async function getDocument(uri: vscode.Uri | undefined): Promise<vscode.TextDocument> {
  const active = vscode.window.activeTextEditor?.document;
  if (uri === undefined) {
    if (active) {
      return active;
    }
    throw new HostError(
      'badDocument',
      vscode.l10n.t('No document is open. Open a SCIM document in an editor, then validate it.'),
    );
  }
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch (cause) {
    throw new HostError(
      'badFile',
      vscode.l10n.t('The document {0} cannot be opened: {1}', {
        0: uri.toString(true),
        1: cause instanceof Error ? cause.message : String(cause),
      }),
      { cause },
    );
  }
}

function toBrokenMessage(document: vscode.TextDocument, name: string): string {
  const problem = findJsonProblem(document.getText());
  if (!problem) {
    return vscode.l10n.t('{0} is nested too deeply to be judged.', name);
  }
  const { line, character } = document.positionAt(problem.offset);
  return vscode.l10n.t('{0} is no JSON: line {1}, column {2}: {3}', {
    0: name,
    1: line + 1,
    2: character + 1,
    3: problem.message,
  });
}

const show = (count: number, name: string): PromiseLike<unknown> =>
  count === 0
    ? vscode.window.showInformationMessage(vscode.l10n.t('{0}: no findings.', name))
    : vscode.commands.executeCommand('workbench.actions.view.problems');

function toPlainFinding(
  document: vscode.TextDocument,
  { finding, span }: PlacedFinding,
): DocumentFinding {
  const { rule, level, message, place, references, okta, fix } = finding;
  const { start, end } = toRange(document, span);
  return {
    rule,
    level,
    message,
    pointer: place.part === 'body' ? place.pointer : '',
    range: {
      start: { line: start.line, character: start.character },
      end: { line: end.line, character: end.character },
    },
    references,
    ...(okta && { okta }),
    fix,
  };
}
