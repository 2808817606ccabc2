import { type TemplateResult, html, nothing } from 'lit/html.js';
import { live } from 'lit/directives/live.js';
import { type ServerView } from '../../../src/protocol/inspector.js';
import { icon, iconButton } from '../../ui/icons.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';

/** Id of the filter field, which `/` puts the focus on. */
export const filterFieldId = 'filter';

function serverDetail(model: InspectorModel, server: ServerView): TemplateResult | typeof nothing {
  if (server.status === 'stopped' || server.status === 'failed') {
    const label = server.status === 'failed' ? strings.startAgain : strings.start;
    return html`<vscode-button
      appearance="secondary"
      class="compact"
      @click=${() => {
        model.startServer();
      }}
      >${label}</vscode-button
    >`;
  }
  if (server.baseUrl === undefined) {
    return nothing;
  }
  return html`<code class="base-url" title=${server.baseUrl}>${server.baseUrl}</code>${iconButton({
      icon: 'copy',
      label: strings.copyBaseUrl,
      run: () => {
        model.copyBaseUrl();
      },
    })}${iconButton({
      icon: 'key',
      label: strings.copyAuthorization,
      run: () => {
        model.copyAuthorization();
      },
    })}`;
}

function serverPart(model: InspectorModel): TemplateResult {
  const { server } = model.feed;
  return html`<div class="server server-${server.status}">
    <span class="server-status" role="status" title=${server.message ?? nothing}
      ><span class="dot" aria-hidden="true"></span>${strings.server[server.status]}</span
    >
    ${serverDetail(model, server)}
  </div>`;
}

const textOf = (event: Event): string => {
  const field = event.currentTarget;
  return field instanceof HTMLElement && 'value' in field && typeof field.value === 'string'
    ? field.value
    : '';
};

/** The label is `live`, as the toolkit writes one of its own when the field comes into the page. */
function filterPart(model: InspectorModel): TemplateResult {
  const { list, saved } = model;
  const count = list.isFiltered
    ? strings.matches(list.visibleCount, list.total)
    : strings.total(list.total);
  return html`<div class="filter" role="search">
    <vscode-text-field
      id=${filterFieldId}
      aria-label=${live(strings.filterLabel)}
      placeholder=${strings.filterPlaceholder}
      spellcheck="false"
      .value=${live(saved.filterText)}
      @input=${(event: Event) => {
        model.setFilter(textOf(event));
      }}
    >
      <span slot="start">${icon('filter')}</span>
    </vscode-text-field>
    ${
      saved.filterText === ''
        ? nothing
        : iconButton({
            icon: 'close',
            label: strings.clearFilter,
            run: () => {
              model.setFilter('');
            },
          })
    }
    <span class="count" role="status">${count}</span>
  </div>`;
}

export function toolbar(model: InspectorModel): TemplateResult {
  return html`<div class="toolbar" role="toolbar" aria-label=${strings.toolbar}>
    ${serverPart(model)}
    <div class="list-tools">
      ${filterPart(model)}
      <div class="list-actions">
        <vscode-button
          appearance="icon"
          class="toggle"
          aria-label=${strings.follow}
          title=${strings.follow}
          aria-pressed=${model.follow.isOn ? 'true' : 'false'}
          @click=${() => {
            model.toggleFollow();
          }}
          >${icon('follow')}</vscode-button
        >${iconButton({
          icon: 'clear',
          label: strings.clearAll,
          run: () => {
            model.clearCaptures();
          },
        })}
      </div>
    </div>
  </div>`;
}
