import type * as vscode from 'vscode';
import { type JudgedText } from '../../language/diagnostics/judgeText.js';
import { isScimFileName } from '../../language/scimText.js';
import { readRuleLevels } from '../settings.js';
import { type LanguageSchemas } from './languageSchemas.js';
import { runInSlices } from './runInSlices.js';

/** VS Code shows as many of one file. */
const mostFindings = 1000;

/** @returns undefined where the document has changed meanwhile, or nobody looks at it any more */
export async function judgeTextDocument(
  document: vscode.TextDocument,
  schemas: LanguageSchemas,
): Promise<JudgedText | undefined> {
  const { version } = document;
  const [registry, { judgeText }] = await Promise.all([
    schemas.get(),
    import('../../language/diagnostics/judgeText.js'),
  ]);
  if (document.version !== version) {
    return undefined;
  }
  const judging = judgeText(document.getText(), {
    registry,
    levels: readRuleLevels(),
    isScim: isScimFileName(document.uri.path),
    most: mostFindings,
  });
  return runInSlices(judging, () => document.version === version && !document.isClosed);
}
