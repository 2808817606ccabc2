import * as vscode from 'vscode';
import { type LanguageSchemas } from './languageSchemas.js';
import { toRange } from './ranges.js';
import { isCandidate } from './scimSelector.js';
import { type TreeCache } from './treeCache.js';

/** What attributes, URNs and PATCH paths mean. */
export class ScimHoverProvider implements vscode.HoverProvider {
  readonly #schemas: LanguageSchemas;
  readonly #trees: TreeCache;

  constructor(schemas: LanguageSchemas, trees: TreeCache) {
    this.#schemas = schemas;
    this.#trees = trees;
  }

  async provideHover(
    document: vscode.TextDocument,
    position: vscode.Position,
  ): Promise<vscode.Hover | undefined> {
    if (!isCandidate(document)) {
      return undefined;
    }
    const offset = document.offsetAt(position);
    const tree = this.#trees.get(document);
    const [registry, { hoverAt }] = await Promise.all([
      this.#schemas.get(),
      import('../../language/hover/hoverAt.js'),
    ]);
    const found = hoverAt(await tree, offset, registry);
    return (
      found &&
      new vscode.Hover(new vscode.MarkdownString(found.markdown), toRange(document, found.span))
    );
  }
}
