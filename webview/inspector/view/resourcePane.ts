import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type AttributeChange,
  type ResourceStates,
  type ResourceStep,
  type ResourceTimeline,
} from '../../../src/protocol/resourceTimeline.js';
import { icon } from '../../ui/icons.js';
import { type Loaded } from '../detailStore.js';
import { formatTime } from '../format.js';
import { type InspectorModel } from '../inspectorModel.js';
import { strings } from '../strings.js';
import { loadProblem } from './loadProblem.js';
import { section } from './section.js';

const text = strings.resource;

const value = (shown: string | undefined): TemplateResult =>
  shown === undefined
    ? html`<span class="muted">${text.none}</span>`
    : html`<code class="change-value">${shown}</code>`;

/** A column that has nothing to say is left out: what was created had nothing before. */
function changesTable(changes: readonly AttributeChange[]): TemplateResult {
  const columns = (['before', 'after'] as const).filter((side) =>
    changes.some((change) => change[side] !== undefined),
  );
  return html`<table class="changes">
    <thead>
      <tr>
        <th scope="col">${text.attributeColumn}</th>
        ${columns.map((side) => html`<th scope="col">${text[side]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${changes.map(
        (change) =>
          html`<tr>
            <th scope="row"><code>${change.path}</code></th>
            ${columns.map((side) => html`<td class=${`change-${side}`}>${value(change[side])}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function thisCall(model: InspectorModel, states: ResourceStates | null): TemplateResult {
  if (!states) {
    return html`<p class="muted">${text.nothing}</p>`;
  }
  return section(
    text.thisCall,
    html`${states.isAssumed ? html`<p class="remark">${icon('hint')}${text.assumed}</p>` : nothing}
      ${
        states.changes.length === 0
          ? html`<p class="muted">${text.noChange}</p>`
          : changesTable(states.changes)
      }
      <vscode-button
        appearance="secondary"
        class="compact"
        @click=${() => {
          model.openStates();
        }}
        >${text.openStates}<span slot="start">${icon('diff')}</span></vscode-button
      >`,
  );
}

/** The attribute itself, without its parts and elements. */
const attributeOf = (path: string): string =>
  path.startsWith('urn:') ? path : (/^[^.[]+/.exec(path)?.[0] ?? path);

const changesOf = ({ changes }: ResourceStep, attribute: string): readonly AttributeChange[] =>
  attribute === '' ? changes : changes.filter(({ path }) => attributeOf(path) === attribute);

function step(model: InspectorModel, one: ResourceStep, attribute: string): TemplateResult {
  const { id, seq, startedAt, method, status, kind, worstLevel } = one;
  const operation = strings.operation(one.operation, one.operationId ?? '');
  const changes = changesOf(one, attribute);
  const isCurrent = id === model.selected?.id;
  return html`<li class="step step-${kind}" aria-current=${isCurrent ? 'step' : nothing}>
    <p class="step-head">
      <span class="muted">${formatTime(startedAt)}</span>
      <button
        type="button"
        class="link"
        aria-label=${text.show(operation, seq)}
        @click=${() => {
          model.reveal(id);
        }}
      >
        ${operation}
      </button>
      <span class="method">${method}</span
      >${status === undefined ? nothing : html`<span>${status}</span>`}
      <span class="step-kind">${text.kinds[kind]}</span>
      ${worstLevel ? icon(worstLevel, strings.levels[worstLevel]) : nothing}
    </p>
    ${one.isAssumed && changes.length > 0 ? html`<p class="muted">${text.assumed}</p>` : nothing}
    ${changes.length === 0 ? nothing : changesTable(changes)}
  </li>`;
}

/** Attributes that have been another once. */
const attributesOf = (steps: readonly ResourceStep[]): ReadonlySet<string> =>
  new Set(
    steps
      .filter(({ kind }) => kind === 'changed' || kind === 'read')
      .flatMap(({ changes }) => changes.map(({ path }) => attributeOf(path))),
  );

function attributeButtons(
  model: InspectorModel,
  names: ReadonlySet<string>,
  chosen: string,
): TemplateResult {
  const chip = (name: string, label: string): TemplateResult =>
    html`<button
      type="button"
      class="chip"
      aria-pressed=${chosen === name ? 'true' : 'false'}
      @click=${() => {
        model.setTimelineAttribute(name);
      }}
    >
      ${label}
    </button>`;
  return html`<div class="attribute-chips" role="group" aria-label=${text.attribute}>
    <span>${text.attribute}</span>${chip('', text.anyAttribute)}
    ${[...names].map((name) => chip(name, name))}
  </div>`;
}

function timeline(model: InspectorModel, told: ResourceTimeline): TemplateResult {
  const { name, resourceId, typeName, steps, leftOut } = told;
  const names = attributesOf(steps);
  // It may have been chosen at another resource.
  const chosen = names.has(model.timelineAttribute) ? model.timelineAttribute : '';
  const shown = chosen === '' ? steps : steps.filter((one) => changesOf(one, chosen).length > 0);
  return section(
    text.timeline(`${typeName} ${name ?? resourceId}`),
    html`${attributeButtons(model, names, chosen)}
      ${leftOut === 0 ? nothing : html`<p class="muted">${text.leftOut(leftOut)}</p>`}
      <ol class="timeline">
        ${shown.map((one) => step(model, one, chosen))}
      </ol>`,
  );
}

function loaded<T>(
  model: InspectorModel,
  state: Loaded<T>,
  show: (value: T) => TemplateResult | typeof nothing,
): TemplateResult | typeof nothing {
  switch (state.kind) {
    case 'loading':
      return html`<p class="pending" role="status">${strings.detail.loading}</p>`;
    case 'failed':
      return loadProblem(`${text.failed}: ${state.message}`, () => {
        model.details.reload();
      });
    case 'ready':
      return show(state.value);
  }
}

/** What the request did to the resource that it is about, and everything else that happened to that. */
export function resourcePane(model: InspectorModel): TemplateResult {
  const { details } = model;
  return html`<div class="tab-content">
    ${loaded(model, details.states(), (states) => thisCall(model, states))}
    ${loaded(model, details.timeline(), (told) => (told ? timeline(model, told) : nothing))}
  </div>`;
}
