import * as vscode from 'vscode';
import { type Proposal } from '../../language/completion/proposal.js';
import { type LanguageSchemas } from './languageSchemas.js';
import { toRange } from './ranges.js';
import { isCandidate } from './scimSelector.js';
import { type TreeCache } from './treeCache.js';

/** Attributes, their canonical values, URNs, paths: by what the document says that it is. */
export class ScimCompletionProvider implements vscode.CompletionItemProvider {
  static readonly triggerCharacters = ['"', ':', '.', '['] as const;
  readonly #schemas: LanguageSchemas;
  readonly #trees: TreeCache;

  constructor(schemas: LanguageSchemas, trees: TreeCache) {
    this.#schemas = schemas;
    this.#trees = trees;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    if (!isCandidate(document)) {
      return [];
    }
    const offset = document.offsetAt(position);
    const tree = this.#trees.get(document);
    const [registry, { proposalsAt }] = await Promise.all([
      this.#schemas.get(),
      import('../../language/completion/proposalsAt.js'),
    ]);
    return proposalsAt(await tree, offset, registry).map((proposal) => toItem(document, proposal));
  }
}

const kinds: Readonly<Record<Proposal['kind'], vscode.CompletionItemKind>> = {
  attribute: vscode.CompletionItemKind.Property,
  extension: vscode.CompletionItemKind.Module,
  member: vscode.CompletionItemKind.Property,
  value: vscode.CompletionItemKind.Value,
  urn: vscode.CompletionItemKind.Reference,
};

function toItem(document: vscode.TextDocument, proposal: Proposal): vscode.CompletionItem {
  const item = new vscode.CompletionItem(proposal.label, kinds[proposal.kind]);
  item.insertText = new vscode.SnippetString(proposal.insertText);
  item.filterText = proposal.filterText;
  item.sortText = proposal.sortText;
  item.range = toRange(document, proposal.replace);
  if (proposal.detail !== undefined) {
    item.detail = proposal.detail;
  }
  if (proposal.markdown !== undefined) {
    item.documentation = new vscode.MarkdownString(proposal.markdown);
  }
  if (proposal.suggestsNext === true) {
    item.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return item;
}
