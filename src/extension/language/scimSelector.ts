import type * as vscode from 'vscode';
import { isScimFileName, mayBeScim } from '../../language/scimText.js';

/** Documents that may be of SCIM. What they hold is looked at before anything is loaded. */
export const jsonSelector: vscode.DocumentSelector = [{ language: 'json' }, { language: 'jsonc' }];

const answers = new WeakMap<
  vscode.TextDocument,
  { readonly version: number; readonly isCandidate: boolean }
>();

/** Cheap, and asked for every JSON document: by the name of the file, or by the `schemas` in it. */
export function isCandidate(document: vscode.TextDocument): boolean {
  if (document.languageId !== 'json' && document.languageId !== 'jsonc') {
    return false;
  }
  if (isScimFileName(document.uri.path)) {
    return true;
  }
  const known = answers.get(document);
  if (known?.version === document.version) {
    return known.isCandidate;
  }
  const answer = { version: document.version, isCandidate: mayBeScim(document.getText()) };
  answers.set(document, answer);
  return answer.isCandidate;
}
