import { type JsonNode, findNode, readJsonTree, searchNodes } from '../ui/jsonTree.js';

/** A line of the tree. */
export interface TreeRow {
  readonly node: JsonNode;
  /** From 1. */
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** Undefined where there is nothing to open. */
  readonly isOpen: boolean | undefined;
}

/** Opened at first: so many levels, as long as there are not more lines than these. */
const openLevels = 3;
const openLines = 400;
/** A body of so many lines is seen at one look, as a PATCH is: all of it is open. */
const fewLines = 50;
/** Of one array or object; the rest comes on demand. */
const fewChildren = 200;

function isSmall(root: JsonNode): boolean {
  const nodes = [root];
  for (const { children } of nodes) {
    if (nodes.length + children.length > fewLines) {
      return false;
    }
    nodes.push(...children);
  }
  return true;
}

/** Which nodes of a body are open, which one has the focus, and what a search has found. */
export class BodyTree {
  readonly root: JsonNode;
  readonly #open = new Set<string>();
  readonly #shown = new Map<string, number>();
  #active = '';
  #query = '';
  #matches: readonly JsonNode[] = [];
  #match = -1;

  /** @param marked pointers that findings speak of; what leads to them is open */
  constructor(root: JsonNode, marked: readonly string[]) {
    this.root = root;
    if (isSmall(root)) {
      this.toggleAll(true);
    } else {
      this.#openFirst(root, 1, { lines: openLines });
    }
    for (const pointer of marked) {
      this.reveal(pointer);
    }
    this.#active = root.pointer;
  }

  static read(text: string, marked: readonly string[]): BodyTree | undefined {
    const root = readJsonTree(text);
    return root && root.children.length > 0 ? new BodyTree(root, marked) : undefined;
  }

  get active(): string {
    return this.#active;
  }

  get query(): string {
    return this.#query;
  }

  /** Which match is the current one, from 1, of how many. */
  get found(): { readonly at: number; readonly count: number } {
    return { at: this.#match + 1, count: this.#matches.length };
  }

  isMatch(node: JsonNode): boolean {
    return this.#matches.includes(node);
  }

  /** The lines that are to be seen. */
  rows(): readonly TreeRow[] {
    const rows: TreeRow[] = [];
    this.#collect(this.root, { level: 1, position: 1, size: 1 }, rows);
    return rows;
  }

  /** How many children of a node are still to be asked for. */
  hidden(node: JsonNode): number {
    return Math.max(0, node.children.length - this.#limitOf(node));
  }

  showMore(node: JsonNode): void {
    this.#shown.set(node.pointer, this.#limitOf(node) + fewChildren);
  }

  focus(pointer: string): void {
    this.#active = pointer;
  }

  toggle(node: JsonNode, isOpen = !this.#open.has(node.pointer)): void {
    if (isOpen) {
      this.#open.add(node.pointer);
    } else {
      this.#open.delete(node.pointer);
    }
  }

  /** Opens or closes all. */
  toggleAll(isOpen: boolean): void {
    this.#open.clear();
    const visit = (node: JsonNode): void => {
      this.#open.add(node.pointer);
      node.children.forEach(visit);
    };
    if (isOpen) {
      visit(this.root);
    } else {
      this.#open.add(this.root.pointer);
      this.#active = this.root.pointer;
    }
  }

  /** Opens what leads to the node, and gives it the focus. */
  reveal(pointer: string): void {
    const node = findNode(this.root, pointer) ?? this.root;
    let inner = node;
    while (inner.pointer !== '') {
      const around = findNode(this.root, inner.pointer.slice(0, inner.pointer.lastIndexOf('/')));
      if (!around) {
        break;
      }
      this.#open.add(around.pointer);
      const needed = around.children.indexOf(inner) + 1;
      this.#shown.set(around.pointer, Math.max(needed, this.#limitOf(around)));
      inner = around;
    }
    this.#active = node.pointer;
  }

  search(query: string): void {
    this.#query = query;
    this.#matches = searchNodes(this.root, query);
    this.#match = -1;
    this.step(1);
  }

  step(by: 1 | -1): void {
    const count = this.#matches.length;
    this.#match = count === 0 ? -1 : (Math.max(this.#match, by > 0 ? -1 : 0) + by + count) % count;
    const match = this.#matches[this.#match];
    if (match) {
      this.reveal(match.pointer);
    }
  }

  /** The line that a key of a tree leads to (ARIA Authoring Practices, tree view). */
  move(key: string): boolean {
    const rows = this.rows();
    const at = rows.findIndex(({ node }) => node.pointer === this.#active);
    const row = rows[at];
    switch (key) {
      case 'ArrowDown':
        return this.#goTo(rows[at + 1]);
      case 'ArrowUp':
        return this.#goTo(rows[at - 1]);
      case 'Home':
        return this.#goTo(rows[0]);
      case 'End':
        return this.#goTo(rows.at(-1));
      case 'ArrowRight':
        return this.#openOrEnter(row, rows[at + 1]);
      case 'ArrowLeft':
        return this.#closeOrLeave(row, rows.slice(0, at));
      default:
        return false;
    }
  }

  #openOrEnter(row: TreeRow | undefined, next: TreeRow | undefined): boolean {
    if (row?.isOpen === false) {
      this.toggle(row.node, true);
    } else if (row?.isOpen) {
      this.#goTo(next);
    }
    return true;
  }

  #closeOrLeave(row: TreeRow | undefined, before: readonly TreeRow[]): boolean {
    if (row?.isOpen) {
      this.toggle(row.node, false);
    } else {
      this.#goTo(before.findLast(({ level }) => level < (row?.level ?? 0)));
    }
    return true;
  }

  #goTo(row: TreeRow | undefined): boolean {
    this.#active = row?.node.pointer ?? this.#active;
    return true;
  }

  #limitOf(node: JsonNode): number {
    return this.#shown.get(node.pointer) ?? fewChildren;
  }

  #openFirst(node: JsonNode, level: number, room: { lines: number }): void {
    room.lines -= node.children.length;
    if (level <= openLevels && room.lines > 0) {
      this.#open.add(node.pointer);
      for (const child of node.children) {
        this.#openFirst(child, level + 1, room);
      }
    }
  }

  #collect(
    node: JsonNode,
    place: { readonly level: number; readonly position: number; readonly size: number },
    rows: TreeRow[],
  ): void {
    const isOpen = node.children.length === 0 ? undefined : this.#open.has(node.pointer);
    rows.push({ node, ...place, isOpen });
    if (isOpen) {
      const size = node.children.length;
      for (const [at, child] of node.children.slice(0, this.#limitOf(node)).entries()) {
        this.#collect(child, { level: place.level + 1, position: at + 1, size }, rows);
      }
    }
  }
}
