import { type TemplateResult, html, nothing } from 'lit/html.js';
import { usualAnswers } from '../../../../src/protocol/usualAnswers.js';
import { icon, iconButton } from '../../../ui/icons.js';
import { textArea, textField } from '../../../ui/formControls.js';
import { type HeldRow } from '../../control/breakpointStore.js';
import {
  type HeldDraft,
  type HeldField,
  fieldsOf,
  hasError,
  isChanged,
  problemOf,
  shownFields,
} from '../../control/heldDraft.js';
import { statusText } from '../../format.js';
import { type InspectorModel } from '../../inspectorModel.js';
import { controlStrings, strings } from '../../strings.js';
import { detailPaneId } from '../detailPane.js';
import { timer } from './heldRows.js';
import { withControls } from '../withControls.js';

const text = controlStrings.held;

/** Id of a field of the form, which keys put the focus on. */
const heldFieldId = (field: HeldField): string => `held-${field}`;

/** A held message in place of the detail: to be seen, changed, and decided about. */
export function heldPane(model: InspectorModel): TemplateResult | undefined {
  const { breakpoints } = model;
  const { selectedId, draft } = breakpoints;
  if (selectedId === undefined) {
    return undefined;
  }
  const row = breakpoints.findHeld(selectedId);
  const isGone = !row && !breakpoints.isDeciding(selectedId);
  return html`<section
    class="detail held-pane"
    id=${detailPaneId}
    tabindex="-1"
    aria-label=${strings.detail.label}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        breakpoints.send();
      }
    }}
  >
    ${heading(model, row, draft)}
    ${isGone ? html`<p class="problem" role="alert">${icon('warning')} ${text.gone}</p>` : nothing}
    ${draft ? withControls(model, () => form(model, draft, isGone)) : html`<p class="pending" role="status">${text.loading}</p>`}
  </section>`;
}

function heading(
  { breakpoints }: InspectorModel,
  row: HeldRow | undefined,
  draft: HeldDraft | undefined,
): TemplateResult {
  return html`<header class="detail-head">
    <div class="detail-title">
      <h2>${row ? text[row.stage] : draft ? text.goneTitle : text.loading}</h2>
      <div class="detail-actions">
        ${row ? timer(row) : nothing}
        ${iconButton({
          icon: 'close',
          label: row ? text.close : text.dismiss,
          run: () => {
            breakpoints.deselect();
          },
        })}
      </div>
    </div>
    ${
      row
        ? html`<p class="facts">
              <span class="method">${row.method}</span><code>${row.target}</code>${
                row.status === undefined ? nothing : html`<span>${statusText(row.status)}</span>`
              }
            </p>
            <p class="muted">
              ${row.stage === 'request' ? text.sources[row.source] : text.answerSources[row.source]}.
              ${text.limit}
            </p>`
        : nothing
    }
  </header>`;
}

function form(model: InspectorModel, draft: HeldDraft, isGone: boolean): TemplateResult {
  return html`<div class="tab-content held-form">
    ${isGone ? goneActions(model, draft) : actions(model, draft)}
    ${draft.mode === 'answer' ? answers(model, draft) : nothing}
    ${shownFields(draft.stage, draft.mode).map((field) => fieldOf(model, draft, field, isGone))}
  </div>`;
}

function actions({ breakpoints }: InspectorModel, draft: HeldDraft): TemplateResult {
  const isAnswer = draft.mode === 'answer';
  const send = isAnswer ? text.sendAnswer : isChanged(draft) ? text.continueChanged : text.continue;
  return html`<div class="held-actions">
    <div class="segments" role="group" aria-label=${text.look}>
      ${(['change', 'answer'] as const).map(
        (mode) =>
          html`<button
            type="button"
            class="segment"
            aria-pressed=${draft.mode === mode ? 'true' : 'false'}
            @click=${() => {
              breakpoints.setMode(mode);
            }}
          >
            ${mode === 'change' ? text.edit : text.answer}
          </button>`,
      )}
    </div>
    <vscode-button
      class="compact"
      ?disabled=${hasError(draft)}
      @click=${() => {
        breakpoints.send();
      }}
      >${send}<span slot="start">${icon('continue')}</span></vscode-button
    >
    <vscode-button
      class="compact"
      appearance="secondary"
      @click=${() => {
        breakpoints.drop();
      }}
      >${text.drop}<span slot="start">${icon('drop')}</span></vscode-button
    >
  </div>`;
}

/** What was written can be taken along. */
const goneActions = (model: InspectorModel, draft: HeldDraft): TemplateResult =>
  html`<div class="held-actions">
    <vscode-button
      class="compact"
      appearance="secondary"
      @click=${() => {
        model.copyText(text.copyBody, fieldsOf(draft).body);
      }}
      >${text.copyBody}<span slot="start">${icon('copy')}</span></vscode-button
    >
    <vscode-button
      class="compact"
      appearance="secondary"
      @click=${() => {
        model.breakpoints.deselect();
      }}
      >${text.dismiss}</vscode-button
    >
  </div>`;

const answers = ({ breakpoints }: InspectorModel, { answer }: HeldDraft): TemplateResult =>
  html`<div class="attribute-chips" role="group" aria-label=${text.usual}>
    ${usualAnswers.map(
      ({ status }) =>
        html`<button
          type="button"
          class="chip"
          aria-pressed=${answer.status === String(status) ? 'true' : 'false'}
          @click=${() => {
            breakpoints.fillAnswer(status);
          }}
        >
          ${statusText(status)}
        </button>`,
    )}
  </div>`;

const rows: Readonly<Record<'headers' | 'body', number>> = { headers: 6, body: 14 };

function fieldOf(
  { breakpoints }: InspectorModel,
  draft: HeldDraft,
  field: HeldField,
  isGone: boolean,
): TemplateResult {
  const isFixed = field === 'body' && draft.mode === 'change' && draft.fixedBody !== undefined;
  const parts = {
    id: heldFieldId(field),
    label: text[field],
    value: fieldsOf(draft)[field],
    problem: problemOf(draft, field),
    isReadOnly: isGone || isFixed,
    isCode: true,
    set: (value: string) => {
      breakpoints.edit(field, value);
    },
  };
  if (field === 'target' || field === 'status') {
    return textField(parts);
  }
  const note = draft.mode === 'change' ? noteOn(draft, field) : undefined;
  return html`<div>
    ${textArea({ ...parts, rows: rows[field] })}
    ${note === undefined ? nothing : html`<p class="muted">${note}</p>`}
  </div>`;
}

/** What is not shown as it came. */
function noteOn({ came, fixedBody }: HeldDraft, field: HeldField): string | undefined {
  if (field === 'headers') {
    return text.hidden;
  }
  if (field !== 'body') {
    return undefined;
  }
  if (fixedBody !== undefined) {
    return text.fixed(fixedBody);
  }
  return came.body.includes('[redacted') ? text.hiddenInBody : undefined;
}
