import * as vscode from 'vscode';
import { SessionError, type SessionFailure } from '../../workbench/sessions/sessionFolder.js';
import { HostError } from '../hostError.js';

const texts: Readonly<Record<SessionFailure, (name: string, why: string) => HostError>> = {
  badName: () =>
    new HostError('badArgument', vscode.l10n.t('A session needs a name, and not too long a one.')),
  nameTaken: (name) =>
    new HostError('badArgument', vscode.l10n.t('There is a session “{0}” already.', name)),
  notFound: (name) => new HostError('notFound', vscode.l10n.t('There is no session “{0}”.', name)),
  file: (name, why) =>
    new HostError(
      'badFile',
      vscode.l10n.t(
        'The sessions of this workspace cannot be read or written ({0}): {1}',
        name,
        why,
      ),
    ),
};

/** What people read; anything but a failure of a session stays as it is. */
export function toHostError(error: unknown): unknown {
  if (!(error instanceof SessionError)) {
    return error;
  }
  const { reason, session, cause } = error;
  return texts[reason](session, cause instanceof Error ? cause.message : String(cause));
}
