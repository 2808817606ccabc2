import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { HostError } from '../hostError.js';

/** Of the argument of a command: the id of an exchange, or `{ exchanges: [id, …] }`; undefined where none is given. */
export function readExchangeIds(given: unknown): readonly string[] | undefined {
  const ids = isJsonObject(given) ? readMember(given, 'exchanges') : (given ?? undefined);
  if (ids === undefined || typeof ids === 'string') {
    return ids === undefined ? undefined : [ids];
  }
  if (Array.isArray(ids) && ids.every((id) => typeof id === 'string')) {
    return ids;
  }
  throw new HostError(
    'badArgument',
    vscode.l10n.t(
      'The requests are given as the id of an exchange, or as { exchanges: [id, …], target? }.',
    ),
  );
}
