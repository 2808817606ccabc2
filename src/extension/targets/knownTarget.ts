import { isJsonObject, readMember } from '../../base/json.js';

/** A SCIM server that the user calls from this workspace: all of it but the credentials. */
export interface KnownTarget {
  readonly id: string;
  readonly name: string;
  /** Without a trailing slash. */
  readonly baseUrl: string;
  /** The user has agreed that it is written to, although it is not on this machine. */
  readonly isRemoteAllowed: boolean;
}

/** The mock server of this window. It is a target while it runs, and kept nowhere. */
export const mockTargetId = 'mock';

/** Undefined for what another version of the extension may have written. */
export function readKnownTarget(value: unknown): KnownTarget | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  const id = readMember(value, 'id');
  const name = readMember(value, 'name');
  const baseUrl = readMember(value, 'baseUrl');
  return typeof id === 'string' && typeof name === 'string' && isHttpUrl(baseUrl)
    ? { id, name, baseUrl, isRemoteAllowed: readMember(value, 'isRemoteAllowed') === true }
    : undefined;
}

const isHttpUrl = (value: unknown): value is string =>
  typeof value === 'string' && URL.canParse(value) && /^https?:\/\//.test(value);

/** For example `localhost:3000`. */
export const nameOfBaseUrl = (baseUrl: string): string => new URL(baseUrl).host;
