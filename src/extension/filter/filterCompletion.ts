import * as vscode from 'vscode';
import { type FilterProposal } from '../../language/filter/filterProposal.js';
import { type LanguageSchemas } from '../language/languageSchemas.js';
import { toRange } from '../language/ranges.js';

/** Attributes, operators that go with them, values, and what joins conditions. */
export class FilterCompletion implements vscode.CompletionItemProvider {
  static readonly triggerCharacters = [' ', '.', '[', '(', '"', ':'] as const;
  readonly #schemas: LanguageSchemas;

  constructor(schemas: LanguageSchemas) {
    this.#schemas = schemas;
  }

  async provideCompletionItems(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.CompletionItem[]> {
    const text = document.getText();
    const offset = document.offsetAt(position);
    const [registry, { filterProposalsAt }] = await Promise.all([
      this.#schemas.get(),
      import('../../language/filter/filterProposalsAt.js'),
    ]);
    return filterProposalsAt(text, offset, registry).map((proposal) => toItem(document, proposal));
  }
}

const kinds: Readonly<Record<FilterProposal['kind'], vscode.CompletionItemKind>> = {
  attribute: vscode.CompletionItemKind.Field,
  list: vscode.CompletionItemKind.Struct,
  extension: vscode.CompletionItemKind.Module,
  operator: vscode.CompletionItemKind.Operator,
  value: vscode.CompletionItemKind.Value,
  keyword: vscode.CompletionItemKind.Keyword,
};

function toItem(document: vscode.TextDocument, proposal: FilterProposal): vscode.CompletionItem {
  const item = new vscode.CompletionItem(proposal.label, kinds[proposal.kind]);
  item.insertText = new vscode.SnippetString(proposal.insertText);
  item.filterText = proposal.filterText ?? proposal.label;
  item.sortText = proposal.sortText;
  item.range = toRange(document, proposal.replace);
  if (proposal.detail !== undefined) {
    item.detail = proposal.detail;
  }
  if (proposal.documentation !== undefined) {
    item.documentation = proposal.documentation;
  }
  if (proposal.suggestsNext === true) {
    item.command = { command: 'editor.action.triggerSuggest', title: '' };
  }
  return item;
}
