import { live } from 'lit/directives/live.js';
import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type FormFieldView,
  type FormFindingView,
  type FormTabView,
  type SettingsFormView,
} from '../../src/protocol/settingsForm.js';
import { exportPane } from './exportPane.js';
import { fieldControl, fieldId } from './fieldControls.js';
import { type FormModel } from './formModel.js';
import { strings } from './strings.js';

/** The whole page: the pages of the Admin Console, and what is exported beside them. */
export function formPage(model: FormModel): TemplateResult {
  const { view } = model;
  if (!view) {
    return html`<main>
      <p class="muted">${strings.loading}</p>
      ${noticeLine(model)}
    </main>`;
  }
  return html`<main>
    <header>
      <h1>${strings.title}</h1>
      <p class="muted">${view.fileName}</p>
      <p class="state" role="status">${strings.state(view.errors, view.warnings)}</p>
      ${noticeLine(model)}
    </header>
    ${view.problem === undefined ? body(model, view) : brokenFile(model, view.problem)}
  </main>`;
}

const noticeLine = ({ notice }: FormModel): TemplateResult =>
  html`<p class="notice" role="status">${notice}</p>`;

const brokenFile = (model: FormModel, problem: string): TemplateResult => html`
  <section class="broken">
    <p>${strings.notJson(problem)}</p>
    <vscode-button @click=${() => model.openText()}>${strings.openText}</vscode-button>
  </section>
`;

const body = (model: FormModel, view: SettingsFormView): TemplateResult => html`
  <div class="columns">
    <section class="form" aria-label=${strings.pages}>
      ${
        view.others.length === 0
          ? nothing
          : html`<div class="others">
              <h2>${strings.others}</h2>
              ${findingList(view.others)}
            </div>`
      }
      <vscode-panels
        aria-label=${strings.pages}
        activeid=${`tab-${model.tab}`}
        @change=${(event: Event) => {
          // Controls within tell of their changes, too.
          if (event.target === event.currentTarget) {
            model.selectTab(activeTab(event) ?? model.tab);
          }
        }}
      >
        ${view.tabs.map(tabHead)} ${view.tabs.map((tab) => tabPage(model, tab))}
      </vscode-panels>
    </section>
    ${exportPane(model, view)}
  </div>
`;

/** The label is `live`, as the toolkit writes one of its own when the tab comes into the page. */
const tabHead = ({ id, title, errors, warnings }: FormTabView): TemplateResult => {
  const count = errors + warnings;
  const label = count === 0 ? title : strings.tab(title, count, strings.state(errors, warnings));
  return html`<vscode-panel-tab id=${`tab-${id}`} aria-label=${live(label)}
    >${title}${
      count === 0 ? nothing : html` <span class="count">${String(count)}</span>`
    }</vscode-panel-tab
  >`;
};

/** Only the page that is shown has its fields: the toolkit draws hidden ones, too. */
const tabPage = (model: FormModel, { id, sections }: FormTabView): TemplateResult =>
  html`<vscode-panel-view id=${`view-${id}`}>
    <div class="page">
      ${
        id === model.tab
          ? sections.map(
              ({ title, fields }) =>
                html`<section class="group">
                  <h2>${title}</h2>
                  ${fields.map((field) => fieldBlock(model, field))}
                </section>`,
            )
          : nothing
      }
    </div>
  </vscode-panel-view>`;

function fieldBlock(model: FormModel, field: FormFieldView): TemplateResult {
  const { pointer, label, help, control, findings } = field;
  const notesId = `${fieldId(pointer)}-notes`;
  return html`<div
    class=${findings.some(({ level }) => level === 'error') ? 'field wrong' : 'field'}
    role="group"
    aria-label=${label}
    aria-describedby=${notesId}
    data-pointer=${pointer}
  >
    ${control === 'check' ? nothing : html`<p class="label">${label}</p>`}
    ${fieldControl(model, field)}
    <div id=${notesId}>
      ${help === undefined ? nothing : html`<p class="help">${help}</p>`}
      ${findingList(findings, (pointer) => rowOf(field, pointer))}
    </div>
  </div>`;
}

const findingList = (
  findings: readonly FormFindingView[],
  placeOf: (pointer: string) => string = () => '',
): TemplateResult | typeof nothing =>
  findings.length === 0
    ? nothing
    : html`<ul class="findings">
        ${findings.map(
          ({ level, pointer, message, consequence, fix }) =>
            html`<li class=${level}>
              <strong>${strings.levels[level]}:</strong> ${placeOf(pointer)} ${message}
              ${consequence ?? nothing} ${fix === undefined ? nothing : html`<em>${fix}</em>`}
            </li>`,
        )}
      </ul>`;

/** In which row of a table, and at which of its columns; empty where the field is none. */
function rowOf({ pointer: ofField, columns = [] }: FormFieldView, pointer: string): string {
  const [row, member] = pointer.slice(ofField.length + 1).split('/');
  const label = columns.find(({ name }) => name === member)?.label;
  return columns.length === 0 || row === undefined || !/^\d+$/.test(row)
    ? ''
    : strings.place(Number(row) + 1, label);
}

function activeTab({ target }: Event): string | undefined {
  const id: unknown = target !== null && 'activeid' in target ? target.activeid : undefined;
  return typeof id === 'string' ? id.replace(/^tab-/, '') : undefined;
}
