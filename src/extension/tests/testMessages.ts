import * as vscode from 'vscode';
import { type CaseFailure } from '../../conformance/model/runResult.js';

/** By which the menu of a message knows that an exchange can be shown. */
const exchangeContext = 'scimExchange';

/** A failure as Test Explorer shows it: what is wrong, who expects otherwise, what Okta does, how to mend it. */
export function toTestMessage(
  failure: CaseFailure,
  locate: (exchangeId: string) => vscode.Location | undefined,
): vscode.TestMessage {
  const message = new vscode.TestMessage(toMarkdown(failure));
  if (failure.expected !== undefined && failure.actual !== undefined) {
    message.expectedOutput = failure.expected;
    message.actualOutput = failure.actual;
  }
  const [exchangeId] = failure.exchangeIds;
  const location = exchangeId === undefined ? undefined : locate(exchangeId);
  if (location) {
    message.location = location;
    message.contextValue = exchangeContext;
  }
  return message;
}

function toMarkdown({ message, expectedBy, okta, fix, level }: CaseFailure): vscode.MarkdownString {
  const markdown = new vscode.MarkdownString();
  const add = (label: string, text: string): void => {
    markdown.appendMarkdown(`\n\n**${label}** `).appendText(text);
  };
  markdown.appendText(level === 'error' ? message : `${labelOf(level)}: ${message}`);
  if (expectedBy.length > 0) {
    add(vscode.l10n.t('Expected by'), expectedBy.join(', '));
  }
  for (const { label, text } of oktaLines(okta)) {
    add(label, text);
  }
  add(vscode.l10n.t('How to mend it'), fix);
  return markdown;
}

function oktaLines(
  okta: CaseFailure['okta'],
): readonly { readonly label: string; readonly text: string }[] {
  if (!okta) {
    return [];
  }
  return okta.aiw === okta.oin
    ? [{ label: vscode.l10n.t('What Okta does'), text: okta.aiw }]
    : [
        { label: vscode.l10n.t('What Okta does (App Integration Wizard)'), text: okta.aiw },
        { label: vscode.l10n.t('What Okta does (OIN)'), text: okta.oin },
      ];
}

const labelOf = (level: 'warning' | 'hint'): string =>
  level === 'warning' ? vscode.l10n.t('Warning') : vscode.l10n.t('Hint');
