import * as vscode from 'vscode';

const scheme = 'scim-workbench-comparison';
/** Older ones are gone from the editors too, as a rule. */
const mostKept = 20;

const texts = new Map<string, string>();
let provider: vscode.Disposable | undefined;
let count = 0;

export interface NamedText {
  readonly name: string;
  readonly text: string;
}

/** Two texts that nobody can change, side by side in the difference editor. */
export async function showTexts(left: NamedText, right: NamedText): Promise<void> {
  provider ??= vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) =>
      texts.get(uri.toString()) ??
      vscode.l10n.t('This comparison is no longer held. Compare the captures again.'),
  });
  count += 1;
  await vscode.commands.executeCommand(
    'vscode.diff',
    keep(left, `${String(count)}/before`),
    keep(right, `${String(count)}/after`),
    vscode.l10n.t('{0} ↔ {1}', left.name, right.name),
  );
}

function keep({ name, text }: NamedText, folder: string): vscode.Uri {
  const uri = vscode.Uri.from({ scheme, path: `/${folder}/${name.replaceAll('/', '-')}.http` });
  texts.set(uri.toString(), text);
  const [oldest = ''] = texts.keys();
  if (texts.size > mostKept) {
    texts.delete(oldest);
  }
  return uri;
}
