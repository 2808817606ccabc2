import * as vscode from 'vscode';
import { reachOf } from '../../okta/settings/hostReach.js';
import { type RunningState } from '../../workbench/serverOptions.js';

/**
 * The base URL under which others reach the server: the public one that the user has set, else what
 * VS Code makes of the local address (a forwarded port, where the extension runs on another machine).
 * Never kept: a port may be forwarded anew at any time.
 */
export async function findReachableBaseUrl({
  baseUrl,
  publicBaseUrl,
}: Pick<RunningState, 'baseUrl' | 'publicBaseUrl'>): Promise<string> {
  if (publicBaseUrl !== undefined) {
    return publicBaseUrl;
  }
  const { origin, pathname } = new URL(baseUrl);
  // Only the origin is asked for, because some hosts drop the path; a prefix of theirs is kept.
  const external = await vscode.env.asExternalUri(vscode.Uri.parse(`${origin}/`, true));
  const prefix = external.path.replace(/\/+$/, '');
  const address = `${external.scheme}://${external.authority}${prefix}`;
  // A proxy of VS Code itself on loopback is for its browser, which has a cookie; the port is there too.
  return prefix !== '' && isLoopback(address)
    ? baseUrl
    : `${address}${pathname === '/' ? '' : pathname}`;
}

/** The base path of the server, of its address on this machine; empty for the root. */
export const basePathOf = (baseUrl: string): string => new URL(baseUrl).pathname.replace(/\/$/, '');

/** Whether only programs on this machine can use it. */
export const isLoopback = (url: string): boolean => reachOf(new URL(url).hostname) === 'loopback';
