import * as vscode from 'vscode';
import { type Finding, type FindingLevel, type OktaConsequence } from '../../validate/finding.js';

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
  return [message, ...(okta ? oktaLines(okta) : []), fix]
    .filter((line) => line !== '')
    .map((line) => (/[.!?]$/.test(line) ? line : `${line}.`))
    .join('\n');
}

const oktaLines = ({ aiw, oin }: OktaConsequence): readonly string[] =>
  aiw === oin ? [`Okta: ${aiw}`] : [`Okta (AIW): ${aiw}`, `Okta (OIN): ${oin}`];

/** The section of the standard that says so. */
function linkOf({ references }: Finding): vscode.Uri | undefined {
  for (const reference of references) {
    const [, number, section] = /^RFC (\d+) ([\d.]+)$/.exec(reference) ?? [];
    if (number !== undefined && section !== undefined) {
      return vscode.Uri.parse(
        `https://www.rfc-editor.org/rfc/rfc${number}#section-${section}`,
        true,
      );
    }
  }
  return undefined;
}
