import { type TemplateResult, html, nothing } from 'lit/html.js';
import {
  type ComparedRow,
  type ComparedStep,
  type Difference,
} from '../../../src/protocol/captureComparison.js';
import { type ExchangeSummary } from '../../../src/protocol/inspector.js';
import { icon, iconButton } from '../../ui/icons.js';
import { type ComparisonStore } from '../comparison/comparisonStore.js';
import { type InspectorModel } from '../inspectorModel.js';
import { captureStrings, strings } from '../strings.js';
import { bodyDifference } from './bodyDifference.js';
import { detailPaneId } from './detailPane.js';
import { loadProblem } from './loadProblem.js';
import { section } from './section.js';

const text = captureStrings.compare;

/** What the row means, without whom it concerns. */
export const operationOf = ({
  isState,
  operation,
  operationId,
  occurrence,
}: ComparedRow): string =>
  isState
    ? text.atTheEnd
    : `${strings.operation(operation, operationId)}${occurrence > 1 ? ` (${String(occurrence)})` : ''}`;

function difference({ part, name, before, after, more }: Difference): TemplateResult {
  const what = html`<th scope="row">
    ${text.parts[part]}${name === '' ? nothing : html` <code>${name}</code>`}
  </th>`;
  return more === undefined
    ? html`<tr>
        ${what}
        <td>${before ?? html`<span class="muted">${text.nothing}</span>`}</td>
        <td>${after ?? html`<span class="muted">${text.nothing}</span>`}</td>
      </tr>`
    : html`<tr>
        ${what}
        <td colspan="2" class="muted">${text.more(more)}</td>
      </tr>`;
}

interface Names {
  readonly before: string;
  readonly after: string;
}

const differences = (step: ComparedStep, { before, after }: Names): TemplateResult =>
  section(
    text.differs,
    html`<table class="changes">
      <thead>
        <tr>
          <th scope="col">${strings.compare.part}</th>
          <th scope="col">${before}</th>
          <th scope="col">${after}</th>
        </tr>
      </thead>
      <tbody>
        ${step.differences.map(difference)}
      </tbody>
    </table>`,
  );

function bodies({ before, after }: ComparedStep, isState: boolean): unknown {
  const sides = isState ? (['response'] as const) : (['request', 'response'] as const);
  return sides.map((side) => {
    const [left, right] = [before?.[side] ?? '', after?.[side] ?? ''];
    const label = isState
      ? text.resource
      : side === 'request'
        ? strings.body.requestLabel
        : strings.body.responseLabel;
    if (left === '' && right === '') {
      return nothing;
    }
    return section(
      label,
      before && after
        ? bodyDifference(left, right, label)
        : html`<pre class="diff" tabindex="0" aria-label=${label}>${left || right}</pre>`,
    );
  });
}

function content(step: ComparedStep, row: ComparedRow, names: Names): TemplateResult {
  const isCut = step.before?.isCut === true || step.after?.isCut === true;
  return html`<div class="tab-content">
    <p class="muted">${text.told(row.kind, names.before, names.after)}</p>
    ${step.differences.length > 0 ? differences(step, names) : nothing} ${bodies(step, row.isState)}
    ${isCut ? html`<p class="remark">${icon('hint')}${strings.compare.cut}</p>` : nothing}
  </div>`;
}

function loaded(store: ComparisonStore, row: ComparedRow, names: Names): TemplateResult {
  const { step } = store;
  switch (step.kind) {
    case 'loading':
      return html`<p class="pending" role="status">${strings.detail.loading}</p>`;
    case 'failed':
      return loadProblem(step.message, () => {
        store.retryStep();
      });
    case 'ready':
      return content(step.value, row, names);
  }
}

/** The requests of the step that are in the list, too: the second one's first. */
export function listedOf({ comparison, list }: InspectorModel): readonly ExchangeSummary[] {
  const { step } = comparison;
  const { before, after } = step.kind === 'ready' ? step.value : {};
  const ids = new Set([after?.exchangeId, before?.exchangeId]);
  return [...ids].flatMap((id) => (id === undefined ? [] : (list.find(id) ?? [])));
}

/** One row of the comparison: what differs, and both bodies. */
export function comparisonStep(
  model: InspectorModel,
  row: ComparedRow,
  names: Names,
): TemplateResult {
  const store = model.comparison;
  return html`<section
    class="detail scrolls"
    id=${detailPaneId}
    tabindex="-1"
    aria-label=${text.step}
  >
    <header class="detail-head">
      <div class="detail-title">
        <h2>${operationOf(row)} <span class="subject">${row.subject}</span></h2>
        <div class="detail-actions" role="group" aria-label=${strings.detail.actions}>
          <vscode-button
            appearance="secondary"
            class="compact"
            @click=${() => {
              store.openInEditor(store.at ?? null);
            }}
            >${text.openInEditor}<span slot="start">${icon('diff')}</span></vscode-button
          >${listedOf(model).map(({ id, seq }) =>
            iconButton({
              icon: 'redirect',
              label: text.toList(seq),
              run: () => {
                model.reveal(id);
              },
            }),
          )}${iconButton({
            icon: 'close',
            label: strings.detail.close,
            run: () => {
              store.select(undefined);
            },
          })}
        </div>
      </div>
      ${row.line === '' ? nothing : html`<p class="url"><code>${row.line}</code></p>`}
    </header>
    ${loaded(store, row, names)}
  </section>`;
}
