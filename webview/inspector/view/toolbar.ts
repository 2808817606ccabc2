import { type TemplateResult, html, nothing } from 'lit/html.js';
import { type ForwardView, type ServerView } from '../../../src/protocol/inspector.js';
import { icon, iconButton } from '../../ui/icons.js';
import { type FilterBox } from '../filterBox.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { captureMenu } from './captureMenu.js';
import { chips } from './chips.js';
import { drawerButton } from './control/drawer.js';
import { columnMenu } from './columnTools.js';
import { filterBar, filterProblems } from './filterBar.js';
import { openHelp } from './keyHelp.js';

/** What forwards stands for a mock server that does not run. */
const forwardOf = ({ status, forward }: ServerView): ForwardView | undefined =>
  status === 'stopped' ? forward : undefined;

function forwardPart(model: InspectorModel, { baseUrl, target }: ForwardView): TemplateResult {
  return html`<div class="server server-running">
    <span class="server-status" role="status" title=${strings.empty.forwardedTo(target)}
      ><span class="dot" aria-hidden="true"></span>${strings.server.forwarding}</span
    >
    <code class="base-url" title=${`${baseUrl} → ${target}`}>${baseUrl}</code>${iconButton({
      icon: 'copy',
      label: strings.copyBaseUrl,
      run: () => {
        model.copyText(strings.copyBaseUrl, baseUrl);
      },
    })}
  </div>`;
}

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
  const forward = forwardOf(server);
  if (forward) {
    return forwardPart(model, forward);
  }
  return html`<div class="server server-${server.status}">
    <span class="server-status" role="status" title=${server.message ?? nothing}
      ><span class="dot" aria-hidden="true"></span>${strings.server[server.status]}</span
    >
    ${serverDetail(model, server)}
  </div>`;
}

export function toolbar(model: InspectorModel, box: FilterBox, listWidth: number): TemplateResult {
  return html`<div class="toolbar" role="toolbar" aria-label=${strings.toolbar}>
      ${serverPart(model)}
      <div class="list-tools">
        ${filterBar(model, box)}
        <div class="list-actions">
          ${drawerButton(model, 'breakpoints')}${drawerButton(model, 'faults')}
          ${columnMenu(model, listWidth)}
          <vscode-button
            appearance="icon"
            class="toggle"
            aria-label=${strings.groups.toggle}
            title=${strings.groups.toggle}
            aria-pressed=${model.saved.isGrouped ? 'true' : 'false'}
            @click=${() => {
              model.setGrouped(!model.saved.isGrouped);
            }}
            >${icon('group')}</vscode-button
          >
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
          >${captureMenu(model)}${iconButton({
            icon: 'clear',
            label: strings.clearAll,
            run: () => {
              model.clearCaptures();
            },
          })}${iconButton({ icon: 'help', label: strings.help.open, run: openHelp })}
        </div>
      </div>
    </div>
    ${filterProblems(model)} ${chips(model)}`;
}
