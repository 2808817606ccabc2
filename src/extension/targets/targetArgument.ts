import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type Target, readTarget } from '../../workbench/target/target.js';
import { TargetError } from '../../workbench/target/targetError.js';
import { HostError } from '../hostError.js';
import { nameOfBaseUrl } from './knownTarget.js';
import { translateError } from '../translate.js';

export interface GivenTarget {
  readonly name: string;
  readonly target: Target;
}

/**
 * `{ url, authorization?, name? }` of a caller.
 *
 * @throws HostError where it is something else
 */
export function readGivenTarget(value: unknown): GivenTarget {
  const url = isJsonObject(value) ? readMember(value, 'url') : undefined;
  const authorization = isJsonObject(value) ? readMember(value, 'authorization') : undefined;
  const name = isJsonObject(value) ? readMember(value, 'name') : undefined;
  if (typeof url !== 'string' || !isTextOrAbsent(authorization) || !isTextOrAbsent(name)) {
    throw new HostError(
      'badArgument',
      vscode.l10n.t(
        'A SCIM server is given as { "url": "http://localhost:3000/scim/v2", "authorization": "Bearer …", "name": "…" }.',
      ),
    );
  }
  try {
    const target = readTarget({ url, authorization: authorization ?? '' });
    return { target, name: name ?? nameOfBaseUrl(target.baseUrl) };
  } catch (cause) {
    if (cause instanceof TargetError) {
      throw new HostError('badArgument', translateError(cause), { cause });
    }
    throw cause;
  }
}

const isTextOrAbsent = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string';
