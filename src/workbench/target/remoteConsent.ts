import { type Target, isLoopbackTarget } from './target.js';
import { TargetError } from './targetError.js';

/**
 * People are made, changed and deactivated on the target: one that is not on this machine may be in use, so
 * somebody has to say that it is meant.
 *
 * @throws TargetError `remote` where nobody has
 */
export function checkRemoteConsent(
  target: Pick<Target, 'baseUrl'>,
  isRemoteAllowed: boolean,
): void {
  if (!isRemoteAllowed && !isLoopbackTarget(target)) {
    throw new TargetError(
      'remote',
      'url',
      `${new URL(target.baseUrl).host} is not on this machine. People and groups would be made, changed and deleted there.`,
    );
  }
}
