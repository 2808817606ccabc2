import { type TemplateResult, html, nothing } from 'lit/html.js';
import { type ForwardView } from '../../../src/protocol/inspector.js';
import { iconButton } from '../../ui/icons.js';
import { type InspectorModel } from '../inspectorModel.js';
import { captureStrings, strings } from '../strings.js';

const text = strings.empty;

function button(label: string, run: () => void): TemplateResult {
  return html`<p><vscode-button @click=${run}>${label}</vscode-button></p>`;
}

function page(title: string, ...parts: readonly unknown[]): TemplateResult {
  return html`<div class="empty">
    <div class="empty-page">
      <h2>${title}</h2>
      ${parts}
    </div>
  </div>`;
}

/** The way back to what there was. */
const earlier = ({ captures }: InspectorModel): TemplateResult =>
  html`<p class="earlier">
    ${captureStrings.before}
    ${(['openSession', 'import'] as const).map(
      (action) =>
        html`<button
          type="button"
          class="link"
          @click=${() => {
            captures.perform(action);
          }}
        >
          ${captureStrings.actions[action]}
        </button> `,
    )}
  </p>`;

/** The address on this machine cannot be reached by Okta. */
function isLoopback(baseUrl: string): boolean {
  if (!URL.canParse(baseUrl)) {
    return false;
  }
  const { hostname } = new URL(baseUrl);
  return hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.');
}

const probe = (baseUrl: string): string =>
  `curl -H "Authorization: $SCIM_AUTHORIZATION" "${baseUrl}/Users?startIndex=1&count=2"`;

const baseUrlPair = (baseUrl: string, copy: () => void): TemplateResult =>
  html`<dt>${text.baseUrl}</dt>
    <dd>
      <code>${baseUrl}</code>${iconButton({ icon: 'copy', label: strings.copyBaseUrl, run: copy })}
    </dd>`;

function connection(model: InspectorModel, baseUrl: string): TemplateResult {
  const command = probe(baseUrl);
  return html`<dl class="connection">
    ${baseUrlPair(baseUrl, () => {
      model.copyBaseUrl();
    })}
    <dt>${text.authorization}</dt>
    <dd>
      <vscode-button
        appearance="secondary"
        class="compact"
        @click=${() => {
          model.copyAuthorization();
        }}
        >${text.copyHeader}</vscode-button
      >
    </dd>
    <dt>${text.command}</dt>
    <dd>
      <code>${command}</code>${iconButton({
        icon: 'copy',
        label: text.copyCommand,
        run: () => {
          model.copyText(text.copyCommand, command);
        },
      })}
    </dd>
  </dl>`;
}

function waiting(model: InspectorModel, baseUrl: string): TemplateResult {
  return page(
    text.waitingTitle,
    connection(model, baseUrl),
    html`<h3>${text.oktaTitle}</h3>
      <ol>
        ${isLoopback(baseUrl) ? html`<li>${text.oktaReach}</li>` : nothing}
        <li>${text.oktaEnable}</li>
        <li>${text.oktaFields}</li>
        <li>${text.oktaToken}</li>
        <li>${text.oktaTest}</li>
      </ol>`,
    earlier(model),
  );
}

function waitingToForward(model: InspectorModel, { baseUrl, target }: ForwardView): TemplateResult {
  return page(
    text.waitingTitle,
    html`<p>${text.forwardedTo(target)}</p>
      <dl class="connection">
        ${baseUrlPair(baseUrl, () => {
          model.copyText(strings.copyBaseUrl, baseUrl);
        })}
      </dl>
      ${isLoopback(baseUrl) ? html`<p>${text.oktaReach}</p>` : nothing}`,
    earlier(model),
  );
}

function withoutRows(model: InspectorModel): TemplateResult {
  const { server } = model.feed;
  if (server.forward && server.status === 'stopped') {
    return waitingToForward(model, server.forward);
  }
  const start = (): void => {
    model.startServer();
  };
  switch (server.status) {
    case 'running':
      return waiting(model, server.baseUrl ?? '');
    case 'starting':
      return page(text.startingTitle, html`<vscode-progress-ring></vscode-progress-ring>`);
    case 'stopping':
      return page(text.stoppingTitle, html`<vscode-progress-ring></vscode-progress-ring>`);
    case 'failed':
      return page(
        text.failedTitle,
        html`<p class="problem">${server.message ?? nothing}</p>`,
        button(strings.startAgain, start),
      );
    case 'stopped':
      return page(
        text.stoppedTitle,
        html`<p>${text.stoppedText}</p>`,
        button(strings.start, start),
        earlier(model),
      );
  }
}

/** What stands in the place of the list while it has no rows; undefined when it has some. */
export function emptyState(model: InspectorModel): TemplateResult | undefined {
  const { feed, list } = model;
  if (list.visibleCount > 0) {
    return undefined;
  }
  if (feed.state.kind === 'failed') {
    return page(
      text.loadFailed,
      html`<p class="problem">${feed.state.message}</p>`,
      button(text.retry, () => {
        feed.refresh();
      }),
    );
  }
  if (list.total > 0) {
    return page(
      text.noMatchTitle,
      html`<p>${text.noMatchText(list.total)}</p>`,
      button(strings.clearFilter, () => {
        model.setFilter('');
      }),
    );
  }
  return feed.state.kind === 'loading'
    ? html`<p class="empty pending">${text.loading}</p>`
    : withoutRows(model);
}
