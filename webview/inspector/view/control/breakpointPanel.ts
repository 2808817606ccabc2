import { type TemplateResult, html, nothing } from 'lit/html.js';
import { iconButton } from '../../../ui/icons.js';
import { choiceField, onEnter, switchBox, textField } from '../../../ui/formControls.js';
import { type Breakpoint } from '../../control/breakpointStore.js';
import { type InspectorModel } from '../../inspectorModel.js';
import { controlStrings } from '../../strings.js';
import { loadProblem } from '../loadProblem.js';

const text = controlStrings.breakpoints;

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

const noSpec = { stage: 'request', method: '', path: '', operation: '', status: '' };

/** What stands in the form; a page has one. */
let spec = noSpec;
let problem: string | undefined;

/** The breakpoints that are set, and a form for one more. */
export function breakpointPanel(model: InspectorModel): TemplateResult {
  const { breakpoints } = model;
  if (breakpoints.failure !== undefined) {
    return loadProblem(`${text.failed}: ${breakpoints.failure}`, () => {
      breakpoints.load();
    });
  }
  return html`<div class="drawer-body">${form(model)} ${list(model)}</div>`;
}

function list({ breakpoints }: InspectorModel): TemplateResult {
  return breakpoints.breakpoints.length === 0
    ? html`<p class="muted">${text.none}</p>`
    : html`<ul class="breakpoint-list" aria-label=${text.list}>
        ${breakpoints.breakpoints.map(
          (one) =>
            html`<li class=${one.isOn ? '' : 'is-off'}>
              ${switchBox(nameOf(one), one.isOn, (isOn) => {
                breakpoints.switch(one.id, isOn);
              })}<span class="breakpoint-name">${nameOf(one)}</span>
              ${iconButton({
                icon: 'close',
                label: text.remove(nameOf(one)),
                run: () => {
                  breakpoints.remove(one.id);
                },
              })}
            </li>`,
        )}
      </ul>`;
}

const nameOf = ({ stage, method, path, operation, status }: Breakpoint): string => {
  const parts = [method, path, operation, status].filter((part) => part !== undefined);
  return `${text.stages[stage]}: ${parts.length === 0 ? text.all : parts.join(' ')}`;
};

function form(model: InspectorModel): TemplateResult {
  const setter = (name: keyof typeof noSpec) => (value: string) => {
    spec = { ...spec, [name]: value, ...(value === 'request' && { status: '' }) };
    problem = undefined;
    model.refresh();
  };
  const anyOf = (names: readonly string[]) => [
    { value: '', label: text.any },
    ...names.map((name) => ({ value: name, label: name })),
  ];
  const add = (): void => {
    void addBreakpoint(model);
  };
  return html`<div class="drawer-form" role="form" aria-label=${text.add} @keydown=${onEnter(add)}>
    ${choiceField({
      label: text.stage,
      value: spec.stage,
      set: setter('stage'),
      choices: [
        { value: 'request', label: text.stages.request },
        { value: 'response', label: text.stages.response },
      ],
    })}
    ${choiceField({
      label: text.method,
      value: spec.method,
      set: setter('method'),
      choices: anyOf(methods),
    })}
    ${choiceField({
      label: text.operation,
      value: spec.operation,
      set: setter('operation'),
      choices: anyOf(model.breakpoints.operations),
    })}
    ${textField({
      id: 'breakpoint-path',
      label: text.path,
      value: spec.path,
      placeholder: '/Users/*',
      set: setter('path'),
      problem: problem === undefined ? undefined : { message: problem, isError: true },
    })}
    ${
      spec.stage === 'response'
        ? textField({
            label: text.status,
            value: spec.status,
            placeholder: '4xx',
            set: setter('status'),
          })
        : nothing
    }
    <vscode-button class="compact" @click=${add}>${text.add}</vscode-button>
  </div>`;
}

async function addBreakpoint(model: InspectorModel): Promise<void> {
  const failed = await model.breakpoints.add(spec);
  problem = failed?.message;
  if (!failed) {
    spec = { ...noSpec, stage: spec.stage };
  }
  model.refresh();
}
