import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type CaptureSource, current, fileSource, session } from './captureSource.js';

/** Where a capture is, as it is kept through a reload of the window. */
type Remembered =
  | { readonly kind: 'current' }
  | { readonly kind: 'session'; readonly name: string }
  | { readonly kind: 'file'; readonly file: string };

export interface RememberedPair {
  readonly id: string;
  readonly before: Remembered;
  readonly after: Remembered;
}

export const toRemembered = ({ from }: CaptureSource): Remembered =>
  from.kind === 'file' ? { kind: 'file', file: from.file.toString() } : from;

export function fromRemembered(remembered: Remembered): CaptureSource {
  switch (remembered.kind) {
    case 'current':
      return current();
    case 'session':
      return session(remembered.name);
    case 'file':
      return fileSource(vscode.Uri.parse(remembered.file));
  }
}

/** What an earlier version may have left is passed over. */
export const readPairs = (value: unknown): readonly RememberedPair[] =>
  Array.isArray(value) ? value.flatMap((one) => readPair(one) ?? []) : [];

function readPair(value: unknown): RememberedPair | undefined {
  const of = (name: string): unknown => (isJsonObject(value) ? readMember(value, name) : undefined);
  const id = of('id');
  const [before, after] = [read(of('before')), read(of('after'))];
  return typeof id === 'string' && before && after ? { id, before, after } : undefined;
}

function read(value: unknown): Remembered | undefined {
  const of = (name: string): unknown => (isJsonObject(value) ? readMember(value, name) : undefined);
  const [kind, name, file] = [of('kind'), of('name'), of('file')];
  if (kind === 'session' && typeof name === 'string') {
    return { kind, name };
  }
  if (kind === 'file' && typeof file === 'string') {
    return { kind, file };
  }
  return kind === 'current' ? { kind } : undefined;
}
