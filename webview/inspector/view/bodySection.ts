import { type TemplateResult, html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import {
  type BodyInfo,
  type ExchangeDetail,
  type ExchangeSide,
  type FindingView,
} from '../../../src/protocol/inspector.js';
import { icon, iconButton } from '../../ui/icons.js';
import { findNode } from '../../ui/jsonTree.js';
import { BodyPanel } from '../bodyPanel.js';
import { formatSize } from '../format.js';
import { type BodyText } from '../incoming.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { bodyTreeView, valueOf } from './bodyTreeView.js';
import { loadProblem } from './loadProblem.js';

const text = strings.body;

interface Shown {
  readonly model: InspectorModel;
  readonly body: BodyText;
  readonly panel: BodyPanel;
  readonly side: ExchangeSide;
  readonly label: string;
  readonly findings: readonly FindingView[];
}

/** Bodies already built: a render must not build 256 kB of nodes again. */
const panels = new WeakMap<BodyText, BodyPanel>();

const pointerOf = ({ place }: FindingView): string => (place?.part === 'body' ? place.pointer : '');

function panelOf(body: BodyText, side: ExchangeSide, findings: readonly FindingView[]): BodyPanel {
  const known = panels.get(body);
  if (known) {
    return known;
  }
  const label = side === 'request' ? text.requestLabel : text.responseLabel;
  const panel = new BodyPanel(body, label, findings.map(pointerOf), side);
  panels.set(body, panel);
  return panel;
}

function remark(body: BodyText, info: BodyInfo): string | undefined {
  if (body.form === 'raw') {
    return text.raw;
  }
  const isCalledJson = info.mediaType?.toLowerCase().includes('json') ?? false;
  return body.form === 'text' && isCalledJson ? text.notJson : undefined;
}

function shownBody(shown: Shown, info: BodyInfo): TemplateResult {
  const { model, body, side } = shown;
  const words = remark(body, info);
  return html`${
    words === undefined ? nothing : html`<p class="remark">${icon('warning')}${words}</p>`
  }
  ${bodyTools(shown)} ${content(shown)}
  ${
    body.isTruncated
      ? html`<p class="remark">
          ${icon('hint')}${text.cut}
          <vscode-button
            appearance="secondary"
            class="compact"
            @click=${() => {
              model.details.loadBody(side, true);
            }}
            >${text.loadAll}</vscode-button
          >
        </p>`
      : nothing
  }`;
}

const isTree = ({ model, panel }: Shown): boolean =>
  panel.tree !== undefined && !model.saved.isBodyText;

function content(shown: Shown): unknown {
  const { model, panel, label, findings } = shown;
  if (panel.tree && isTree(shown)) {
    return bodyTreeView({ model, tree: panel.tree, label, findings });
  }
  panel.mark(findings.map(pointerOf).filter((pointer) => pointer !== ''));
  return panel.block;
}

function bodyTools(shown: Shown): TemplateResult {
  const { model, panel } = shown;
  return html`<div class="body-tools">
    ${panel.tree ? lookButtons(model) : nothing}${searchField(shown)}
    ${isTree(shown) ? treeButtons(shown) : nothing}
  </div>`;
}

function lookButtons(model: InspectorModel): TemplateResult {
  const button = (isBodyText: boolean, name: string): TemplateResult =>
    html`<button
      type="button"
      class="segment"
      aria-pressed=${model.saved.isBodyText === isBodyText ? 'true' : 'false'}
      @click=${() => {
        model.setBodyText(isBodyText);
      }}
    >
      ${name}
    </button>`;
  return html`<span class="segments" role="group" aria-label=${text.look}
    >${button(false, text.tree)}${button(true, text.plain)}</span
  >`;
}

function searchField(shown: Shown): TemplateResult {
  const { model, panel } = shown;
  const { at, count } = panel.found(!isTree(shown));
  const act = (run: () => void): void => {
    run();
    model.refresh();
    revealLater(shown);
  };
  return html`<input
      class="body-search"
      type="search"
      aria-label=${text.search}
      placeholder=${text.search}
      .value=${live(panel.query)}
      @input=${(event: Event) => {
        const input = event.currentTarget;
        if (input instanceof HTMLInputElement) {
          act(() => {
            panel.search(input.value);
          });
        }
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (event.key === 'Enter') {
          event.preventDefault();
          act(() => {
            panel.step(event.shiftKey ? -1 : 1);
          });
        } else if (event.key === 'Escape' && panel.query !== '') {
          event.preventDefault();
          act(() => {
            panel.search('');
          });
        }
      }}
    />
    <span class="muted body-count" role="status"
      >${panel.query === '' ? nothing : text.searchCount(at, count)}</span
    >`;
}

/** The match comes into view; the focus stays in the field. */
function revealLater({ panel }: Shown): void {
  requestAnimationFrame(() => {
    const pointer = panel.tree?.active;
    const item = [...document.querySelectorAll('.tree-match')].find(
      (line) => line.parentElement?.getAttribute('data-pointer') === pointer,
    );
    item?.scrollIntoView({ block: 'nearest' });
  });
}

function treeButtons({ model, panel }: Shown): TemplateResult {
  const { tree } = panel;
  const active = tree && findNode(tree.root, tree.active);
  const toggleAll = (isOpen: boolean): void => {
    tree?.toggleAll(isOpen);
    model.refresh();
  };
  const button = (name: string, run: () => void): TemplateResult =>
    html`<button type="button" class="link" @click=${run}>${name}</button>`;
  return html`<span class="tree-buttons">
    ${button(text.copyPath, () => {
      model.copyText(text.copyPath, active?.path ?? '');
    })}
    ${button(text.copyValue, () => {
      model.copyText(text.copyValue, active ? valueOf(active) : '');
    })}
    ${button(text.openAll, () => {
      toggleAll(true);
    })}
    ${button(text.closeAll, () => {
      toggleAll(false);
    })}
  </span>`;
}

function loadedBody(
  model: InspectorModel,
  detail: ExchangeDetail,
  info: BodyInfo,
  side: ExchangeSide,
): TemplateResult {
  const loaded = model.details.body(side);
  switch (loaded.kind) {
    case 'loading':
      return html`<p class="pending" role="status">${text.loading}</p>`;
    case 'failed':
      return loadProblem(`${text.failed}: ${loaded.message}`, () => {
        model.details.loadBody(side, false);
      });
    case 'ready': {
      const findings = detail.findings.filter(
        ({ place }) => place?.part === 'body' && place.side === side,
      );
      const panel = panelOf(loaded.value, side, findings);
      const label = side === 'request' ? text.requestLabel : text.responseLabel;
      return shownBody({ model, body: loaded.value, panel, side, label, findings }, info);
    }
  }
}

/** The body of one side, with what can be done with it. */
export function bodySection(
  model: InspectorModel,
  detail: ExchangeDetail,
  side: ExchangeSide,
): TemplateResult {
  const info = side === 'request' ? detail.requestBody : detail.responseBody;
  if (!info) {
    return html`<h3>${strings.detail.body}</h3>
      <p class="muted">${strings.detail.emptyBody}</p>`;
  }
  return html`<div class="section-head">
      <h3>${strings.detail.body}</h3>
      <span class="muted">${formatSize(info.sizeBytes)}</span>
      <span class="section-actions"
        >${iconButton({
          icon: 'copy',
          label: text.copy,
          run: () => {
            model.copyBody(side);
          },
        })}${iconButton({
          icon: 'openInEditor',
          label: text.open,
          run: () => {
            model.openBody(side);
          },
        })}</span
      >
    </div>
    ${loadedBody(model, detail, info, side)}`;
}
