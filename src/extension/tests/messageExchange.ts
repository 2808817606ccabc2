import * as vscode from 'vscode';
import { parseDocumentUri } from '../documents/documentUris.js';

/**
 * The id of the exchange that a message of Test Explorer is about: its menu hands over `{ test, message }`.
 * Undefined where it leads nowhere.
 */
export function findExchangeId(argument: unknown): string | undefined {
  const uri = memberOf(memberOf(memberOf(argument, 'message'), 'location'), 'uri');
  const subject = uri instanceof vscode.Uri ? parseDocumentUri(uri) : undefined;
  return subject?.kind === 'exchange' ? subject.exchangeId : undefined;
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
