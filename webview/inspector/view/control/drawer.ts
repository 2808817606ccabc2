import { type TemplateResult, html, nothing } from 'lit/html.js';
import { icon, iconButton } from '../../../ui/icons.js';
import { type InspectorModel } from '../../inspectorModel.js';
import { type Drawer } from '../../savedState.js';
import { controlStrings } from '../../strings.js';
import { breakpointPanel } from './breakpointPanel.js';
import { faultPanel } from './faultPanel.js';
import { withControls } from '../withControls.js';

/** Id of the drawer, which its key puts the focus on. */
export const drawerId = 'drawer';

/** What can be done to the traffic, between the toolbar and the list. */
export function drawer(model: InspectorModel): TemplateResult | typeof nothing {
  const { drawer: open } = model.saved;
  if (open === undefined) {
    return nothing;
  }
  const text = controlStrings[open];
  return html`<section class="drawer" id=${drawerId} tabindex="-1" aria-label=${text.title}>
    <div class="drawer-head">
      <h2>${text.title}</h2>
      ${iconButton({
        icon: 'close',
        label: controlStrings.close,
        run: () => {
          model.toggleDrawer(open);
        },
      })}
    </div>
    ${withControls(model, () => (open === 'breakpoints' ? breakpointPanel(model) : faultPanel(model)))}
  </section>`;
}

/** Opens it, and tells how much of it is on. */
export function drawerButton(model: InspectorModel, name: Drawer): TemplateResult {
  const text = controlStrings[name];
  const on =
    name === 'breakpoints'
      ? model.breakpoints.breakpoints.filter(({ isOn }) => isOn).length
      : model.faults.armed.length;
  const label = on === 0 ? text.toggle : `${text.toggle}, ${text.count(on)}`;
  return html`<vscode-button
    appearance="icon"
    class="toggle"
    aria-label=${label}
    title=${label}
    aria-pressed=${model.saved.drawer === name ? 'true' : 'false'}
    @click=${() => {
      model.toggleDrawer(name);
    }}
    >${icon(name)}${on === 0 ? nothing : html`<span class="count-mark">${on}</span>`}</vscode-button
  >`;
}
