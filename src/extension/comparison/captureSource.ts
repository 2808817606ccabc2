import * as vscode from 'vscode';
import { isJsonObject, readMember } from '../../base/json.js';
import { type Exchange } from '../../exchange/exchange.js';
import { readCaptures } from '../../workbench/captureImport.js';
import { readCaptureText } from '../captures/captureFiles.js';
import { HostError } from '../hostError.js';
import { type CompareDeps } from './compareDeps.js';

/** Where a capture is. */
export interface CaptureSource {
  /** For people. */
  readonly label: string;
  readonly from:
    | { readonly kind: 'current' }
    | { readonly kind: 'session'; readonly name: string }
    | { readonly kind: 'file'; readonly file: vscode.Uri };
}

export const current = (): CaptureSource => ({
  label: vscode.l10n.t('What is captured now'),
  from: { kind: 'current' },
});

export const session = (name: string): CaptureSource => ({
  label: name,
  from: { kind: 'session', name },
});

export const fileSource = (file: vscode.Uri): CaptureSource => ({
  label: vscode.workspace.asRelativePath(file),
  from: { kind: 'file', file },
});

/** What a caller names; undefined where he names nothing. @throws HostError */
export function readSource(given: unknown, side: 'before' | 'after'): CaptureSource | undefined {
  if (given === undefined || given === null) {
    return undefined;
  }
  const value: unknown = isJsonObject(given) ? readMember(given, side) : undefined;
  const name = isJsonObject(value) ? readMember(value, 'session') : undefined;
  const file: unknown = isJsonObject(value) ? readMember(value, 'file') : undefined;
  if (value === 'current') {
    return current();
  }
  if (typeof name === 'string') {
    return session(name);
  }
  if (file instanceof vscode.Uri) {
    return fileSource(file);
  }
  throw new HostError(
    'badArgument',
    vscode.l10n.t(
      'Two captures are given as {0}, each {1}.',
      '{ before, after }',
      '"current", { session }, { file }',
    ),
  );
}

/** @param other that it is compared with: nothing differs from itself */
export async function askSource(
  { sessions, workbench }: CompareDeps,
  placeHolder: string,
  other?: CaptureSource,
): Promise<CaptureSource | undefined> {
  const { captures } = await workbench.get();
  const file = { label: vscode.l10n.t('A file…'), description: 'JSON Lines, HAR' };
  const kept = await (await sessions()).list();
  const items: (vscode.QuickPickItem & { readonly source?: CaptureSource })[] = [
    ...(captures.size > 0 && other?.from.kind !== 'current'
      ? [{ label: current().label, description: String(captures.size), source: current() }]
      : []),
    ...kept
      .filter(({ name }) => other?.from.kind !== 'session' || other.from.name !== name)
      .map(({ name }) => ({ label: name, source: session(name) })),
    file,
  ];
  const title = vscode.l10n.t('Compare Captures');
  const chosen = await vscode.window.showQuickPick(items, { title, placeHolder });
  if (chosen !== file) {
    return chosen?.source;
  }
  const [uri] =
    (await vscode.window.showOpenDialog({
      title,
      filters: {
        [vscode.l10n.t('Captures and HTTP Archives')]: ['jsonl', 'ndjson', 'har', 'json'],
        [vscode.l10n.t('All files')]: ['*'],
      },
    })) ?? [];
  return uri && fileSource(uri);
}

/** @throws HostError where it cannot be read, or has nothing in it */
export async function loadSource(
  { sessions, workbench }: CompareDeps,
  { label, from }: CaptureSource,
): Promise<readonly Exchange[]> {
  const { captures, registry } = await workbench.get();
  switch (from.kind) {
    case 'current':
      if (captures.size === 0) {
        throw new HostError('notFound', vscode.l10n.t('There are no captured requests yet.'));
      }
      return captures.since(0).map(({ exchange }) => exchange);
    case 'session':
      return (await sessions()).read(from.name);
    case 'file': {
      const { exchanges, badParts } = readCaptures(await readCaptureText(from.file), registry);
      const [bad] = badParts;
      if (exchanges.length === 0) {
        throw new HostError(
          'badFile',
          vscode.l10n.t('The file {0} holds no captured requests: {1} {2}', {
            0: label,
            1: bad?.where ?? '',
            2: bad?.reason ?? '',
          }),
        );
      }
      return exchanges;
    }
  }
}
