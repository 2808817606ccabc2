import type * as vscode from 'vscode';

/** What screen readers say of a row; without it, they are given the tooltip in place of the row. */
export const toSpoken = (label: string, value: string): vscode.AccessibilityInformation => ({
  label: `${label}: ${value}`,
});
