import { type TemplateResult, html, nothing } from 'lit/html.js';
import { repeat } from 'lit/directives/repeat.js';
import { type FindingView } from '../../../src/protocol/inspector.js';
import { cssProperty } from '../../ui/cssProperty.js';
import { icon } from '../../ui/icons.js';
import { type JsonNode } from '../../ui/jsonTree.js';
import { type BodyTree, type TreeRow } from '../bodyTree.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { finding } from './findingList.js';

const text = strings.body;

export interface TreeOptions {
  readonly model: InspectorModel;
  readonly tree: BodyTree;
  readonly label: string;
  readonly findings: readonly FindingView[];
}

const pointerOf = ({ place }: FindingView): string => (place?.part === 'body' ? place.pointer : '');

/** A finding on what is missing stands at the nearest thing that is to be seen. */
function placeFindings(
  findings: readonly FindingView[],
  rows: readonly TreeRow[],
): ReadonlyMap<string, readonly FindingView[]> {
  const shown = new Set(rows.map(({ node }) => node.pointer));
  const placed = new Map<string, FindingView[]>();
  for (const found of findings) {
    let pointer = pointerOf(found);
    while (pointer !== '' && !shown.has(pointer)) {
      pointer = pointer.slice(0, pointer.lastIndexOf('/'));
    }
    placed.set(pointer, [...(placed.get(pointer) ?? []), found]);
  }
  return placed;
}

/** JSON as a tree: opened, walked and copied from by keyboard; findings below the line they speak of. */
export function bodyTreeView(options: TreeOptions): TemplateResult {
  const { tree, label } = options;
  const rows = tree.rows();
  const placed = placeFindings(options.findings, rows);
  return html`<div
    class="json-tree"
    role="tree"
    aria-label=${label}
    @keydown=${(event: KeyboardEvent) => {
      onKey(event, options);
    }}
  >
    ${repeat(
      rows,
      ({ node }) => node.pointer,
      (row) => treeItem(row, placed.get(row.node.pointer) ?? [], options),
    )}
  </div>`;
}

function treeItem(
  row: TreeRow,
  found: readonly FindingView[],
  options: TreeOptions,
): TemplateResult {
  const { model, tree } = options;
  const { node, level, position, size, isOpen } = row;
  const isActive = tree.active === node.pointer;
  const press = (): void => {
    tree.focus(node.pointer);
    if (isOpen !== undefined) {
      tree.toggle(node);
    }
    model.refresh();
  };
  return html`<div
    class="tree-item"
    role="treeitem"
    data-pointer=${node.pointer}
    aria-level=${level}
    aria-posinset=${position}
    aria-setsize=${size}
    aria-expanded=${isOpen === undefined ? nothing : isOpen ? 'true' : 'false'}
    aria-selected=${isActive ? 'true' : 'false'}
    tabindex=${isActive ? 0 : -1}
    ${cssProperty('--level', String(level - 1))}
  >
    <div class="tree-line ${tree.isMatch(node) ? 'tree-match' : ''}" @click=${press}>
      <span class="twistie" aria-hidden="true"
        >${isOpen === undefined ? '' : icon(isOpen ? 'chevronDown' : 'chevronRight')}</span
      >${nodeText(row)}${found.map(({ level: worst }) => icon(worst, strings.levels[worst]))}
    </div>
    ${
      found.length === 0
        ? nothing
        : html`<ul class="findings tree-findings">
            ${found.map(finding)}
          </ul>`
    }
    ${isOpen && tree.hidden(node) > 0 ? moreButton(options, node) : nothing}
  </div>`;
}

function nodeText({ node, isOpen }: TreeRow): TemplateResult {
  const { name, kind, source, children } = node;
  const label = name === '' ? nothing : html`<span class="json-name">${name}</span>: `;
  if (kind !== 'object' && kind !== 'array') {
    const look = kind === 'boolean' || kind === 'null' ? 'keyword' : kind;
    return html`<span class="tree-text">${label}<span class="json-${look}">${source}</span></span>`;
  }
  const [open, close] = kind === 'object' ? ['{', '}'] : ['[', ']'];
  const count =
    children.length === 0
      ? ''
      : isOpen
        ? ''
        : strings.body.items(children.length, kind === 'array');
  return html`<span class="tree-text"
    >${label}${open}${isOpen ? nothing : html`<span class="muted">${count}</span>${close}`}</span
  >`;
}

const moreButton = ({ model, tree }: TreeOptions, node: JsonNode): TemplateResult =>
  html`<button
    type="button"
    class="link tree-more"
    @click=${() => {
      tree.showMore(node);
      model.refresh();
    }}
  >
    ${text.more(tree.hidden(node))}
  </button>`;

function onKey(event: KeyboardEvent, options: TreeOptions): void {
  const { model, tree } = options;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (!doKey(event.key, options)) {
    return;
  }
  event.preventDefault();
  event.stopPropagation();
  const element = event.currentTarget;
  model.refresh();
  requestAnimationFrame(() => {
    focusActive(element, tree.active);
  });
}

function doKey(key: string, { model, tree }: TreeOptions): boolean {
  const active = tree.rows().find(({ node }) => node.pointer === tree.active)?.node;
  switch (key) {
    case 'Enter':
    case ' ':
      if (active) {
        tree.toggle(active);
      }
      return true;
    case '*':
      tree.toggleAll(true);
      return true;
    case 'p':
      model.copyText(text.copyPath, active?.path ?? '');
      return true;
    case 'v':
      model.copyText(text.copyValue, active ? valueOf(active) : '');
      return true;
    default:
      return tree.move(key);
  }
}

/** A text as it is meant, everything else as it is written. */
export function valueOf({ kind, source }: JsonNode): string {
  const value: unknown = kind === 'string' ? JSON.parse(source) : source;
  return String(value);
}

function focusActive(tree: EventTarget | null, pointer: string): void {
  if (tree instanceof Element) {
    const item = [...tree.querySelectorAll('[role="treeitem"]')].find(
      (one) => one.getAttribute('data-pointer') === pointer,
    );
    if (item instanceof HTMLElement) {
      item.focus();
      item.scrollIntoView({ block: 'nearest' });
    }
  }
}
