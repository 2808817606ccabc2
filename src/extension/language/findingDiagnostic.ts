import * as vscode from 'vscode';
import { type Finding, type FindingLevel } from '../../validate/finding.js';
import { oktaLines } from '../../validate/oktaLines.js';
import { sectionUrl } from '../../validate/sectionUrl.js';

/** Shown before each in the Problems panel. */
const source = 'SCIM';

const severities: Readonly<Record<FindingLevel, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  hint: vscode.DiagnosticSeverity.Information,
};

export function toDiagnostic(finding: Finding, range: vscode.Range): vscode.Diagnostic {
  const diagnostic = new vscode.Diagnostic(range, toText(finding), severities[finding.level]);
  const target = linkOf(finding);
  diagnostic.source = source;
  diagnostic.code = target ? { value: finding.rule, target } : finding.rule;
  return diagnostic;
}

/** What is wrong, what Okta does with it, what to do. */
function toText({ message, okta, fix }: Finding): string {
  return [
    message,
    ...(okta ? oktaLines(okta) : []).map(({ label, text }) => `${label} ${text}`),
    fix,
  ]
    .filter((line) => line !== '')
    .map((line) => (/[.!?]$/.test(line) ? line : `${line}.`))
    .join('\n');
}

/** The section of the standard that says so. */
function linkOf({ references }: Finding): vscode.Uri | undefined {
  const url = references.map(sectionUrl).find((one) => one !== undefined);
  return url === undefined ? undefined : vscode.Uri.parse(url, true);
}
