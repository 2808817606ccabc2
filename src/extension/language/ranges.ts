import * as vscode from 'vscode';
import { type Span } from '../../scim/filter/ast.js';

export const toRange = (document: vscode.TextDocument, { start, end }: Span): vscode.Range =>
  new vscode.Range(document.positionAt(start), document.positionAt(end));
