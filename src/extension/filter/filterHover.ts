import * as vscode from 'vscode';
import { type LanguageSchemas } from '../language/languageSchemas.js';
import { toRange } from '../language/ranges.js';

/** A filter in words. */
export class FilterHover implements vscode.HoverProvider {
  readonly #schemas: LanguageSchemas;

  constructor(schemas: LanguageSchemas) {
    this.#schemas = schemas;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    const text = document.getText();
    const [registry, { filterHoverAt }] = await Promise.all([
      this.#schemas.get(),
      import('../../language/filter/filterHoverAt.js'),
    ]);
    const found = filterHoverAt(text, document.offsetAt(position), registry);
    return (
      found &&
      new vscode.Hover(new vscode.MarkdownString(found.markdown), toRange(document, found.span))
    );
  }
}
