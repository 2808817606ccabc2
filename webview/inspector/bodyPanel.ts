import { codeBlock } from '../ui/codeBlock.js';
import { hexDump } from '../ui/hexDump.js';
import { findNode, readJsonTree } from '../ui/jsonTree.js';
import { type TextSpan, findSpans, highlight } from '../ui/textHighlights.js';
import { BodyTree } from './bodyTree.js';
import { type BodyText } from './incoming.js';

/** Longer bodies are shown as text alone: a tree of them would cost seconds. */
const longestTree = 2_000_000;

/** One shown body: as text and, where it is JSON, as a tree, with a search over both. */
export class BodyPanel {
  readonly block: HTMLElement;
  readonly tree: BodyTree | undefined;
  readonly #text: string;
  readonly #name: string;
  #query = '';
  #spans: readonly TextSpan[] = [];
  #at = -1;

  constructor(body: BodyText, label: string, marked: readonly string[], name: string) {
    this.#text = body.form === 'raw' ? hexDump(body.text) : body.text;
    this.#name = name;
    this.block = codeBlock(this.#text, body.form === 'json' ? 'json' : 'plain', label);
    this.block.classList.toggle('dump', body.form === 'raw');
    this.tree =
      body.form === 'json' && !body.isTruncated && body.text.length <= longestTree
        ? BodyTree.read(body.text, marked)
        : undefined;
  }

  get query(): string {
    return this.#query;
  }

  found(isText: boolean): { readonly at: number; readonly count: number } {
    return this.tree && !isText ? this.tree.found : { at: this.#at + 1, count: this.#spans.length };
  }

  search(query: string): void {
    this.#query = query;
    this.tree?.search(query);
    this.#spans = findSpans(this.#text, query);
    this.#at = -1;
    this.step(1);
  }

  step(by: 1 | -1): void {
    if (this.#at >= 0) {
      this.tree?.step(by);
    }
    const count = this.#spans.length;
    this.#at = count === 0 ? -1 : (Math.max(this.#at, by > 0 ? -1 : 0) + by + count) % count;
    const ranges = highlight(`search-${this.#name}`, this.block, this.#spans);
    const range = ranges[this.#at];
    highlight(`match-${this.#name}`, this.block, this.#spans.slice(this.#at, this.#at + 1));
    range?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
  }

  /** Underlines what findings speak of. */
  mark(pointers: readonly string[]): void {
    const root = pointers.length === 0 ? undefined : readJsonTree(this.#text);
    const spans = pointers.flatMap((pointer) => {
      const node = root && findNode(root, pointer);
      return node
        ? [{ start: node.offset, end: node.offset + node.source.split('\n', 1).join('').length }]
        : [];
    });
    highlight(`finding-${this.#name}`, this.block, spans);
  }
}
