import type * as vscode from 'vscode';
import { type JsonTree } from '../../language/json/jsonTree.js';

/** The document as it is now, parsed once for all who ask. */
export class TreeCache {
  readonly #trees = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly tree: Promise<JsonTree> }
  >();

  get(document: vscode.TextDocument): Promise<JsonTree> {
    const known = this.#trees.get(document);
    if (known?.version === document.version) {
      return known.tree;
    }
    const tree = parse(document.getText());
    this.#trees.set(document, { version: document.version, tree });
    return tree;
  }
}

async function parse(text: string): Promise<JsonTree> {
  const { readJsonTree } = await import('../../language/json/jsonTree.js');
  return readJsonTree(text);
}
