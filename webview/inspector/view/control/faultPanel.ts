import { type TemplateResult, html, nothing } from 'lit/html.js';
import { inlineCode, withoutBackticks } from '../../../ui/inlineCode.js';
import { icon, iconButton } from '../../../ui/icons.js';
import { choiceField, onEnter, switchBox, textField } from '../../../ui/formControls.js';
import {
  type ArmedRow,
  type FaultKindView,
  type FaultParameterView,
  timeLeft,
} from '../../control/faultStore.js';
import { type InspectorModel } from '../../inspectorModel.js';
import { controlStrings, strings } from '../../strings.js';
import { loadProblem } from '../loadProblem.js';

const text = controlStrings.faults;

/** The kinds of faults with what is armed of each; the one that is selected with its parameters. */
export function faultPanel(model: InspectorModel): TemplateResult {
  const { faults } = model;
  if (faults.failure !== undefined) {
    return loadProblem(`${text.failed}: ${faults.failure}`, () => {
      faults.load();
    });
  }
  if (!faults.kinds) {
    return html`<p class="pending" role="status">${text.loading}</p>`;
  }
  return html`<div class="drawer-body">
    ${serverNote(model)}
    <div class="fault-panes">
      <div class="fault-kinds">
        <div class="drawer-form">
          ${textField({
            id: 'fault-search',
            label: text.search,
            value: faults.search,
            set: (search) => {
              faults.setSearch(search);
            },
          })}
          ${
            faults.armed.length === 0
              ? nothing
              : html`<vscode-button
                  class="compact"
                  appearance="secondary"
                  @click=${() => {
                    faults.disarmAll();
                  }}
                  >${text.disarmAll}</vscode-button
                >`
          }
        </div>
        ${
          faults.shown.length === 0
            ? html`<p class="muted">${text.nothing}</p>`
            : html`<ul class="fault-list" aria-label=${text.kinds} tabindex="-1">
                ${faults.shown.map((kind) => kindRow(model, kind))}
              </ul>`
        }
      </div>
      ${faults.selected ? kindForm(model, faults.selected) : html`<p class="muted">${text.choose}</p>`}
    </div>
  </div>`;
}

function serverNote(model: InspectorModel): TemplateResult | typeof nothing {
  const { status } = model.feed.server;
  return status === 'running' || status === 'starting'
    ? nothing
    : html`<p class="fault-server">
        ${icon('hint')} ${text.server}
        <vscode-button
          class="compact"
          appearance="secondary"
          @click=${() => {
            model.startServer();
          }}
          >${strings.start}</vscode-button
        >
      </p>`;
}

function kindRow({ faults }: InspectorModel, kind: FaultKindView): TemplateResult {
  const armed = faults.armedOf(kind.id);
  const isArmed = armed.length > 0;
  return html`<li class=${isArmed ? 'is-armed' : ''}>
    ${switchBox(text.switch(kind.title), isArmed, (isOn) => {
      if (isOn) {
        faults.arm(kind.id);
      } else {
        faults.disarmKind(kind.id);
      }
    })}<button
      type="button"
      class="fault-kind"
      title=${withoutBackticks(kind.does)}
      aria-current=${faults.selected === kind ? 'true' : nothing}
      @click=${() => {
        faults.select(kind.id);
      }}
    >
      <span class="fault-title">${kind.title}</span>${
        isArmed ? html`<span class="fault-state">${stateOf(armed)}</span>` : nothing
      }
    </button>
  </li>`;
}

/** What is armed of a kind, together. */
const stateOf = (armed: readonly ArmedRow[]): string =>
  armed.length === 1 && armed[0]
    ? stateWords(armed[0])
    : `${String(armed.length)} × · ${text.hits(armed.reduce((sum, { hits }) => sum + hits, 0))}`;

function stateWords({ hits, hitsLeft, endsAt }: ArmedRow): string {
  const ends = [
    ...(hitsLeft === undefined ? [] : [text.hitsLeft(hitsLeft)]),
    ...(endsAt === undefined ? [] : [text.timeLeft(timeLeft(endsAt))]),
  ];
  return [text.hits(hits), ...(ends.length === 0 ? [text.untilStopped] : ends)].join(' · ');
}

function kindForm(model: InspectorModel, kind: FaultKindView): TemplateResult {
  const { faults } = model;
  const armed = faults.armedOf(kind.id);
  const conditions = faults.kinds?.conditions ?? [];
  const isEnd = ({ name }: FaultParameterView): boolean => name === 'times' || name === 'for';
  const arm = (): void => {
    faults.arm(kind.id);
  };
  return html`<div class="fault-form" role="form" aria-label=${kind.title} @keydown=${onEnter(arm)}>
    <div class="fault-head">
      <h3>${kind.title}</h3>
      <vscode-button class="compact" ?disabled=${faults.problem !== undefined} @click=${arm}
        >${armed.length === 0 ? text.arm : text.armMore}<span slot="start"
          >${icon('faults')}</span
        ></vscode-button
      >
    </div>
    <dl class="pairs">
      <dt>${text.does}</dt>
      <dd>${inlineCode(kind.does)}</dd>
      <dt>${text.okta}</dt>
      <dd>${inlineCode(kind.okta)}</dd>
    </dl>
    ${armed.length === 0 ? nothing : armedList(model, armed)}
    ${fieldGroup(model, text.parameters, kind.parameters)}
    ${fieldGroup(model, text.until, conditions.filter(isEnd))}
    ${fieldGroup(
      model,
      text.when,
      conditions.filter((one) => !isEnd(one)),
    )}
    ${
      faults.problem && faults.problem.field === undefined
        ? html`<p class="problem" role="alert">${icon('error')} ${faults.problem.message}</p>`
        : nothing
    }
  </div>`;
}

const armedList = ({ faults }: InspectorModel, armed: readonly ArmedRow[]): TemplateResult =>
  html`<ul class="armed-list" aria-label=${text.armed}>
    ${armed.map(
      (fault) =>
        html`<li>
          ${icon('faults')}<code>${fault.spec}</code
          ><span class="fault-state">${stateWords(fault)}</span>${iconButton({
            icon: 'close',
            label: text.disarmThis(fault.spec),
            run: () => {
              faults.disarm(fault.id);
            },
          })}
        </li>`,
    )}
  </ul>`;

function fieldGroup(
  model: InspectorModel,
  legend: string,
  parameters: readonly FaultParameterView[],
): TemplateResult | typeof nothing {
  return parameters.length === 0
    ? nothing
    : html`<fieldset class="fault-fields">
        <legend>${legend}</legend>
        ${parameters.map((parameter) => parameterField(model, parameter))}
      </fieldset>`;
}

function parameterField(
  { faults }: InspectorModel,
  { name, description, value: wanted, usual, choices }: FaultParameterView,
): TemplateResult {
  const parts = {
    label: name,
    value: faults.valueOf(name),
    set: (value: string) => {
      faults.type(name, value);
    },
  };
  const isWrong = faults.problem?.field === name;
  return html`<div class="fault-field" title=${`${description}: ${wanted}`}>
    ${
      choices
        ? choiceField({
            ...parts,
            choices: [
              { value: '', label: usual === undefined ? text.any : text.usual(usual) },
              ...choices.map((choice) => ({ value: choice, label: choice })),
            ],
          })
        : textField({
            ...parts,
            ...(usual !== undefined && { placeholder: text.usual(usual) }),
            problem: isWrong ? { message: faults.problem.message, isError: true } : undefined,
          })
    }
    <p class="muted">${description}</p>
  </div>`;
}
